"""`python -m notice_parser` and the `notice-parse` command: set up the process, then hand over to the command line."""

from __future__ import annotations

import os
import signal
import sys

INTERRUPTED = 130


def main() -> int:
    """Run the command line; the exit status is what `cli.run` says, 130 on Ctrl-C at any moment."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # none is used, and looking for them takes 10 ms
    try:
        from notice_parser.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        if sys.stderr is not None:
            sys.stderr.write("notice-parse: interrupted\n")
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
