"""Do a few commas, colons or brackets stand in another width than all the others?"""

from __future__ import annotations

from notice_parser.checks.model import View, finding
from notice_parser.spans import Finding, Span

CODE = "mixed_width"
KINDS = (",，", ":：", "(（", ")）")
FEWEST, MOST_PLACES, LARGEST_SHARE = 20, 3, 20
WIDTHS = ("half", "full")


def find_faults(view: View) -> list[Finding]:
    """One finding a kind of mark, with all places in the minority width."""
    notes = (judge(view, kind) for kind in KINDS)
    return [note for note in notes if note is not None]


def judge(view: View, kind: str) -> Finding | None:
    counts = [view.text.count(mark) for mark in kind]
    minor = 0 if counts[0] <= counts[1] else 1
    if sum(counts) < FEWEST or not counts[minor] or counts[minor] > 20 * MOST_PLACES:
        return None
    places = places_of(view, kind[minor])
    if not 0 < len(places) <= MOST_PLACES or len(places) * LARGEST_SHARE > len(places) + counts[1 - minor]:
        return None
    return finding(
        CODE, "info", tuple(places), variant=WIDTHS[minor], mark=kind[minor], expected=kind[1 - minor],
    )  # fmt: skip


def places_of(view: View, mark: str) -> list[Span]:
    """Where the mark stands in running text: beside digits and Latin letters it is another thing."""
    text, found, at = view.text, [], view.text.find(mark)
    while at >= 0:
        if not touches_ascii(text, at):
            found.append(Span(at, at + 1))
        at = text.find(mark, at + 1)
    return found


def touches_ascii(text: str, at: int) -> bool:
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return any(sign.isascii() and not sign.isspace() for sign in around)
