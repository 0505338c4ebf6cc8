"""A report: findings as they come, what was looked at, and the language of its words."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from notice_parser.messages import Language, Message, say, say_number
from notice_parser.notice import Notice, Section
from notice_parser.pack import Pack
from notice_parser.terms import Severity
from notice_parser.writers.findings import Placed

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Looked(Struct):
    """What was looked at, and how many findings of each severity were shown; `hidden` are those below the level."""

    notices: int = 0
    characters: int = 0
    sections: int = 0
    quantities: int = 0
    dates: int = 0
    references: int = 0
    checks: int = 0
    hidden: int = 0
    found: dict[str, int] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)

    def add(self, notice: Notice, shown: list[Placed], *, hidden: int) -> None:
        self.notices += 1
        self.characters += notice.source.length
        self.sections += sum(1 for _ in all_sections(notice.sections))
        self.quantities += len(notice.quantities)
        self.dates += len(notice.dates)
        self.references += len(notice.references)
        self.hidden += hidden
        self.paths.append(notice.source.path or "-")
        for placed in shown:
            severity = placed.finding.severity
            self.found[severity] = self.found.get(severity, 0) + 1

    @property
    def total(self) -> int:
        return sum(self.found.values())

    def what_was_found(self) -> Message:
        """`3 findings (1 error, 2 warnings)`, or that there is nothing, and what was not shown."""
        if not self.total:
            said = say("nothing found")
        else:
            counts = [self.count_of(name) for name in SEVERITIES if name in self.found]
            said = say_number(
                "{number} finding: {counts}", "{number} findings: {counts}", number=self.total, counts=counts
            )
        if self.hidden:
            return say(
                "{found}; {number} of a lower level not shown, --level info shows all", found=said, number=self.hidden
            )
        return said

    def count_of(self, severity: str) -> Message:
        number = self.found[severity]
        if severity == "error":
            return say_number("{number} error", "{number} errors", number=number)
        if severity == "warning":
            return say_number("{number} warning", "{number} warnings", number=number)
        return say_number("{number} hint", "{number} hints", number=number)

    def what_was_looked_at(self) -> Message:
        parts = [
            say_number("{number} notice", "{number} notices", number=self.notices),
            say_number("{number:,} character", "{number:,} characters", number=self.characters),
            say_number("{number} section", "{number} sections", number=self.sections),
            say_number("{number} quantity", "{number} quantities", number=self.quantities),
            say_number("{number} date", "{number} dates", number=self.dates),
            say_number("{number} reference", "{number} references", number=self.references),
        ]
        return say_number(
            "looked at {parts}, with {number} check",
            "looked at {parts}, with {number} checks",
            number=self.checks,
            parts=parts,
        )

    def as_text(self) -> Message:
        return say("{found}; {looked}", found=self.what_was_found(), looked=self.what_was_looked_at())


class Report(Struct, frozen=True):
    """The findings in order, which may be read once; `looked` is complete when they have been read."""

    found: Iterator[Placed]
    looked: Looked
    pack: Pack
    language: Language


def all_sections(sections: list[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from all_sections(section.children)
