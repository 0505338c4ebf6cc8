"""A number with its unit as found in the view, and two ends of a range as one."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace


class FoundQuantity(Struct, frozen=True):
    """A quantity in the view. `unit` is where the unit with its scale stands, `lead` where its modifier begins."""

    start: int
    end: int
    lead: int
    rule: str
    value: Decimal | None
    value_max: Decimal | None = None
    ratio: tuple[Decimal, ...] | None = None
    unit: tuple[int, int] | None = None
    unit_id: str = "none"
    base_value: Decimal | None = None
    base_value_max: Decimal | None = None
    base_unit: str | None = None
    kind: str = "other"
    modifier: str | None = None


class Numeral(Struct, frozen=True):
    """A number as read: where it ends, its value, whether it is written in Chinese numerals, and in more than one."""

    end: int
    value: Decimal | None
    is_chinese: bool
    is_compound: bool


def bounds(one: FoundQuantity, other: FoundQuantity) -> bool:
    """一万元以上五万元以下: next to each other, the lower and the upper bound of one range."""
    return one.end == other.start and (one.modifier, other.modifier) == ("at_least", "at_most")


def merged(one: FoundQuantity, other: FoundQuantity) -> FoundQuantity:
    """Two ends of a range as one.

    The unit is that of the first, else of the second where the first has a scale alone (2万到3万人), so is the
    scale of both values.
    """
    if one.base_unit is None and other.value and other.base_value and one.base_value is not None:
        value = one.base_value / (other.base_value / other.value)
        return replace(
            other,
            start=one.start,
            lead=one.lead,
            value=value,
            value_max=other.value,
            base_value=one.base_value,
            base_value_max=other.base_value,
            modifier=one.modifier or other.modifier,
        )
    modifier = None if bounds(one, other) else one.modifier or other.modifier
    value_max = other.value
    if one.value and one.base_value and other.base_value is not None:
        value_max = other.base_value / (one.base_value / one.value)
    return replace(one, end=other.end, value_max=value_max, base_value_max=other.base_value, modifier=modifier)


def one_term(one: FoundQuantity, other: FoundQuantity, times: int) -> FoundQuantity:
    """A term in two units as one in the smaller, of which `times` make one of the larger."""
    if one.value is None or other.value is None or other.base_value is None:
        return other
    more = one.value * times
    top = None if other.value_max is None else other.value_max + more
    return replace(
        other,
        start=one.start,
        lead=one.lead,
        value=other.value + more,
        value_max=top,
        base_value=other.base_value + more,
        base_value_max=top,
    )
