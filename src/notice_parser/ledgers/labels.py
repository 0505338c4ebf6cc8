"""Labels in the text of an item (整改措施：, 责任单位：) → the fields that they name."""

from __future__ import annotations

import regex

from notice_parser.ledgers.model import FieldSpan, trimmed
from notice_parser.pack.ledger import Field, LedgerRules
from notice_parser.spans import Span

LINE_FIELDS: frozenset[Field] = frozenset({"responsible", "deadline", "status"})
LINE_ENDS = "\r\n\u2028\u2029。"
BETWEEN_FIELDS = "；;，,、。（(【[ "
OPENING, CLOSING = "（(【[", "）)】]"


def find_labels(text: str, span: Span, rules: LedgerRules) -> list[regex.Match[str]]:
    return list(rules.label.finditer(text, span.start, span.end))


def labelled_fields(text: str, span: Span, rules: LedgerRules) -> tuple[FieldSpan, ...]:
    """The fields in text order: each reaches to the next label, those of one line to its end or to a full stop."""
    labels = find_labels(text, span, rules)
    ends = [*(label.start() for label in labels[1:]), span.end] if labels else []
    return tuple(field_of(text, label, end, rules) for label, end in zip(labels, ends, strict=True))


def field_of(text: str, label: regex.Match[str], end: int, rules: LedgerRules) -> FieldSpan:
    field: Field = label.lastgroup  # type: ignore[assignment]
    if field in LINE_FIELDS:
        end = end_of_line(text, label.end(), end)
    value = trimmed(text, label.end(), without_marker(text, label.end(), end, rules))
    return FieldSpan(field, label.start(), Span(value.start, trimmed_end(text, value)))


def end_of_line(text: str, start: int, end: int) -> int:
    """Where a field of one line ends: at a full stop, a line break, or the bracket around it."""
    depth = 0
    for offset in range(start, end):
        character = text[offset]
        if character in LINE_ENDS and offset > start and text[start:offset].strip():
            return offset
        depth += (character in OPENING) - (character in CLOSING)
        if depth < 0:
            return offset
    return end


def without_marker(text: str, start: int, end: int, rules: LedgerRules) -> int:
    """The end without the marker before the next label, where that stands on a line of its own (2.整改措施：)."""
    line = max(text.rfind(mark, start, end) for mark in "\r\n") + 1
    last = text[line:end].strip() if line > start else ""
    found = rules.leading_mark.match(last) if last else None
    return line if found and found.end() == len(last) else end


def trimmed_end(text: str, span: Span) -> int:
    """The end without the marks that lead to the next label."""
    end = span.end
    while end > span.start and (text[end - 1] in BETWEEN_FIELDS or text[end - 1].isspace()):
        end -= 1
    return end
