"""To whom a notice goes: the organs on the line that ends with a colon under the title."""

from __future__ import annotations

from notice_parser.outline.lines import Line
from notice_parser.pack.edges import EdgeRules, RecipientRules
from notice_parser.spans import Span, trim

FURTHEST = 6
WIDEST = 400


def find_recipients(text: str, lines: tuple[Line, ...], rules: EdgeRules) -> tuple[Span, ...]:
    """The organs addressed in the lines under the title; none where the line greets people or leads in a sentence."""
    for line in lines[:FURTHEST]:
        if line.end - line.start > WIDEST or text[line.end - 1] not in rules.recipients.colons:
            continue
        if rules.recipients.speech.match(text, line.start, line.end):
            return ()
        organs = split_organs(text, Span(line.start, line.end - 1), rules.recipients)
        if organs and all(rules.recipients.ending.search(organ.of(text)) for organ in organs):
            return tuple(organs)
    return ()


def split_organs(text: str, place: Span, rules: RecipientRules) -> list[Span]:
    """The parts between commas; 、 parts them only where an organ stands on each side."""
    organs: list[Span] = []
    for part in split_at(text, place, rules.splits, rules):
        pieces = split_at(text, part, rules.splits_if_organs, rules)
        shared = any(rules.place.search(piece.of(text)) for piece in pieces[:-1])
        shared = shared and not rules.place.search(pieces[-1].of(text))
        if not shared and all(rules.ending.search(piece.of(text)) for piece in pieces):
            organs.extend(pieces)
        else:
            organs.append(part)
    return organs


def split_at(text: str, place: Span, marks: str, rules: RecipientRules) -> list[Span]:
    """The place cut at the marks that stand outside brackets."""
    parts, start, depth = [], place.start, 0
    for offset in range(place.start, place.end + 1):
        sign = text[offset] if offset < place.end else marks[0]
        depth += (sign in rules.openers) - (sign in rules.closers)
        if offset == place.end or (sign in marks and depth == 0):
            part = trim(text, start, offset)
            parts += [part] if part else []
            start = offset + 1
    return parts
