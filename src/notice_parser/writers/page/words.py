"""How the page says names, dates and values of a notice in the language of the reader."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from notice_parser.notice import Finding, Notice, Quantity, Quote
from notice_parser.pack import built_in_pack
from notice_parser.pack.page import PageWords
from notice_parser.writers.one_line import on_one_line

HUNDRED = Decimal(100)


def title_of(notice: Notice, words: PageWords) -> str:
    """The title on one line, else the name of the file."""
    if notice.title is not None:
        return on_one_line(notice.title.text)
    return (notice.source.path or "").rpartition("/")[2] or words.words["no_title"]


def message_of(finding: Finding, words: PageWords) -> str:
    """What a finding says in the language of the page; that of own rules, which may be unknown here, as it stands."""
    if words.words["language"].startswith("zh"):
        return finding.message
    said = built_in_pack().messages.say(finding.code, finding.params, "en")
    return finding.message if said == finding.code else said


def shown(quote: Quote | None) -> str:
    return on_one_line(quote.text) if quote is not None else ""


def shown_date(iso: str, words: PageWords) -> str:
    """An ISO date as the language writes it: 2025年7月1日."""
    year, month, day = iso.split("-")
    return words.words["date"].format(year=year, month=int(month), day=int(day), iso=iso)


def name_of(quantity: Quantity) -> str:
    """What a quantity states: its indicator, else what is measured, else what was done; "" where nothing says it."""
    indicator = getattr(quantity, "indicator", None)
    return on_one_line(indicator.text) if indicator is not None else shown(quantity.measured) or shown(quantity.action)


def amount_of(quantity: Quantity) -> str:
    """The words of a quantity, with its unit where that stands elsewhere, as in the head of a table."""
    said, unit = shown(quantity), quantity.unit
    return said if unit is None or unit in said or not said[-1:].isdigit() else f"{said}{unit}"


def share_of(part: Quantity, whole: Quantity) -> str | None:
    """The part in per cent of the whole, to one decimal; None where the two do not compare."""
    if part.base_value is None or not whole.base_value or part.base_unit != whole.base_unit:
        return None
    share = (part.base_value * HUNDRED / whole.base_value).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{share.normalize():f}%" if 0 <= share <= HUNDRED else None
