"""The forms of the block that signs a notice, compiled."""

from __future__ import annotations

import regex
from msgspec import Struct

Pattern = regex.Pattern[str]


class SignatureRules(Struct, frozen=True):
    """Patterns of date lines and signers; `day` has the groups year, month and day.

    `last_signs` are those that a line with a day at its end can end with, in whichever form; None: any.
    """

    day: Pattern
    date_line: Pattern
    dotted_line: Pattern
    signed_line: Pattern
    glued: Pattern
    seal: Pattern
    person: Pattern
    between: Pattern
    told_line: Pattern
    most_signers: int
    last_signs: frozenset[str] | None
