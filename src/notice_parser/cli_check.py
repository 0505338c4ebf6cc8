"""`notice-parse check`: what is wrong in notices, a line a finding, or JSON, or SARIF."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from notice_parser.errors import UsageError

if TYPE_CHECKING:
    from notice_parser.notice import Finding, Notice
    from notice_parser.pack import Pack
    from notice_parser.writers.findings import Placed

FORMATS = ("text", "json", "sarif", "accepted")
LEVELS = ("error", "warning", "info")
LANGUAGES = ("zh", "en")


class Wanted(NamedTuple):
    """What to show of all findings, and how. `select` and `ignore` are codes and groups; `fail_on` a severity."""

    select: frozenset[str]
    ignore: frozenset[str]
    level: str
    fail_on: str | None
    as_format: str
    language: str

    def is_chosen(self, finding: Finding, pack: Pack) -> bool:
        known = pack.checks.by_code.get(finding.code)
        names = {finding.code, known.group} if known else {finding.code}
        return not names & self.ignore and (not self.select or bool(names & self.select))

    def is_shown(self, finding: Finding) -> bool:
        return LEVELS.index(finding.severity) <= LEVELS.index(self.level)

    def fails(self, finding: Finding) -> bool:
        return self.fail_on is not None and LEVELS.index(finding.severity) <= LEVELS.index(self.fail_on)


def read_wanted(
    pack: Pack, *, select: list[str], ignore: list[str], level: str, fail_on: str | None, as_format: str, language: str
) -> Wanted:
    """The options of the command line. Raises UsageError for a name that does not exist."""
    refuse("--level", level, LEVELS)
    refuse("--format", as_format, FORMATS)
    refuse("--messages", language, LANGUAGES)
    if fail_on is not None:
        refuse("--fail-on", fail_on, LEVELS[:2])
    return Wanted(names(pack, "--select", select), names(pack, "--ignore", ignore), level, fail_on, as_format, language)


def refuse(option: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        raise UsageError(option, f"{given} is not known; there is {', '.join(known)}")


def names(pack: Pack, option: str, given: list[str]) -> frozenset[str]:
    """Codes and groups, several joined by commas. Raises UsageError with the nearest for one that is neither."""
    found = frozenset(name.strip() for each in given for name in each.split(",") if name.strip())
    known = {*pack.messages.by_code, *(rule.group for rule in pack.checks.by_code.values())}
    for name in sorted(found - known):
        raise UsageError(option, f"{name} is no check{hint(name, known)}")
    return found


def hint(name: str, known: set[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), n=3, cutoff=0.5)
    return f"; did you mean {', '.join(near)}?" if near else "; see docs/checks/README.md"


def explain_check(code: str, pack: Pack) -> None:
    """Print the page of one code. Raises UsageError."""
    from notice_parser.checks.pages import page

    if code not in pack.checks.by_code:
        raise UsageError(code, f"is no check{hint(code, set(pack.checks.by_code))}")
    sys.stdout.write(page(code, pack))


def run_check(
    outcomes: Iterator[tuple[str, Notice]],
    wanted: Wanted,
    *,
    pack: Pack,
    accepted: str | None,
    complain: Callable[[str | None, str], None],
) -> bool:
    """Print the findings of all notices; True where --fail-on is met. Raises UsageError."""
    from notice_parser.checks.accepted import Accepted, read_accepted

    known = read_accepted(accepted) if accepted is not None else Accepted("")
    has_failed = False
    kept: list[Placed] = []
    for path, notice in outcomes:
        placed_all = place_all(path, notice, wanted, pack)
        found = [placed for placed in placed_all if not known.holds(placed.finding, placed.context)]
        has_failed = has_failed or any(wanted.fails(placed.finding) for placed in found)
        shown = [placed for placed in found if wanted.is_shown(placed.finding)]
        if wanted.as_format == "text":
            write_lines(shown, wanted, pack)
        else:
            kept.extend(shown)
    write_rest(kept, wanted, pack)
    for number, entry in known.unused:
        complain(known.path, f"entry {number} ({entry.code} {'、'.join(entry.quotes)}) meets no finding; remove it")
    return has_failed


def place_all(path: str, notice: Notice, wanted: Wanted, pack: Pack) -> Iterator[Placed]:
    """The chosen findings of a notice in text order, with their places."""
    from notice_parser.checks.accepted import context_of
    from notice_parser.writers.findings import Lines, place_finding, section_paths

    text = notice.source.text or ""
    lines, paths = Lines(text), dict(section_paths(notice.sections))
    for finding in notice.findings:
        if wanted.is_chosen(finding, pack):
            message = pack.messages.say(finding.code, finding.params, wanted.language)
            context = context_of(text, finding)
            yield place_finding(path, finding, lines=lines, paths=paths, message=message, context=context)


def write_lines(found: list[Placed], wanted: Wanted, pack: Pack) -> None:
    from notice_parser.writers.findings import as_line

    for placed in found:
        sys.stdout.write(as_line(placed, pack, wanted.language))


def write_rest(kept: list[Placed], wanted: Wanted, pack: Pack) -> None:
    """What is one document for all inputs."""
    from notice_parser.checks.accepted import write_entries
    from notice_parser.writers.findings import as_json
    from notice_parser.writers.sarif import as_sarif

    if wanted.as_format == "json":
        sys.stdout.write(as_json(kept))
    elif wanted.as_format == "sarif":
        sys.stdout.write(as_sarif(kept, pack))
    elif wanted.as_format == "accepted":
        sys.stdout.write(write_entries([(placed.finding, placed.context) for placed in kept]))
