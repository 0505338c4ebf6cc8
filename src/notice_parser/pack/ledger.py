"""patterns/ledger.yaml → what makes the rows of a ledger and says each of their fields, compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import regex
from msgspec import Struct
from msgspec.structs import replace

from notice_parser.pack.schema import PatternRule, Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader, RuleFile

FILE = "ledger.yaml"
Field = Literal["problem", "measures", "responsible", "deadline", "status"]
FIELDS: tuple[Field, ...] = ("problem", "measures", "responsible", "deadline", "status")
LedgerStatus = Literal["done", "ongoing", "planned", "not_done", "long_term"]
# What stands before a label is not a word of it; what ends it is a colon or a bracket.
NOT_WITHIN_A_WORD, LABEL_END = r"(?<![\u4e00-\u9fff0-9０-９A-Za-z“])", r"{{sp}}(?:】{{sp}}[:：]?|[:：])"


class FieldRule(Schema, frozen=True):
    """A label or the head of a column, and the field that it names."""

    id: str
    field: Field
    pattern: str
    why: str | None = None
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class StatusRule(Schema, frozen=True):
    """Words of a status, and the status."""

    id: str
    value: LedgerStatus
    pattern: str
    why: str | None = None
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class EnglishWords(Schema, frozen=True):
    heads: dict[str, str]
    words: dict[str, str]


class LedgerFile(Schema, frozen=True):
    """ledger.yaml as a whole."""

    title: tuple[PatternRule, ...]
    part: tuple[PatternRule, ...]
    outside: tuple[PatternRule, ...]
    never: tuple[PatternRule, ...]
    group: tuple[PatternRule, ...]
    measure_styles: frozenset[str]
    problem: tuple[PatternRule, ...]
    shortfall: tuple[PatternRule, ...]
    remedy: tuple[PatternRule, ...]
    labels: tuple[FieldRule, ...]
    columns: tuple[FieldRule, ...]
    total: tuple[PatternRule, ...]
    statuses: tuple[StatusRule, ...]
    whole_item: tuple[PatternRule, ...]
    left_over: tuple[PatternRule, ...]
    plan: tuple[PatternRule, ...]
    done_before: tuple[PatternRule, ...]
    wrongdoing: tuple[PatternRule, ...]
    leading_organization: tuple[PatternRule, ...]
    vague: tuple[PatternRule, ...]
    name_lead: tuple[PatternRule, ...]
    name_tail: tuple[PatternRule, ...]
    leading_mark: tuple[PatternRule, ...]
    heads: dict[str, str]
    status_words: dict[LedgerStatus, str]
    words: dict[str, str]
    english: EnglishWords


class LedgerRules(Struct, frozen=True):
    """A pattern per list; `label` has a group for each field, `problem` and `whole_item` are tried in order."""

    title: regex.Pattern[str]
    part: regex.Pattern[str]
    outside: regex.Pattern[str]
    never: regex.Pattern[str]
    group: regex.Pattern[str]
    measure_styles: frozenset[str]
    problem: tuple[regex.Pattern[str], ...]
    shortfall: regex.Pattern[str]
    remedy: regex.Pattern[str]
    label: regex.Pattern[str]
    columns: tuple[tuple[Field, regex.Pattern[str]], ...]
    total: regex.Pattern[str]
    statuses: tuple[tuple[LedgerStatus, regex.Pattern[str]], ...]
    whole_item: tuple[regex.Pattern[str], ...]
    left_over: regex.Pattern[str]
    plan: regex.Pattern[str]
    done_before: regex.Pattern[str]
    wrongdoing: regex.Pattern[str]
    leading_organization: regex.Pattern[str]
    vague: regex.Pattern[str]
    name_lead: regex.Pattern[str]
    name_tail: regex.Pattern[str]
    leading_mark: regex.Pattern[str]
    heads: dict[str, str]
    status_words: dict[LedgerStatus, str]
    words: dict[str, str]
    english: EnglishWords

    def in_english(self) -> LedgerRules:
        """The same rules with English heads and words; statuses are their codes."""
        codes: dict[LedgerStatus, str] = {code: code for code in self.status_words}
        return replace(self, heads=self.english.heads, words=self.english.words, status_words=codes)


ONE_PATTERN = (
    "title",
    "part",
    "outside",
    "never",
    "group",
    "shortfall",
    "remedy",
    "total",
    "left_over",
    "plan",
    "done_before",
    "wrongdoing",
    "leading_organization",
    "vague",
    "name_lead",
    "name_tail",
    "leading_mark",
)


def load_ledger(reader: PackReader) -> LedgerRules:
    """Read ledger.yaml."""
    file = reader.open(FILE, LedgerFile)
    data = file.data
    return LedgerRules(
        **{name: file.any_of(name, getattr(data, name)) for name in ONE_PATTERN},
        measure_styles=data.measure_styles,
        problem=file.compile_rules("problem", data.problem),
        label=compile_labels(file),
        columns=tuple(
            (rule.field, file.compile(("columns", index, "pattern"), rule.id, rule.pattern))
            for index, rule in enumerate(data.columns)
        ),
        statuses=tuple(
            (rule.value, file.compile(("statuses", index, "pattern"), rule.id, rule.pattern))
            for index, rule in enumerate(data.statuses)
        ),
        whole_item=file.compile_rules("whole_item", data.whole_item),
        heads=data.heads,
        status_words=data.status_words,
        words=data.words,
        english=data.english,
    )


def compile_labels(file: RuleFile[LedgerFile]) -> regex.Pattern[str]:
    """All labels as one pattern, which names the field by the group that matched."""
    for index, rule in enumerate(file.data.labels):
        file.compile(("labels", index, "pattern"), rule.id, rule.pattern)
    groups = (
        f"(?P<{field}>{'|'.join(f'(?:{rule.pattern})' for rule in file.data.labels if rule.field == field)})"
        for field in FIELDS
    )
    return file.compile(("labels",), "labels", f"{NOT_WITHIN_A_WORD}(?:{'|'.join(groups)}){LABEL_END}")
