"""A comparison of two notices as pydantic models. Quotes of OLD and of NEW are spans of their own texts."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from notice_parser.notice import Number, Quote

Verdict = Literal["reached", "missed", "not_mentioned"]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ComparedFigure(Quote):
    """A quantity of one of the notices, with the section that it stands in."""

    id: str
    section: str | None


class Pair(Model):
    """One indicator in both notices. `doubtful`: the names are not the same words."""

    indicator: str
    label: str = Field(description="for people: of a change with the word that states it (财政收入增长)")
    old: ComparedFigure
    new: ComparedFigure
    difference: Number | None = Field(description="new less old, in the base unit")
    percent: Number | None = Field(description="of the old value, two decimals; null for rates and where old is 0")
    stated: Quote | None = Field(description="what NEW says of the change")
    agrees: bool | None = Field(description="whether the two values give what is stated")
    doubtful: bool


class Promise(Model):
    """A target of OLD and the figure of NEW that delivers it."""

    indicator: str
    label: str = Field(description="for people, as that of a pair")
    old: ComparedFigure
    new: ComparedFigure | None
    verdict: Verdict


class Answer(Model):
    """A problem of OLD and the items of NEW that answer it; `item` is the first of them, null where none does."""

    problem: Quote
    section: str | None
    item: Quote | None
    items: list[Quote]


class Comparison(Model):
    """All that was found; what could be neither paired nor promised is listed."""

    pairs: list[Pair]
    promises: list[Promise]
    problems: list[Answer]
    items_without_problem: list[Quote]
    only_old: list[ComparedFigure]
    only_new: list[ComparedFigure]
