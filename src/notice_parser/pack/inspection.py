"""The forms of the sentence that tells of an inspection, compiled."""

from __future__ import annotations

import regex
from msgspec import Struct


class InspectionRules(Struct, frozen=True):
    """The forms in order, the word of feedback, and how far into the text they are looked for."""

    forms: tuple[regex.Pattern[str], ...]
    feedback: regex.Pattern[str]
    furthest: int
