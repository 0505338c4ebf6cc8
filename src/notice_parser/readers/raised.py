"""Raised and lowered numbers as characters of their own, so that 10 to the eighth is never read as 108."""

from __future__ import annotations

import re

# A sign may stand in a run of its own, and after the number, as in Ca²⁺.
NUMBER = re.compile(r"\s*(?:[+\-−－]?[0-9０-９]{1,4}[+\-−－]?|[+\-−－])\s*")
RAISED = str.maketrans("0123456789０１２３４５６７８９+-−－", "⁰¹²³⁴⁵⁶⁷⁸⁹⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
LOWERED = str.maketrans("0123456789０１２３４５６７８９+-−－", "₀₁₂₃₄₅₆₇₈₉₀₁₂₃₄₅₆₇₈₉₊₋₋₋")


def raised(text: str) -> str:
    """The text of a superscript: a number as raised digits, anything else as it stands."""
    return text.translate(RAISED) if NUMBER.fullmatch(text) else text


def lowered(text: str) -> str:
    """The text of a subscript: a number as lowered digits, anything else as it stands."""
    return text.translate(LOWERED) if NUMBER.fullmatch(text) else text
