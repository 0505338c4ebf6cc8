"""Is a word used that grammar or custom asks to be written otherwise?"""

from __future__ import annotations

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding, Span

CODE = "wording_misused"


def check(view: View) -> list[Finding]:
    """The group `word` of a pattern is what to replace; the word list of the pattern's name says by what."""
    rule = view.pack.checks.by_code.get(CODE)
    if rule is None:
        return []
    findings = []
    for name, pattern in rule.patterns.items():
        group = "word" if "word" in pattern.groupindex else 0
        for found in pattern.finditer(view.text):
            word, expected = Span(*found.span(group)), rule.words.get(name, ())
            findings.append(misused(view, Span(*found.span()), word, expected))
    return findings


def misused(view: View, span: Span, word: Span, expected: tuple[str, ...]) -> Finding:
    """A suggestion is made where one form alone is right; of several forms the message names all."""
    suggestion = (word, expected[0]) if len(expected) == 1 else None
    words = {"found": view.text_of(word), "expected": "/".join(expected)}
    return make_finding(CODE, "info", (span,), suggestion=suggestion, **words)
