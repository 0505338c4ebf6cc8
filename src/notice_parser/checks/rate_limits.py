"""Is a rate above 100% that cannot be?"""

from __future__ import annotations

from decimal import Decimal

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.spans import Finding

CODE = "rate_out_of_range"
HUNDRED = Decimal(100)


def check(view: View) -> list[Finding]:
    """办结率 and other names of the list; growth rates, rates of plans fulfilled and of debt have no limit."""
    return [
        make_finding(
            CODE,
            "error",
            (quantity.span,),
            rate=view.text_of(quantity.span),
            measured=view.text_of(quantity.measured),
        )
        for quantity in view.quantities
        if is_above_hundred(quantity) and is_bounded(view, view.text_of(quantity.measured))
    ]


def is_above_hundred(quantity: WrittenQuantity) -> bool:
    if quantity.kind != "percent" or quantity.change is not None:
        return False
    return quantity.base_value is not None and quantity.base_value > HUNDRED


def is_bounded(view: View, name: str) -> bool:
    return name.endswith(view.words(CODE, "bounded")) and not name.endswith(view.words(CODE, "unbounded"))
