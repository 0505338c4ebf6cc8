"""The output contract, version 1, as pydantic models: every result is validated by them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PrivateAttr

from notice_parser.exact import as_json_number
from notice_parser.terms import (
    SCHEMA_VERSION,
    Direction,
    DoubtedField,
    Granularity,
    Modifier,
    NoticeKind,
    PartKind,
    PartRole,
    QuantityKind,
    ReferenceKind,
    Severity,
    Shape,
    Status,
)

__all__ = [
    "SCHEMA_VERSION",
    "Alternative",
    "Change",
    "Contact",
    "DatedQuote",
    "Finding",
    "Inspection",
    "Modifier",
    "Notice",
    "NoticeKind",
    "Number",
    "Part",
    "PartKind",
    "PartRole",
    "Period",
    "Quantity",
    "QuantityKind",
    "Quote",
    "Reference",
    "ReferenceKind",
    "Section",
    "Severity",
    "Status",
    "as_json_number",
]


Number = Annotated[Decimal, PlainSerializer(as_json_number, return_type=int | float, when_used="json")]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Quote(Model):
    """A span of the source text: half-open, in code points."""

    text: str
    start: int = Field(ge=0)
    end: int


class DatedQuote(Quote):
    """A quote that states a day, as an ISO date."""

    date: str


class Period(Quote):
    """A date or period expression; `from` and `to` are ISO dates, inclusive."""

    from_: str | None = Field(alias="from")
    to: str | None
    granularity: Granularity | None
    shape: Shape
    inherited: bool


class Change(Model):
    """A growth or fall: the word that states it, against what, and from which value."""

    direction: Direction
    basis: str | None
    from_: Quote | None = Field(alias="from")
    quote: Quote


class Indicator(Model):
    """The full name of what a quantity states: quotes in reading order, `text` their words joined."""

    text: str
    quotes: list[Quote]


class Alternative(Model):
    """The second-best reading of a field in doubt: a quote, a status or the id of a whole; none leaves it open."""

    field: DoubtedField
    quote: Quote | None
    value: str | None


class Quantity(Quote):
    """One quantity and its statement: how much, of what, by whom, where, when, against what, part of what."""

    id: str
    section: str | None
    value: Number | None
    value_max: Number | None
    ratio: list[Number] | None
    unit: str | None
    base_value: Number | None
    base_value_max: Number | None
    base_unit: str | None
    kind: QuantityKind
    modifier: Modifier | None
    measured: Quote | None
    action: Quote | None
    actor: Quote | None
    scope: Quote | None
    status: Status | None
    period: Period | None
    change: Change | None
    part_of: str | None
    part_role: PartRole | None
    per: str | None
    indicator: Indicator | None
    doubts: list[DoubtedField]
    alternatives: list[Alternative]
    part: str | None
    rule: str


class Section(Model):
    """One numbered section of the tree."""

    id: str
    level: int
    style: str
    marker: Quote
    number: int
    generated: bool
    heading: Quote | None
    body: Quote | None
    start: int
    end: int
    children: list[Section]


class Reference(Quote):
    """A document named between 《 and 》."""

    title: str
    number: Quote | None
    kind: ReferenceKind


class Part(Model):
    """A notice inside a notice: a cover, what it issues, an annex, or one of several notices of a collection.

    `sections` are the ids of the topmost sections in it; the other fields hold within its span.
    """

    id: str
    role: PartKind
    kind: NoticeKind
    title: Quote | None
    document_number: Quote | None
    issuers: list[Quote]
    issued_on: DatedQuote | None
    start: int
    end: int
    sections: list[str]


class Inspection(Model):
    """Who inspected whom, when, and when the findings were handed over."""

    type: str | None
    inspector: Quote | None
    inspected: Quote | None
    period: Period | None
    feedback_on: DatedQuote | None


class Contact(Model):
    phones: list[Quote]
    emails: list[Quote]
    addresses: list[Quote]
    postcodes: list[Quote]


class Suggestion(Quote):
    """The words to be replaced, as a quote like all others, and the one form that is right."""

    replacement: str


class Finding(Model):
    """What a check found or what could not be parsed, with the quotes that show it."""

    code: str
    severity: Severity
    message: str
    quotes: list[Quote]
    section: str | None
    params: dict[str, Any]
    suggestion: Suggestion | None


class ParserInfo(Model):
    name: Literal["notice-parse"]
    version: str
    rules: str


class Place(Model):
    """Start and end in code points of the source text, half-open."""

    start: int = Field(ge=0)
    end: int


class SourceInfo(Model):
    """The text that was read; `ocr` are the spans whose words were read from an image."""

    path: str | None
    media_type: str
    encoding: str | None
    sha256: str
    length: int
    text: str | None
    ocr: list[Place]


class HeldText:
    """A source text that is kept beside a notice and is not part of its value: all compare as equal."""

    __slots__ = ("text",)
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, text: str | None = None) -> None:
        self.text = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HeldText)


class Notice(Model):
    """Everything that was read out of one notice."""

    _held: HeldText = PrivateAttr(default_factory=HeldText)

    schema_version: Literal["1"]
    parser: ParserInfo
    source: SourceInfo
    kind: NoticeKind
    head: Quote | None
    title: Quote | None
    document_number: Quote | None
    recipients: list[Quote]
    issuers: list[Quote]
    issued_on: DatedQuote | None
    inspection: Inspection | None
    contact: Contact
    attachments: list[Quote]
    preamble: Quote | None
    sections: list[Section]
    closing: Quote | None
    parts: list[Part]
    quantities: list[Quantity]
    dates: list[Period]
    references: list[Reference]
    findings: list[Finding]

    @property
    def source_text(self) -> str | None:
        """The text that all quotes are spans of: that in `source`, else that which was parsed; None after reading JSON
        without it.
        """
        return self._held.text if self.source.text is None else self.source.text

    def hold_text(self, text: str) -> None:
        """Keep the text for `source_text`; the output stays the same."""
        self._held = HeldText(text)
