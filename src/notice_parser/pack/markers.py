"""patterns/markers.yaml → the families of section markers and the table of their numbers, compiled."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import regex
from msgspec import Struct

from notice_parser.messages import say
from notice_parser.pack.folders import reason_of
from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader, RuleFile

FILE = "markers.yaml"
FAMILY = re.compile("f[0-9]{1,6}")  # the name that a family has in a scan
Inline = Literal["no", "sentence", "stop", "comma"]


class Positional(Schema, frozen=True):
    """Digits and scales that build a number by position: 二十一."""

    digits: dict[str, int]
    scales: dict[str, int]


class NumeralTable(Schema, frozen=True):
    """How the number of a marker is written: by position, as the n-th character of a row, as a word."""

    positional: Positional
    ordered: tuple[str, ...]
    words: dict[str, int]


class FamilyRule(Schema, frozen=True):
    """One family of markers as the file states it."""

    id: str
    rank: int
    pattern: str
    unless: str | None = None
    doubtful: str | None = None
    inline: Inline = "no"
    members: int = 1
    glued: bool = False
    joined: bool = False
    needs: str | None = None
    over: str | None = None
    inserted: str | None = None
    extract: bool = False
    cell: bool = False
    brief: bool = False
    lone: bool = False
    over_rank: int = 0
    why: str | None = None
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class MarkerFile(Schema, frozen=True):
    """markers.yaml as a whole."""

    numerals: NumeralTable
    openings: str
    families: tuple[FamilyRule, ...]


class Family(Struct, frozen=True):
    """A family of markers. `doubtful` is looked for right after a marker; `needs` names a family that must exist."""

    id: str
    rank: int
    members: int
    glued: bool
    joined: bool
    inline: Inline
    needs: str | None
    over: str | None
    over_rank: int
    inserted: str | None
    extract: bool
    cell: bool
    brief: bool
    lone: bool
    doubtful: regex.Pattern[str] | None


class Numerals(Struct, frozen=True):
    """Values of numerals: `signs` stand alone (③, 其次), the others build a number by position."""

    digits: dict[str, int]
    scales: dict[str, int]
    signs: dict[str, int]


class Scan(Struct, frozen=True):
    """Several families as one pattern. An empty group at the end of each alternative shows which matched.

    `families` maps the index of such a group to its family. `firsts` finds quickly where a match could begin;
    None where that may be anywhere.
    """

    scan: regex.Pattern[str]
    families: dict[int, int]
    firsts: re.Pattern[str] | None

    def family_of(self, found: regex.Match[str]) -> int:
        """The index of the family that has matched."""
        groups = found.groups()
        group = groups.index("")
        while group not in self.families:
            group = groups.index("", group + 1)
        return self.families[group]

    def match(self, text: str, start: int, end: int) -> regex.Match[str] | None:
        """The match that begins at an offset."""
        if self.firsts and not self.firsts.match(text, start):
            return None
        return self.scan.match(text, start, end)

    def may_begin(self, text: str, start: int, end: int) -> bool:
        """Could a match begin between two offsets?"""
        return self.firsts is None or self.firsts.search(text, start, end) is not None


class MarkerRules(Struct, frozen=True):
    """All families in the order of trying, and the scans for them.

    `openings` finds quickly where inside a line a marker could begin: a mark, blanks, a first character of a marker.
    """

    families: tuple[Family, ...]
    at_start: Scan
    after_stop: Scan
    in_heading: Scan
    openings: re.Pattern[str]
    numerals: Numerals


def load_markers(reader: PackReader) -> MarkerRules:
    """Read markers.yaml."""
    file = reader.open(FILE, MarkerFile)
    families = file.data.families
    known = len(reader.errors)
    scans = {
        name: as_scan(file, file.compile(("families",), name, pattern))
        for name, pattern in scan_patterns(families).items()
    }
    if len(reader.errors) > known:
        report_families(file, known)
    check_groups(file)
    return MarkerRules(
        families=tuple(compile_family(file, index, rule) for index, rule in enumerate(families)),
        openings=compile_openings(file),
        numerals=build_numerals(file.data.numerals),
        **scans,
    )


def scan_patterns(families: tuple[FamilyRule, ...]) -> dict[str, str]:
    """The pattern of each scan by its name."""

    def any_where(accepts: Callable[[FamilyRule], bool]) -> str:
        return "|".join(alternative(index, rule) for index, rule in enumerate(families) if accepts(rule))

    stop = any_where(lambda rule: rule.inline in ("stop", "comma"))
    sentence = any_where(lambda rule: rule.inline == "sentence")
    comma = any_where(lambda rule: rule.inline == "comma")
    glued = any_where(lambda rule: rule.glued)
    return {
        "at_start": any_where(lambda rule: True),
        "after_stop": f"(?<={{{{stop}}}}){{{{gap}}}}(?:{stop})|(?<={{{{comma}}}}){{{{gap}}}}(?:{comma})"
        f"|(?<={{{{full_stop}}}}){{{{gap}}}}(?:{sentence})",
        "in_heading": f"(?<={{{{glue}}}}){{{{gap}}}}(?:{glued})(?={{{{gap}}}}{{{{word}}}})",
    }


def compile_openings(file: RuleFile[MarkerFile]) -> re.Pattern[str]:
    """Compiled by `re`, which is quick at it; what only `regex` can read is an error."""
    known = len(file.reader.errors)
    file.compile(("openings",), "openings", file.data.openings)
    if len(file.reader.errors) == known:
        try:
            return re.compile(file.reader.expand(file.data.openings))
        except (re.error, OverflowError, RecursionError) as error:
            file.error(("openings",), reason_of(error), "openings")
    return re.compile(r"(?!)")


def check_groups(file: RuleFile[MarkerFile]) -> None:
    """Report each family that names another group than those of its number, or lacks one that is used."""
    for index, rule in enumerate(file.data.families):
        named = file.named_groups(rule.pattern) | file.named_groups(rule.unless or "")
        for group in sorted(named - {"number", "path"}):
            file.error(("families", index, "pattern"), say("the group {group} is not used", group=group), rule.id)
        for group in ("number", "path") if rule.joined else ("number",):
            if group not in named:
                file.error(("families", index, "pattern"), say("needs the group (?P<{group}>…)", group=group), rule.id)


def report_families(file: RuleFile[MarkerFile], known: int) -> None:
    """Replace the errors after the first `known`, which are those of scans, with errors of single families."""
    del file.reader.errors[known:]
    for index, rule in enumerate(file.data.families):
        file.compile(("families", index, "pattern"), rule.id, rule.pattern)
        file.compile(("families", index, "unless"), rule.id, rule.unless or "")


def as_scan(file: RuleFile[MarkerFile], pattern: regex.Pattern[str]) -> Scan:
    named = ((name, group) for name, group in pattern.groupindex.items() if FAMILY.fullmatch(name))
    return Scan(pattern, {group - 1: int(name[1:]) for name, group in named}, file.first_finder(pattern))


def alternative(index: int, rule: FamilyRule) -> str:
    """The family as one alternative of a scan: its marker as a group, what may not follow, its own name last."""
    unless = f"(?!{rule.unless})" if rule.unless else ""
    return f"(?P<marker>{rule.pattern}){unless}(?P<f{index}>)"


def compile_family(file: RuleFile[MarkerFile], index: int, rule: FamilyRule) -> Family:
    doubtful = None
    if rule.doubtful:
        doubtful = file.compile(("families", index, "doubtful"), rule.id, rule.doubtful)
    return Family(
        id=rule.id,
        rank=rule.rank,
        members=rule.members,
        glued=rule.glued,
        joined=rule.joined,
        inline=rule.inline,
        needs=rule.needs,
        over=rule.over,
        over_rank=rule.over_rank if rule.over else rule.rank,
        inserted=rule.inserted,
        extract=rule.extract,
        cell=rule.cell,
        brief=rule.brief,
        lone=rule.lone,
        doubtful=doubtful,
    )


def build_numerals(table: NumeralTable) -> Numerals:
    signs = {character: number for row in table.ordered for number, character in enumerate(row, 1)}
    return Numerals(table.positional.digits, table.positional.scales, {**signs, **table.words})
