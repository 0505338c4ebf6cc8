"""Do a few commas, colons or brackets have another width than all the others?"""

from __future__ import annotations

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding, Span

CODE = "mixed_width"
# Half width before full width, as in WIDTHS.
KINDS = (",，", ":：", "(（", ")）")
WIDTHS = ("half", "full")
FEWEST, MOST_SPANS, MOST_COUNTED, LARGEST_SHARE = 20, 3, 60, 20


def check(view: View) -> list[Finding]:
    """One finding per kind of mark, with all spans of the width that is rare."""
    findings = (check_kind(view, kind) for kind in KINDS)
    return [finding for finding in findings if finding is not None]


def check_kind(view: View, kind: str) -> Finding | None:
    counts = [view.text.count(mark) for mark in kind]
    rare = 0 if counts[0] <= counts[1] else 1
    if sum(counts) < FEWEST or not 0 < counts[rare] <= MOST_COUNTED:
        return None
    spans = find_marks(view.text, kind[rare])
    if not 0 < len(spans) <= MOST_SPANS or len(spans) * LARGEST_SHARE > len(spans) + counts[1 - rare]:
        return None
    return make_finding(CODE, "info", tuple(spans), variant=WIDTHS[rare], mark=kind[rare], expected=kind[1 - rare])


def find_marks(text: str, mark: str) -> list[Span]:
    """Where the mark stands in running text: next to digits and Latin letters it is something else."""
    found, at = [], text.find(mark)
    while at >= 0:
        if not touches_ascii(text, at):
            found.append(Span(at, at + 1))
        at = text.find(mark, at + 1)
    return found


def touches_ascii(text: str, at: int) -> bool:
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return any(character.isascii() and not character.isspace() for character in around)
