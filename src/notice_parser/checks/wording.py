"""Is a word used that grammar or custom asks to be written otherwise?"""

from __future__ import annotations

from notice_parser.checks.model import View, finding
from notice_parser.spans import Finding, Span

CODE = "wording_misused"


def find_faults(view: View) -> list[Finding]:
    """A pattern's group `word` is what to replace; the entry in `words` of the same name says by what."""
    rule = view.pack.checks.by_code.get(CODE)
    if rule is None:
        return []
    notes = []
    for name, pattern in rule.patterns.items():
        group = "word" if "word" in pattern.groupindex else 0
        for found in pattern.finditer(view.text):
            notes.append(misused(view, Span(*found.span()), Span(*found.span(group)), rule.words.get(name, ())))
    return notes


def misused(view: View, place: Span, word: Span, expected: tuple[str, ...]) -> Finding:
    """One right form alone is suggested; of several the message names all."""
    suggestion = (word, expected[0]) if len(expected) == 1 else None
    return finding(
        CODE, "info", (place,), suggestion=suggestion, found=view.say(word), expected="/".join(expected)
    )  # fmt: skip
