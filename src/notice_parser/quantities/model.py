"""What passes between the steps that read statements: clauses, roles with their origins, statements."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from notice_parser.pack.frames import Frame, FrameFlag
from notice_parser.pack.words import TokenKind
from notice_parser.quantities.origins import (
    INHERITED,
    ChangeOrigin,
    Origin,
    PartOrigin,
    PeriodOrigin,
    StatusOrigin,
)
from notice_parser.spans import Span
from notice_parser.wording.model import PeriodClaim, QuantityClaim
from notice_parser.wording.tokens import Token

Status = Literal["done", "ongoing", "planned", "not_done"]
Direction = Literal["increase", "decrease", "unchanged"]
PartRole = Literal["partition", "subset", "share", "rate"]
Cue = Literal[
    "among", "remain", "done", "negate", "ongoing", "per", "exception", "total", "some", "compared", "opens", "inside"
]
"""What the words around a quantity say about the whole that it may be a part of.

The first six are kinds of tokens before it; `exception`, `total` and `some` come from words of parts.yaml; `compared`
is the quantity of a basis of comparison; `opens` is a whole whose parts follow (28个问题中), `inside` what follows it.
"""

NEAR = 64  # tokens: how far from a quantity its words are looked for, so that time stays linear in the text


class Clause(Struct, frozen=True):
    """Tokens between two clause ends. `before` is the mark before it; `depth` counts the brackets around it."""

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

    def near_before(self, index: int) -> tuple[Token, ...]:
        """The tokens before the one at `index`, as far back as words of a quantity are looked for."""
        return self.tokens[max(0, index - NEAR) : index]

    def near_after(self, index: int) -> tuple[Token, ...]:
        """The tokens after the one at `index`, as far as words of a quantity are looked for."""
        return self.tokens[index + 1 : index + 1 + NEAR]


class Role(Struct, frozen=True):
    """The words that fill a role of a statement, and how they were found."""

    span: Span
    origin: Origin

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end

    @property
    def is_inherited(self) -> bool:
        """Did an earlier clause give it, in words that the quantity's own clause leaves out?"""
        return self.origin in INHERITED

    def of(self, text: str) -> str:
        return text[self.span.start : self.span.end]


class PeriodFound(Struct, frozen=True):
    """The period of a quantity; `inherited` where an earlier clause set it."""

    claim: PeriodClaim
    inherited: bool
    origin: PeriodOrigin


class ChangeFound(Struct, frozen=True):
    """Growth or fall. `basis` is what it is measured against, `start` the quantity that it started from.

    `arrives` where the quantity is what the change arrived at, not by how much it changed. `word` is the kind of the
    change word, where one was found.
    """

    direction: Direction
    basis: Span | None
    start: Span | None
    quote: Span
    origin: ChangeOrigin
    arrives: bool = False
    word: TokenKind | None = None


class StatusFound(Struct, frozen=True):
    """Whether it was done, None for what is neither done nor planned; `marker` is the kind of the word that says so."""

    value: Status | None
    origin: StatusOrigin
    marker: TokenKind | None = None


class PartFound(Struct, frozen=True):
    """The index of the statement of the whole, and what the part is of it."""

    whole: int
    role: PartRole
    origin: PartOrigin


class Alternative(Struct, frozen=True):
    """The second-best reading of a field in doubt: its words, its status, or the index of its whole.

    All are None where the field would be left open.
    """

    field: str
    span: Span | None = None
    status: Status | None = None
    whole: int | None = None


class Statement(Struct):
    """A quantity and what has been read about it so far. The steps fill it from left to right.

    `level` says that it states how much there is, not what was done. `inherits` are the roles that an earlier clause
    may give. `clause` and `sentence` are indexes; `segment` counts the semicolons before it in its sentence; `before`
    and `depth` are those of its clause. `origin` is set where no frame made the statement: a table or a gloss did.
    `stated` are the fields that a table states, which the weighing of evidence leaves as they are.
    """

    figure: QuantityClaim
    clause: int
    sentence: int
    sentence_span: Span
    frame: Frame | None = None
    origin: Origin | None = None
    level: bool = False
    inherits: frozenset[str] = frozenset()
    measured: Role | None = None
    action: Role | None = None
    actor: Role | None = None
    scope: Role | None = None
    whole: Role | None = None
    status_found: StatusFound | None = None
    period: PeriodFound | None = None
    change: ChangeFound | None = None
    part: PartFound | None = None
    per: str | None = None
    per_rule: str | None = None
    doubts: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    stated: frozenset[str] = frozenset()
    cues: frozenset[Cue] = frozenset()
    segment: int = 0
    before: str = ""
    depth: int = 0

    @property
    def status(self) -> Status | None:
        return self.status_found.value if self.status_found is not None else None

    @property
    def part_of(self) -> int | None:
        """The index of the statement of its whole."""
        return self.part.whole if self.part is not None else None

    @property
    def part_role(self) -> PartRole | None:
        return self.part.role if self.part is not None else None

    def has_flag(self, flag: FrameFlag) -> bool:
        """Does its frame have the flag?"""
        return self.frame is not None and flag in self.frame.flags
