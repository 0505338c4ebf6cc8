"""What a heading or a label says of the problem of an item."""

from __future__ import annotations

from notice_parser.ledgers.labels import find_labels
from notice_parser.ledgers.model import Item, Reading, trimmed
from notice_parser.notice import Section
from notice_parser.pack.ledger import LedgerRules
from notice_parser.spans import Span

QUOTED, SENTENCE_MARKS = ("“", "”"), "。；;，,：: "
SENTENCE_ENDS = "。\r\n"
PARTS_OF_AN_ITEM = ("measures", "responsible", "deadline", "status")
LONGEST_HEADING, FEWEST_ALIKE = 40, 2


def framed_problem(section: Section, rules: LedgerRules) -> Span | None:
    """The problem that a heading names outright (关于…的问题); None for a heading that only groups."""
    heading = section.heading
    if heading is None or rules.group.search(heading.text):
        return None
    for pattern in rules.problem:
        found = pattern.search(heading.text)
        if found:
            return Span(heading.start + found.start("problem"), heading.start + found.end("problem"))
    return None


def named_shortfall(section: Section, rules: LedgerRules) -> Span | None:
    """The heading itself where it says what falls short (水资源费征收不严), up to a label in it."""
    heading = section.heading
    if heading is None or rules.group.search(heading.text) or rules.remedy.search(heading.text):
        return None
    label = rules.label.search(heading.text)
    end = label.start() if label else len(heading.text)
    if end == 0 or not rules.shortfall.search(heading.text, 0, end):
        return None
    return Span(heading.start, heading.start + end)


def has_problem_label(text: str, section: Section, rules: LedgerRules) -> bool:
    return any(label.lastgroup == "problem" for label in find_labels(text, Span(section.start, section.end), rules))


def names_problem(text: str, section: Section, rules: LedgerRules) -> bool:
    """Does the section name its own problem, by its heading or by a label?"""
    return bool(
        framed_problem(section, rules)
        or named_shortfall(section, rules)
        or (not section.children and has_problem_label(text, section, rules))
        or (section.heading and is_label(section, rules, "problem"))
    )


def is_label(section: Section, rules: LedgerRules, *fields: str) -> bool:
    """Does the heading begin with a label of one of these fields, or is it one without its colon?"""
    found = rules.label.match(f"{section.heading.text}：") if section.heading else None
    return found is not None and found.lastgroup in fields


def problem_of(item: Item, reading: Reading, *, takes_headings: bool) -> Span | None:
    """The words that name the problem. `takes_headings`: headings are problems whatever words they are made of."""
    found = heading_problem(item, reading, takes_headings=takes_headings)
    return clean(found, reading.text) if found else None


def heading_problem(item: Item, reading: Reading, *, takes_headings: bool) -> Span | None:
    rules, section = reading.rules, item.section
    named = (framed_problem(section, rules) or named_shortfall(section, rules)) if section else None
    found = named or next((labelled_problem(value, item, reading.text) for value in item.values("problem")), None)
    if found or section is None or section.heading is None or not takes_headings:
        return found
    return Span(section.heading.start, section.heading.end)


def are_headings_problems(items: list[Item], reading: Reading) -> bool:
    """Do most headings say what falls short, or have most items labels of who and when? A list is of one kind."""
    numbered = [item for item in items if item.section]
    alike = sum(names_shortfall_or_duties(item, reading.rules) for item in numbered)
    return alike >= FEWEST_ALIKE and alike * 2 >= len(numbered)


def names_shortfall_or_duties(item: Item, rules: LedgerRules) -> bool:
    has_duties = bool(item.values("responsible") or item.values("deadline")) and not item.values("problem")
    return has_duties or (item.section is not None and named_shortfall(item.section, rules) is not None)


def is_heading_apart(item: Item, rules: LedgerRules) -> bool:
    """Is the item's heading a short one with text below it, and neither of a measure nor of a group?"""
    section = item.section
    if section is None or section.heading is None or not (section.body or section.children):
        return False
    words = section.heading.text
    return len(words) <= LONGEST_HEADING and not rules.remedy.search(words) and not rules.group.search(words)


def labelled_problem(value: Span, item: Item, text: str) -> Span:
    """A cell as a whole; after a label up to the next one, where none follows only the first sentence."""
    if item.is_row or any(each.start > value.start for each in item.fields):
        return value
    end = next((at for at in range(value.start, value.end) if text[at] in SENTENCE_ENDS), value.end)
    return Span(value.start, end)


def clean(span: Span, text: str) -> Span | None:
    """Without marks at its ends and without quotation marks around the whole."""
    found = trimmed(text, span.start, span.end, SENTENCE_MARKS)
    words = text[found.start : found.end]
    opening, closing = QUOTED
    if words[:1] == opening and words[-1:] == closing and words.count(opening) == words.count(closing) == 1:
        found = Span(found.start + 1, found.end - 1)
    return found if found.end > found.start else None
