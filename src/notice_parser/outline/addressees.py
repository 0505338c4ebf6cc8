"""To whom a notice goes: the organizations on the line that ends with a colon under the title."""

from __future__ import annotations

from notice_parser.outline.kinds import LinedText
from notice_parser.pack.edges import RecipientRules
from notice_parser.spans import Span, trim

FURTHEST = 6
WIDEST = 400


def find_recipients(lined: LinedText, first: int, last: int) -> tuple[Span, ...]:
    """The organizations addressed on the lines under the title, from `first` up to `last`.

    There are none where the line greets people or leads into a sentence.
    """
    text, rules = lined.text, lined.edges.recipients
    for line in lined.lines[first:last][:FURTHEST]:
        if line.end - line.start > WIDEST or text[line.end - 1] not in rules.colons:
            continue
        if rules.speech.match(text, line.start, line.end):
            return ()
        addressed = split_organizations(text, Span(line.start, line.end - 1), rules)
        if addressed and all(rules.ending.search(span.of(text)) for span in addressed):
            return tuple(addressed)
    return ()


def split_organizations(text: str, whole: Span, rules: RecipientRules) -> list[Span]:
    """The parts between commas; 、 separates them only where an organization stands on each side."""
    found: list[Span] = []
    for part in split_at(text, whole, rules.splits, rules):
        pieces = split_at(text, part, rules.splits_if_organs, rules)
        is_shared = any(rules.place.search(piece.of(text)) for piece in pieces[:-1])
        is_shared = is_shared and not rules.place.search(pieces[-1].of(text))
        if not is_shared and all(rules.ending.search(piece.of(text)) for piece in pieces):
            found.extend(pieces)
        else:
            found.append(part)
    return found


def split_at(text: str, whole: Span, marks: str, rules: RecipientRules) -> list[Span]:
    """The span cut at the marks that stand outside brackets."""
    parts, start, depth = [], whole.start, 0
    for offset in range(whole.start, whole.end + 1):
        character = text[offset] if offset < whole.end else marks[0]
        depth += (character in rules.openers) - (character in rules.closers)
        if offset == whole.end or (character in marks and depth == 0):
            part = trim(text, start, offset)
            parts += [part] if part else []
            start = offset + 1
    return parts
