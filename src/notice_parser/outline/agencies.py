"""Names of organizations: is a span one, or several, and where the names in it stand."""

from __future__ import annotations

from notice_parser.pack.edges import AgencyRules
from notice_parser.pack.signature import SignatureRules
from notice_parser.spans import Span, trim

SHORTEST, SHORTEST_HALF = 3, 4
# The longest note of a seal after a name: longer lines are refused, and others searched near their end only.
WIDEST_STAMP = 40


def names_agency(text: str, start: int, end: int, rules: AgencyRules) -> bool:
    """Does the text from `start` to `end` name an organization, or several?"""
    written = "".join(text[start:end].split())
    if not SHORTEST <= len(written) <= 2 * rules.widest + WIDEST_STAMP:
        return False
    found = rules.stamp.search(text, max(start, end - WIDEST_STAMP), end)
    if found and found.start() > start:
        written = "".join(text[start : found.start()].split())
    if not SHORTEST <= len(written) <= 2 * rules.widest or rules.unless.search(written):
        return False
    return bool(rules.ending.search(written))


def is_half_name(text: str, start: int, end: int, rules: AgencyRules) -> bool:
    """Is it the first half of a signer that was broken over two lines (领导小组 / 办公室)?"""
    if not SHORTEST_HALF <= end - start <= rules.widest:
        return False
    written = text[start:end]
    return not rules.unless.search(written) and bool(rules.half.match(written))


def without_stamp(text: str, span: Span, rules: AgencyRules) -> Span:
    """The name of an organization without a note such as （盖章） after it."""
    found = rules.stamp.search(text, span.start, span.end)
    return Span(span.start, found.start()) if found and found.start() > span.start else span


def read_signers(text: str, spans: list[Span], signing: SignatureRules, rules: AgencyRules) -> tuple[Span, ...]:
    """The signers one by one: a half goes with the line after it, a line of several is split."""
    signers: list[Span] = []
    half: Span | None = None
    for span in spans:
        if half is not None:
            span, half = Span(half.start, span.end), None
        span = without_stamp(text, span, rules)
        if not rules.ending.search(span.of(text)):
            half = span
            continue
        signers.extend(split_signers(text, span, signing, rules))
    return (*signers, *([half] if half else []))


def split_signers(text: str, span: Span, signing: SignatureRules, rules: AgencyRules) -> list[Span]:
    """The names on a line of several organizations with blanks between; one letter-spaced name stays whole."""
    parts: list[Span] = []
    start = span.start
    for gap in [*signing.between.finditer(text, span.start, span.end), None]:
        end = gap.start() if gap else span.end
        part = trim(text, start, end)
        if part:
            parts.append(without_stamp(text, part, rules))
        start = gap.end() if gap else end
    if len(parts) < 2 or "\n" in span.of(text):
        return [span]
    return parts if all(names_agency(text, part.start, part.end, rules) for part in parts) else [span]
