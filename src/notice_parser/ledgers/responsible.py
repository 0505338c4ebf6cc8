"""Who answers for an item: the names after a label or in a column, else the actors of its figures."""

from __future__ import annotations

from notice_parser.ledgers.model import Item, Reading, Responsible, trimmed
from notice_parser.notice import Quantity, Quote
from notice_parser.spans import Span

BETWEEN_NAMES, AROUND_NAMES = "、，,；;\n\r\t/ \u3000", "。；;，,、：:"
OPENING, CLOSING = "（(", "）)"


def responsible_of(item: Item, reading: Reading) -> list[Responsible]:
    """Each name once, in text order. Where a label names some, no other is inferred."""
    named = [name for value in item.values("responsible") for name in names_in(value, reading)]
    if named:
        return unique([Responsible(**reading.quote(span).model_dump(), inferred=False) for span in named])
    actors = [each.actor for each in reading.answering(item) if each.actor and answers(each, reading)]
    inside = [actor for actor in actors if item.span.start <= actor.start and actor.end <= item.span.end]
    found = inside or [reading.quote(span) for span in leading_organizations(item, reading)]
    return unique([Responsible(**actor.model_dump(), inferred=True) for actor in found])


def leading_organizations(item: Item, reading: Reading) -> list[Span]:
    """The organizations that sentences with a figure begin with, where no figure names who did it."""
    rules = reading.rules
    return [
        Span(*found.span("name"))
        for span in item.answers
        for found in rules.leading_organization.finditer(reading.text, span.start, span.end)
        if not rules.vague.search(found["name"]) and not rules.wrongdoing.match(reading.text, found.end("name"))
    ]


def unique(found: list[Responsible]) -> list[Responsible]:
    return list({each.text: each for each in reversed(found)}.values())[::-1]


def names_in(value: Span, reading: Reading) -> list[Span]:
    """The names of a list, apart by commas outside brackets, without what is said of their part in it."""
    names, depth, begin = [], 0, value.start
    for offset in range(value.start, value.end + 1):
        character = reading.text[offset] if offset < value.end else "、"
        depth = max(0, depth + (character in OPENING) - (character in CLOSING))
        if character in BETWEEN_NAMES and (depth == 0 or offset == value.end):
            names.append(name_in(Span(begin, offset), reading))
            begin = offset + 1
    return [name for name in names if name.end > name.start]


def name_in(span: Span, reading: Reading) -> Span:
    name = trimmed(reading.text, span.start, span.end, AROUND_NAMES)
    lead = reading.rules.name_lead.match(reading.text[name.start : name.end])
    name = Span(name.start + lead.end(), name.end) if lead else name
    tail = reading.rules.name_tail.search(reading.text[name.start : name.end])
    return Span(name.start, name.start + tail.start()) if tail and tail.start() > 0 else name


def answers(figure: Quantity, reading: Reading) -> bool:
    """Does the figure's actor rectify: one that can be named, and not who did the wrong?"""
    actor = figure.actor
    if actor is None or figure.status is None or reading.rules.vague.search(actor.text):
        return False
    return not does_wrong(actor, figure, reading)


def does_wrong(actor: Quote, figure: Quantity, reading: Reading) -> bool:
    """Do the words between the actor and what was done to speak of the wrong itself? (局属单位违规发放补助)"""
    action = figure.action
    end = action.end if action and action.start >= actor.end else actor.end
    return bool(reading.rules.wrongdoing.match(reading.text, actor.end, max(end, actor.end + 4)))
