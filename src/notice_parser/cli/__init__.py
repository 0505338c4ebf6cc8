"""The command line: arguments in, results on standard output, errors on standard error one line each, exit status.

Nothing heavy is imported here: a command imports what it needs when it runs, so that `--help` answers at once.
"""

from __future__ import annotations

from notice_parser.cli.main import run

__all__ = ["run"]
