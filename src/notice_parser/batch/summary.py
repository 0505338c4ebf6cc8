"""The counts of a run, and how they are reported."""

from __future__ import annotations

from msgspec import Struct, field

from notice_parser.messages import say, say_number


class Summary(Struct):
    """Every input in one of the counts. `order` are the keys of the inputs that were reached.

    `findings` are errors and warnings: code → the number of inputs with it, and the number in all.
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

    def add_findings(self, found: dict[str, int]) -> None:
        for code, number in found.items():
            inputs, total = self.findings.get(code, (0, 0))
            self.findings[code] = inputs + 1, total + number

    def as_table(self) -> list[str]:
        """Errors and warnings, the most frequent first; no line where nothing was found."""
        if not self.findings:
            return []
        rows = sorted(self.findings.items(), key=lambda row: (-row[1][1], row[0]))
        width = max(len("finding"), *(len(code) for code in self.findings))
        lines = [f"{code:<{width}}{inputs:>9}{number:>10}" for code, (inputs, number) in rows]
        return [f"{'finding':<{width}}{'inputs':>9}{'findings':>10}", *lines]

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
