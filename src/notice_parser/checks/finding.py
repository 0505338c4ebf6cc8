"""Makes the findings of checks: what is shown of a parameter is decided here."""

from __future__ import annotations

from decimal import Decimal

from notice_parser.spans import Finding, Span
from notice_parser.terms import Severity


def make_finding(
    code: str,
    severity: Severity,
    spans: tuple[Span, ...],
    *,
    suggestion: tuple[Span, str] | None = None,
    **params: object,
) -> Finding:
    """A finding; its parameters become the strings that messages show."""
    shown = tuple((name, as_shown(value)) for name, value in params.items())
    return Finding(code, severity, spans, shown, suggestion)


def as_shown(value: object) -> str:
    """A number without trailing zeros and exponent, anything else as `str` gives it."""
    if not isinstance(value, Decimal):
        return str(value)
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
