"""The counts of a run, and how they are reported."""

from __future__ import annotations

from heapq import nsmallest

from msgspec import Struct, field

from notice_parser.messages import say, say_number, translate
from notice_parser.messages.columns import columns_of, padded

MOST_NAMED = 10
INPUTS_WIDTH, FINDINGS_WIDTH = 9, 10


class Summary(Struct):
    """Every input in one of the counts. `order` are the keys of the inputs that were reached.

    `findings` are errors and warnings: code → the number of inputs with it, and the number in all. `worst` are the
    inputs with the most of them, each with how many, of the `with_findings` that have any.
    """

    done: int = 0
    kept: int = 0
    failed: int = 0
    left_out: int = 0
    repeated: int = 0
    unreached: int = 0
    is_full: bool = False
    order: list[str] = field(default_factory=list)
    findings: dict[str, tuple[int, int]] = field(default_factory=dict)
    with_findings: int = 0
    worst: list[tuple[int, str]] = field(default_factory=list)

    def add_findings(self, path: str, found: dict[str, int]) -> None:
        """Count the errors and warnings of an input, and keep its name if it is among those that have the most."""
        for code, number in found.items():
            inputs, total = self.findings.get(code, (0, 0))
            self.findings[code] = inputs + 1, total + number
        if found:
            self.with_findings += 1
            self.worst = nsmallest(
                MOST_NAMED, [*self.worst, (sum(found.values()), path)], key=lambda row: (-row[0], row[1])
            )

    def as_table(self) -> list[str]:
        """Errors and warnings, the most frequent first, then the inputs with the most; no line where none was found."""
        if not self.findings:
            return []
        heads = [translate(say("finding")), translate(say("inputs")), translate(say("findings"))]
        rows = sorted(self.findings.items(), key=lambda row: (-row[1][1], row[0]))
        width = max(columns_of(heads[0]), *(len(code) for code in self.findings))
        table = [heads, *([code, str(inputs), str(number)] for code, (inputs, number) in rows)]
        return [*(row_of(cells, width) for cells in table), *self.named()]

    def named(self) -> list[str]:
        """The inputs with the most findings, and how many more there are."""
        lines = [translate(say("inputs with the most findings:"))]
        lines += [f"{number:>6}  {path}" for number, path in self.worst]
        more = self.with_findings - len(self.worst)
        return [*lines, translate(say("and {number} more; manifest.ndjson names them", number=more))] if more else lines

    def as_text(self) -> str:
        reached = self.done + self.kept + self.failed + self.unreached
        parts = [
            say("{number} done", number=self.done),
            say("{number} failed", number=self.failed),
            say("{number} unchanged", number=self.kept) if self.kept else "",
            say("{number} not reached", number=self.unreached) if self.unreached else "",
            say("{number} left out", number=self.left_out) if self.left_out else "",
            say("{number} named twice", number=self.repeated) if self.repeated else "",
        ]
        counts = [part for part in parts if part]
        return say_number("{number} input: {counts}", "{number} inputs: {counts}", number=reached, counts=counts)


def row_of(cells: list[str], width: int) -> str:
    """A row of the table: the code, two numbers below their heads."""
    code, inputs, number = cells
    counts = padded(inputs, INPUTS_WIDTH, is_number=True) + padded(number, FINDINGS_WIDTH, is_number=True)
    return f"{padded(code, width)}{counts}"
