"""Can the mail addresses and telephone numbers be used as they stand?"""

from __future__ import annotations

import re

from notice_parser.checks.model import View, finding
from notice_parser.spans import Finding, Span

CODE = "contact_form"
NO_DIGIT = re.compile(r"[^0-9０-９]")


def find_faults(view: View) -> list[Finding]:
    """Faulty addresses and numbers (warning), landline numbers without an area code (info)."""
    return [*mail_faults(view), *phone_faults(view)]


def mail_faults(view: View) -> list[Finding]:
    right = view.pattern(CODE, "right_mail")
    return [
        finding(CODE, "warning", (place,), variant="mail", found=view.say(place))
        for found in view.pattern(CODE, "mail").finditer(view.text)
        for place in [Span(*found.span("mail"))]
        if not right.fullmatch(view.say(place))
    ]


def phone_faults(view: View) -> list[Finding]:
    notes: list[Finding] = []
    for line in view.pattern(CODE, "phones").finditer(view.text):
        area_known = False
        for found in view.pattern(CODE, "phone").finditer(view.text, *line.span("list")):
            place = Span(*found.span())
            fault = fault_of(NO_DIGIT.sub("", found[0]), area_known, found["area"] is not None)
            area_known = area_known or found["area"] is not None or fault is None
            if fault:
                severity = "info" if fault == "area" else "warning"
                notes.append(finding(CODE, severity, (place,), variant=fault, found=view.say(place)))
    return notes


def fault_of(digits: str, area_known: bool, has_area: bool) -> str | None:
    """What is wrong with a number of these digits, or None. Short numbers and hotlines are right."""
    size = len(digits)
    if size <= 6 or digits.startswith(("400", "800")):
        return None
    if has_area:
        return None if 10 <= size <= 12 else "phone"
    if digits[0] == "1" and size in (10, 11, 12):
        return None if size == 11 and digits[1] != "0" else "mobile"
    if size in (7, 8):
        return None if area_known else "area"
    return "phone" if size in (9, 10) else None
