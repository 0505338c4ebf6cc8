"""A quantity as the later stages use it: a number of the text with everything that its statement says of it."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from notice_parser.quantities.model import Alternative
from notice_parser.spans import Span
from notice_parser.terms import Direction, Modifier, PartRole, QuantityKind, Status
from notice_parser.wording.model import PeriodClaim


class QuantityPeriod(Struct, frozen=True):
    """The period that holds for a quantity; `inherited` where an earlier clause set it."""

    claim: PeriodClaim
    inherited: bool


class QuantityChange(Struct, frozen=True):
    """A growth or fall: the word that states it (`span`), against what (`basis`), and the value it starts from."""

    direction: Direction
    basis: Span | None
    origin: Span | None
    span: Span


class Quantity(Struct, frozen=True, kw_only=True):
    """One quantity of a notice.

    `index` is its position in text order, from 0, and `part_of` the index of its whole.
    `section` is the id of the innermost section around it, `rule` the id of the rule that read the number. `per` is the
    unit of a rate. `indicator` are the quotes of the full name of what is stated, empty where nothing is.
    `alternatives` are the other readings of fields in doubt.
    """

    index: int
    span: Span
    section: str | None
    value: Decimal | None
    value_max: Decimal | None
    ratio: tuple[Decimal, ...] | None
    unit: str | None
    base_value: Decimal | None
    base_value_max: Decimal | None
    base_unit: str | None
    kind: QuantityKind
    modifier: Modifier | None
    measured: Span | None
    action: Span | None
    actor: Span | None
    scope: Span | None
    status: Status | None
    period: QuantityPeriod | None
    change: QuantityChange | None
    part_of: int | None
    part_role: PartRole | None
    per: str | None
    indicator: tuple[Span, ...]
    doubts: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    rule: str
