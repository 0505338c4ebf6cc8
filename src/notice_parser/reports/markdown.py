"""A report over many files as Markdown: the files and the checks in tables, worst first, then the findings of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from notice_parser.messages import Language, name_of_code, say, translate
from notice_parser.reports.cells import HEADS, NOTHING, TITLE
from notice_parser.reports.model import SEVERITIES, Report
from notice_parser.writers.findings import Placed
from notice_parser.writers.one_line import on_one_line

BY_FILE, BY_CHECK, FILES = say("By file"), say("By check"), say("Files")
SPECIAL = str.maketrans({"|": "&#124;", "<": "&lt;", "*": "\\*", "_": "\\_", "`": "\\`", "[": "\\["})

Ranked = list[tuple[str, list[Placed]]]


def write(report: Report) -> Iterator[bytes]:
    found = list(report.found)
    yield from (f"{line}\n".encode() for line in lines_of(report, found))


def lines_of(report: Report, found: list[Placed]) -> Iterator[str]:
    language = report.language
    yield f"# {translate(TITLE, language)}\n"
    yield f"{translate(report.looked.what_was_found(), language)}  "
    yield f"{translate(report.looked.what_was_looked_at(), language)}\n"
    if not found:
        yield translate(NOTHING, language)
        return
    files = ranked([(placed.path, placed) for placed in found])
    yield from table(translate(BY_FILE, language), translate(HEADS["path"], language), files, language)
    codes = ranked([(placed.finding.code, placed) for placed in found])
    yield from code_table(codes, language)
    for path, placed in files:
        yield f"## {escaped(path)}\n"
        yield from (finding_line(one, language) for one in placed)
        yield ""


def ranked(found: list[tuple[str, Placed]]) -> Ranked:
    """Findings by a key, those with the most errors first, then with the most warnings."""
    groups: dict[str, list[Placed]] = defaultdict(list)
    for key, placed in found:
        groups[key].append(placed)
    return sorted(groups.items(), key=lambda group: ([-count for count in counts_of(group[1])], group[0]))


def counts_of(found: list[Placed]) -> list[int]:
    """How many of each severity, the worst first."""
    counts = Counter(placed.finding.severity for placed in found)
    return [counts[severity] for severity in SEVERITIES]


def table(title: str, first: str, groups: Ranked, language: Language) -> Iterator[str]:
    yield f"## {title}\n"
    heads = [first, *(name_of_code(severity, language) for severity in SEVERITIES)]
    yield row(heads)
    yield row(["---", *("---:" for _ in SEVERITIES)])
    for key, found in groups:
        yield row([escaped(key), *map(str, counts_of(found))])
    yield ""


def code_table(groups: Ranked, language: Language) -> Iterator[str]:
    """As the table of files, with the number of files that have the finding."""
    yield f"## {translate(BY_CHECK, language)}\n"
    severities = [name_of_code(severity, language) for severity in SEVERITIES]
    yield row([translate(HEADS["code"], language), *severities, translate(FILES, language)])
    yield row(["---", *("---:" for _ in SEVERITIES), "---:"])
    for code, found in groups:
        yield row([escaped(code), *map(str, counts_of(found)), str(len({placed.path for placed in found}))])
    yield ""


def finding_line(placed: Placed, language: Language) -> str:
    severity = name_of_code(placed.finding.severity, language)
    place = f"{placed.start[0]}:{placed.start[1]}"
    parts = (place, severity, placed.section, escaped(on_one_line(placed.message)), f"({escaped(placed.finding.code)})")
    return "- " + " ".join(part for part in parts if part)


def row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(words: str) -> str:
    return words.translate(SPECIAL)
