"""The readings of a quantity that were weighed → plain data: the best of each field, and the words of its clause."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from notice_parser.notice import Quantity
from notice_parser.pack.features import Features, name_of
from notice_parser.quantities.model import Statement
from notice_parser.quantities.trace import Trace
from notice_parser.readings.account import Weight, best_readings, skeleton

Data = dict[str, Any]


class ReadingsBuilder(Struct, frozen=True):
    text: str
    trace: Trace
    quantities: tuple[Quantity, ...]
    features: Features

    def skeleton(self, one: Statement) -> list[Data]:
        """The words of the clause with their roles; none where a table or a gloss made the statement."""
        figure = self.trace.figures.get(id(one))
        if figure is None:
            return []
        return [{"text": self.text[word.start : word.end], "role": word.role} for word in skeleton(figure)]

    def readings(self, one: Statement, field: str) -> list[Data]:
        """The best readings of a field, the best first; none where the frames' reading stood without being weighed."""
        figure, chooser = self.trace.figures.get(id(one)), self.trace.chooser
        if figure is None or chooser is None or field not in figure.margins:
            return []
        return [
            {
                "value": self.value(reading.value),
                "score": reading.score,
                "evidence": [self.evidence(one, field) for one in reading.evidence],
            }
            for reading in best_readings(chooser, figure, field)
        ]

    def evidence(self, one: Weight, field: str) -> Data:
        """A feature with its weight, its name, and what features of this name mean."""
        meaning = self.features.meaning(one.feature, field)
        return {
            "feature": one.feature,
            "weight": one.weight,
            "name": name_of(one.feature, field),
            "what": meaning.what if meaning is not None else None,
        }

    def value(self, value: object) -> str | None:
        if isinstance(value, tuple):
            return self.text[value[0] : value[1]]
        if isinstance(value, int):
            whole = next(figure.facts for figure in self.trace.figures.values() if figure.number == value)
            return self.text[whole.start : whole.end]
        return None if value is None else str(value)
