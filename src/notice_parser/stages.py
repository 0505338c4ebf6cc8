"""What the stages before the checks give for one notice."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from notice_parser.facts.model import Facts
from notice_parser.outline.model import Outline
from notice_parser.pack import Pack
from notice_parser.quantities.quantity import Quantity
from notice_parser.spans import Source
from notice_parser.wording.model import Wording


class StageResults(Struct, frozen=True, kw_only=True):
    """The result of each stage, in their order. `issued_on` is the issue date that the caller or the text states."""

    pack: Pack
    source: Source
    outline: Outline
    wording: Wording
    facts: Facts
    issued_on: date | None
    quantities: tuple[Quantity, ...]
