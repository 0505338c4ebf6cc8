"""markers.yaml → the families of section markers and the table of their numbers, compiled."""

from __future__ import annotations

import re

import regex

from notice_parser.pack.loading.beginnings import find_firsts
from notice_parser.pack.loading.groups import GROUP
from notice_parser.pack.loading.reader import PackReader, Schema
from notice_parser.pack.markers import Family, Inline, MarkerRules, Numerals, Scan

FILE = "markers.yaml"
FAMILY = re.compile("f[0-9]{1,6}")  # the name that a family has in a scan


class Positional(Schema):
    """Digits and scales that build a number by place: 二十一."""

    digits: dict[str, int]
    scales: dict[str, int]


class NumeralTable(Schema):
    """How the number of a marker is written: by place, as the n-th sign of a row, as a word."""

    positional: Positional
    ordered: tuple[str, ...]
    words: dict[str, int]


class FamilyRule(Schema):
    """One family of markers as the file tells it."""

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


class MarkerFile(Schema):
    """markers.yaml as a whole."""

    numerals: NumeralTable
    openings: str
    families: tuple[FamilyRule, ...]


def load_markers(reader: PackReader) -> MarkerRules:
    """Read markers.yaml. Faults are noted with the reader."""
    file = reader.read(FILE, MarkerFile)
    rules = file.families
    numbered = tuple(enumerate(rules))
    stop = "|".join(alternative(i, rule) for i, rule in numbered if rule.inline in ("stop", "comma"))
    sentence = "|".join(alternative(i, rule) for i, rule in numbered if rule.inline == "sentence")
    comma = "|".join(alternative(i, rule) for i, rule in numbered if rule.inline == "comma")
    glued = "|".join(alternative(i, rule) for i, rule in numbered if rule.glued)
    scans = {
        "at_start": "|".join(alternative(i, rule) for i, rule in numbered),
        "after_stop": f"(?<={{{{stop}}}}){{{{gap}}}}(?:{stop})|(?<={{{{comma}}}}){{{{gap}}}}(?:{comma})"
        f"|(?<={{{{full_stop}}}}){{{{gap}}}}(?:{sentence})",
        "in_heading": f"(?<={{{{glue}}}}){{{{gap}}}}(?:{glued})(?={{{{gap}}}}{{{{word}}}})",
    }
    so_far = len(reader.faults)
    compiled = {name: as_scan(reader.compile(FILE, ("families",), name, pattern)) for name, pattern in scans.items()}
    if len(reader.faults) > so_far:
        name_faults(reader, so_far, rules)
    check_groups(reader, rules)
    return MarkerRules(
        families=tuple(compile_family(reader, i, rule) for i, rule in numbered),
        openings=compile_openings(reader, file.openings),
        numerals=build_numerals(file.numerals),
        **compiled,
    )


def compile_openings(reader: PackReader, openings: str) -> re.Pattern[str]:
    """Compiled by `re`, which is quick at it; what only `regex` can read is a fault."""
    so_far = len(reader.faults)
    reader.compile(FILE, ("openings",), "openings", openings)
    if len(reader.faults) == so_far:
        try:
            return re.compile(reader.expand(openings))
        except (re.error, OverflowError, RecursionError) as error:
            reader.fault(FILE, ("openings",), str(error), "openings")
    return re.compile(r"(?!)")


def check_groups(reader: PackReader, rules: tuple[FamilyRule, ...]) -> None:
    """Note each family that names another group than those of its number, or lacks one that is asked for."""
    for index, rule in enumerate(rules):
        named = set(GROUP.findall(rule.pattern)) | set(GROUP.findall(rule.unless or ""))
        for group in sorted(named - {"number", "path"}):
            reader.fault(FILE, ("families", index, "pattern"), f"the group {group} is not asked for", rule.id)
        for group in ("number", "path") if rule.joined else ("number",):
            if group not in named:
                reader.fault(FILE, ("families", index, "pattern"), f"needs the group (?P<{group}>…)", rule.id)


def name_faults(reader: PackReader, so_far: int, rules: tuple[FamilyRule, ...]) -> None:
    """Put the faults of single families in the place of those of the scans that they are put into."""
    del reader.faults[so_far:]
    for index, rule in enumerate(rules):
        reader.compile(FILE, ("families", index, "pattern"), rule.id, rule.pattern)
        reader.compile(FILE, ("families", index, "unless"), rule.id, rule.unless or "")


def as_scan(pattern: regex.Pattern[str]) -> Scan:
    named = ((name, group) for name, group in pattern.groupindex.items() if FAMILY.fullmatch(name))
    return Scan(pattern, {group - 1: int(name[1:]) for name, group in named}, find_firsts(pattern))


def alternative(index: int, rule: FamilyRule) -> str:
    """The family as one alternative of a scan: its marker as a group, what may not follow, its own name last."""
    unless = f"(?!{rule.unless})" if rule.unless else ""
    return f"(?P<marker>{rule.pattern}){unless}(?P<f{index}>)"


def compile_family(reader: PackReader, index: int, rule: FamilyRule) -> Family:
    doubtful = None
    if rule.doubtful:
        doubtful = reader.compile(FILE, ("families", index, "doubtful"), rule.id, rule.doubtful)
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
    signs = {sign: place for row in table.ordered for place, sign in enumerate(row, 1)}
    return Numerals(table.positional.digits, table.positional.scales, {**signs, **table.words})
