"""`notice-parse verify OUT…`: outputs against their sources."""

from __future__ import annotations

from typing import Annotated

import typer

from notice_parser.cli import texts
from notice_parser.cli.options import Quiet, Reading
from notice_parser.cli.status import ExitStatus
from notice_parser.cli.streams import complain
from notice_parser.writers.formats import verifiable_suffixes

Outputs = Annotated[list[str], typer.Argument(metavar="OUT", help=texts.OUTPUTS.format(suffixes=verifiable_suffixes()))]


def verify(outputs: Outputs, *, reading: Reading, quiet: Quiet = False) -> int:
    """Report each difference."""
    from notice_parser.batch.verify import verify as verify_outputs

    verified = verify_outputs(outputs, reading.options(), complain)
    if not quiet:
        complain(None, texts.VERIFIED.format(checked=verified.checked, differing=verified.differing))
    return ExitStatus.DONE if verified.differing == 0 else ExitStatus.FAILED
