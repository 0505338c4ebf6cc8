"""What passes between the steps that read statements: clauses, readings and statements."""

from __future__ import annotations

from msgspec import Struct, field

from notice_parser.spans import Span
from notice_parser.wording.model import PeriodClaim, QuantityClaim
from notice_parser.wording.tokens import Token

# Kinds of figures that count or measure things: what may be a whole or a part, and a noun be carried for.
COUNTED = frozenset({
    "item", "case", "organization", "household", "building", "person", "area", "length", "money", "mass", "volume",
    "energy", "occurrence",
})  # fmt: skip
NEAR = 64  # tokens: how far from a figure its words are looked for, so that time grows with the text


class Clause(Struct, frozen=True):
    """Tokens between two clause ends. `before` is the mark in front of it; `depth` counts the brackets around it."""

    tokens: tuple[Token, ...]
    before: str
    depth: int

    @property
    def is_joined(self) -> bool:
        """Does 、 join it to the clause before?"""
        return self.before == "、"

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


class PeriodFound(Struct, frozen=True):
    """The period of a figure, and whether an earlier clause set it."""

    claim: PeriodClaim
    inherited: bool


class ChangeFound(Struct, frozen=True):
    direction: str
    basis: Span | None
    origin: Span | None
    quote: Span
    arrives: bool = False


class Statement(Struct):
    """One figure and what was read about it so far; the folds fill it from left to right."""

    figure: QuantityClaim
    clause: int
    sentence: int
    sentence_span: Span
    frame: str | None = None
    level: bool = False
    carries: frozenset[str] = frozenset()
    measured: Span | None = None
    action: Span | None = None
    actor: Span | None = None
    scope: Span | None = None
    whole: Span | None = None
    status: str | None = None
    period: PeriodFound | None = None
    change: ChangeFound | None = None
    part_of: int | None = None
    part_role: str | None = None
    per: str | None = None
    signs: frozenset[str] = frozenset()
    segment: int = 0
    before: str = ""
    depth: int = 0
    reasons: dict[str, str] = field(default_factory=dict)

    def is_carried(self, role: str) -> bool:
        """Did an earlier clause give the role, in words that this clause leaves out?"""
        return self.reasons.get(role, "").startswith("carried,")

    def drop(self, role: str) -> None:
        """Take a role back, with its reason."""
        setattr(self, role, None)
        self.reasons.pop(role, None)
