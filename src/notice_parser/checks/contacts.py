"""Are mail addresses and telephone numbers usable as they are written?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import regex

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding, Span
from notice_parser.terms import Severity

CODE = "contact_form"
NOT_DIGIT = re.compile(r"[^0-9０-９]")
LONGEST_SHORT_NUMBER = 6
TOLL_FREE = ("400", "800")
PhoneError = Literal["phone", "mobile", "area"]


def check(view: View) -> list[Finding]:
    """Wrong addresses and numbers (warning), landline numbers without an area code (info)."""
    return [*wrong_addresses(view), *wrong_numbers(view)]


def wrong_addresses(view: View) -> Iterator[Finding]:
    right = view.pattern(CODE, "right_mail")
    for found in view.pattern(CODE, "mail").finditer(view.text):
        span = Span(*found.span("mail"))
        if not right.fullmatch(view.text_of(span)):
            yield make_finding(CODE, "warning", (span,), variant="mail", found=view.text_of(span))


def wrong_numbers(view: View) -> Iterator[Finding]:
    for found in view.pattern(CODE, "phones").finditer(view.text):
        yield from wrong_numbers_of_list(view, found)


def wrong_numbers_of_list(view: View, numbers: regex.Match[str]) -> Iterator[Finding]:
    """An area code holds for the numbers after it, too."""
    is_area_known = False
    for found in view.pattern(CODE, "phone").finditer(view.text, *numbers.span("list")):
        has_area = found["area"] is not None
        error = phone_error(NOT_DIGIT.sub("", found[0]), is_area_known=is_area_known, has_area=has_area)
        is_area_known = is_area_known or has_area or error is None
        if error:
            span = Span(*found.span())
            severity: Severity = "info" if error == "area" else "warning"
            yield make_finding(CODE, severity, (span,), variant=error, found=view.text_of(span))


def phone_error(digits: str, *, is_area_known: bool, has_area: bool) -> PhoneError | None:
    """What is wrong with a number of these digits, or None. Short numbers and hotlines are right."""
    size = len(digits)
    if size <= LONGEST_SHORT_NUMBER or digits.startswith(TOLL_FREE):
        return None
    if has_area:
        return None if 10 <= size <= 12 else "phone"
    if digits[0] == "1" and size in (10, 11, 12):
        return None if size == 11 and digits[1] != "0" else "mobile"
    if size in (7, 8):
        return None if is_area_known else "area"
    return "phone" if size in (9, 10) else None
