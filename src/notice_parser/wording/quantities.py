"""Numbers in the view → quantities: each number is read by the rule that found it, then seen beside its neighbours."""

from __future__ import annotations

from collections.abc import Callable

import regex

from notice_parser.pack import Pack
from notice_parser.wording.amounts import FoundQuantity, merged, one_term
from notice_parser.wording.measured import MeasuredNumbers
from notice_parser.wording.neighbours import Neighbours
from notice_parser.wording.ratios import Ratios


class QuantityReader:
    """Reads the numbers of one view with one pack's rules.

    `too_long` holds the spans of numbers with more digits than any amount has.
    """

    def __init__(self, text: str, pack: Pack) -> None:
        self.numerals = pack.numbers.numerals
        self.text = text
        self.neighbours = Neighbours(text, pack)
        measured, ratios = MeasuredNumbers(text, pack), Ratios(text, pack)
        self.too_long = measured.too_long
        # Rule of numbers.yaml -> what reads its match.
        self.readers: dict[str, Callable[[regex.Match[str]], FoundQuantity | None]] = {
            "arabic": measured.arabic,
            "mixed": measured.mixed,
            "chinese": measured.chinese,
            "priced": measured.priced,
            "several": measured.several,
            "vague": measured.vague,
            "even": ratios.even,
            "doubled": ratios.doubled,
            "part_of_hundred": ratios.part_of_hundred,
            "fraction": ratios.fraction,
            "fraction_bar": ratios.fraction,
            "half": ratios.half,
            "half_unit": measured.half,
            "proportion": ratios.proportion,
        }

    def find(self) -> list[FoundQuantity]:
        """All quantities in text order."""
        found: list[FoundQuantity] = []
        neighbours = self.neighbours
        end = 0
        for rule, match in self.numerals.scan(self.text):
            if match.start() < end:
                continue
            quantity = self.readers[rule](match)
            if quantity is None:
                continue
            quantity = neighbours.with_modifier(quantity, found[-1] if found else None)
            quantity = neighbours.with_kind_of_last(quantity, found)
            if found and neighbours.joins(found[-1], quantity):
                quantity = merged(found.pop(), quantity)
            elif found and (times := neighbours.times_in_term(found[-1], quantity)):
                quantity = one_term(found.pop(), quantity, times)
            neighbours.give_points(found, quantity)
            found += neighbours.sharing(quantity, end)
            found.append(quantity)
            end = quantity.end
        return found
