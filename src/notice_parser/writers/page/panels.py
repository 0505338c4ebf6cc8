"""An overview → panels of HTML: each figure leads to its place in the text."""

from __future__ import annotations

from decimal import Decimal

from notice_parser.notice import Notice, Quantity
from notice_parser.pack.page import PageWords
from notice_parser.writers.page.markup import Html, element, joined
from notice_parser.writers.page.overview import MOST, MOST_PARTS, Overview, Whole, overview_of
from notice_parser.writers.page.words import amount_of, name_of, share_of, shown

SHOWN_SETS = 6
MOST_SETS = 60
ARROWS = {"increase": "↑", "decrease": "↓", "unchanged": "→"}


def overview_panels(notice: Notice, prefix: str, words: PageWords) -> Html:
    drawn = Panels(notice, prefix, words)
    return joined(*drawn.all(overview_of(notice, words.first_in_progress)))


class Panels:
    """Draws the panels of one notice."""

    def __init__(self, notice: Notice, prefix: str, words: PageWords) -> None:
        self.notice, self.prefix, self.words = notice, prefix, words
        self.said = words.words

    def all(self, overview: Overview) -> list[Html | None]:
        if not self.notice.quantities:
            return [element("p", self.said["no_figures"], class_="note"), self.review(), self.parts()]
        lists = ("money", "persons", "largest", "targets", "changes")
        rows = [self.rows(name, getattr(overview, name)) for name in lists]
        return [
            self.review(),
            self.sets("progress", overview.progress),
            element("div", *rows, class_="columns") if any(rows) else None,
            self.sets("composition", overview.compositions),
            self.parts(),
        ]

    def panel(self, name: str, *content: Html | None, wide: bool = False) -> Html:
        heading = element("h2", self.said[name])
        return element("section", heading, *content, class_="panel wide" if wide else "panel", data_panel=name)

    def review(self) -> Html | None:
        """What should be compared with the original: findings and fields in doubt."""
        findings = [one for one in self.notice.findings if one.severity != "info"]
        doubtful = sum(bool(one.doubts) for one in self.notice.quantities)
        lines = [
            element(
                "button", self.said["found_findings"].format(count=len(findings)), type="button", data_open="findings"
            )
            if findings
            else None,
            element(
                "button",
                self.said["doubtful_figures"].format(count=doubtful),
                type="button",
                data_filter="doubts",
                data_value="+",
            )
            if doubtful
            else None,
        ]
        if not any(lines):
            return None
        return element("p", element("span", self.said["to_review"], class_="label"), *lines, class_="review")

    def link(self, one: Quantity, *content: str | None, **attributes: str) -> Html:
        return element("a", *content, href=f"#{self.prefix}{one.id}", **attributes)

    def sets(self, name: str, wholes: list[Whole]) -> Html | None:
        if not wholes:
            return None
        first, rest = wholes[:SHOWN_SETS], wholes[SHOWN_SETS:MOST_SETS]
        more = (
            element(
                "details",
                element("summary", self.said["more_sets"].format(count=len(rest))),
                element("div", *map(self.whole, rest), class_="sets"),
            )
            if rest
            else None
        )
        return self.panel(name, element("div", *map(self.whole, first), class_="sets"), more, wide=True)

    def whole(self, whole: Whole) -> Html:
        one = whole.quantity
        name = element("span", name_of(one) or self.said["no_name"], class_="name")
        equation = self.equation(whole) if whole.adds_up else None
        caption = element("figcaption", self.link(one, name, " ", element("b", amount_of(one))), equation)
        rows = element("ul", *(self.part(row.quantity, whole, row.depth) for row in whole.parts[:MOST_PARTS]))
        return element("figure", caption, self.bar(whole), rows, class_="set")

    def equation(self, whole: Whole) -> Html:
        """56 = 51 + 3 + 2: the numbers as they stand where all have one unit, else in the base unit."""
        figures = [whole.quantity, *whole.partition]
        is_alike = len({one.unit for one in figures}) == 1
        total, *parts = [number(one.value if is_alike else one.base_value) for one in figures]
        return element("span", f"{total} = {' + '.join(parts)}", class_="equation")

    def bar(self, whole: Whole) -> Html | None:
        """The parts that partition the whole on a line, to scale; drawn only where they do not exceed it."""
        total = whole.quantity.base_value
        unit = whole.quantity.base_unit
        parts = [one for one in whole.partition if one.base_unit == unit and one.base_value is not None]
        if not total or not parts or sum((one.base_value or Decimal() for one in parts), Decimal()) > total:
            return None
        drawn, left = [], Decimal()
        for one in parts:
            width = (one.base_value or Decimal()) * 100 / total
            drawn.append(element("rect", x=f"{left:.3f}", y="0", width=f"{width:.3f}", height="10", class_=state(one)))
            left += width
        return element(
            "svg", *drawn, class_="bar-line", viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true"
        )

    def part(self, one: Quantity, whole: Whole, depth: int) -> Html:
        name = part_name(one, whole.quantity)
        share = share_of(one, whole.quantity) if one.part_role in ("partition", "subset") else None
        return element(
            "li",
            self.link(one, name, " " if name else None, element("b", amount_of(one))),
            self.chip(one),
            element("span", share, class_="share", title=self.said["computed"]) if share else None,
            class_=f"depth-{depth} {state(one)}",
        )

    def chip(self, one: Quantity) -> Html | None:
        return element("span", self.words.statuses[one.status], class_=f"chip {one.status}") if one.status else None

    def rows(self, name: str, quantities: list[Quantity]) -> Html | None:
        if not quantities:
            return None
        kind = {"money": "money", "persons": "person"}.get(name)
        count = sum(one.kind == kind for one in self.notice.quantities)
        more = (
            element(
                "button",
                self.said["all_of_kind"].format(count=count),
                type="button",
                class_="more",
                data_filter="kind",
                data_value=kind,
            )
            if count > MOST
            else None
        )
        return self.panel(name, element("ul", *map(self.row, quantities), class_="rows"), more)

    def row(self, one: Quantity) -> Html:
        """The name and value of a figure, and below who, what was done and when."""
        name, value = name_of(one), amount_of(one)
        if one.change is not None:
            name = f"{ARROWS[one.change.direction]} {name}"
            value = " ".join(dict.fromkeys((shown(one.change.quote), value)))
        context = (one.scope or one.actor, one.action, one.period)
        below = " · ".join(dict.fromkeys(shown(each) for each in context if each is not None and shown(each) != name))
        chip = self.chip(one) if one.status != "done" else None
        return element(
            "li",
            self.link(one, element("span", name, class_="name"), element("b", value)),
            element("span", below, chip, class_="below") if below or chip else None,
        )

    def parts(self) -> Html | None:
        """The notices inside the notice."""
        if not self.notice.parts:
            return None
        items = [
            element(
                "li",
                element("span", self.words.part_kinds[part.role], class_="chip"),
                " ",
                element(
                    "button",
                    shown(part.title) or self.words.notice_kinds[part.kind],
                    type="button",
                    class_="jump",
                    data_span=f"{part.start},{part.start}",
                ),
            )
            for part in self.notice.parts
        ]
        return self.panel("holds", element("ul", *items, class_="rows"), wide=True)


def part_name(one: Quantity, whole: Quantity) -> str:
    """What tells a part from its whole: the action where both are of the same thing, else its own name."""
    same = shown(one.measured) == shown(whole.measured)
    said = [shown(one.action)] if same and one.action else [name_of(one)]
    if not same and one.action is not None and one.measured is not None:
        said.insert(0, shown(one.action))
    return " ".join(dict.fromkeys(filter(None, said)))


def state(one: Quantity) -> str:
    return one.status or "level"


def number(value: Decimal | None) -> str:
    return f"{value.normalize():f}" if value is not None else ""
