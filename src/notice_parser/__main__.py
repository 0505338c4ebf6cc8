"""`python -m notice_parser` and the `notice-parse` command: set up the process, then hand over to the command line."""

from __future__ import annotations

import os
import signal
import sys
from types import ModuleType

from notice_parser.collector import collect_seldom, leave_all

INTERRUPTED = 130


def main() -> int:
    """Run the command line; the exit status is what `cli.run` says, 130 on Ctrl-C at any moment."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    collect_seldom()
    skip_plugins()
    try:
        from notice_parser.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt as stop:
        report_interruption(stop)
        return INTERRUPTED
    finally:
        leave_all()


def report_interruption(stop: KeyboardInterrupt) -> None:
    """One line on standard error, in the user's language, also before the command line has chosen it."""
    from notice_parser.messages import choose_language, say, translate, use_language

    use_language(choose_language(sys.argv[1:]))
    if sys.stderr is not None:
        what = stop.args[0] if stop.args else say("interrupted")
        sys.stderr.write(f"notice-parse: {translate(what)}\n")


def skip_plugins() -> None:
    """Keep pydantic from looking for plugins: none is used, and it would ask every package that is installed.

    Even with plugins disabled it would import what it asks with, so that part of it is taken as loaded.
    """
    if os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1") == "1":
        loader = ModuleType("pydantic.plugin._loader")
        loader.get_plugins = tuple  # type: ignore[attr-defined]
        sys.modules.setdefault(loader.__name__, loader)


if __name__ == "__main__":
    sys.exit(main())
