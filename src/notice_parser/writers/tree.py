"""Notice → the tree of its sections with their figures, drawn for a terminal or, without colour, for a pipe."""

from __future__ import annotations

from collections import defaultdict
from typing import TextIO

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from notice_parser.notice import Notice, Quantity, Quote, Section
from notice_parser.writers.one_line import on_one_line

PIPED_WIDTH = 1_000_000
COLOURS = {"done": "green", "ongoing": "yellow", "planned": "blue", "not_done": "red"}
Figures = dict[str | None, list[Quantity]]


def draw(notice: Notice, stream: TextIO) -> None:
    """Draw the tree on the stream."""
    show(tree_of(notice), stream)


def show(tree: Tree, stream: TextIO) -> None:
    """A tree, wrapped to the stream's width where it is a terminal, one line an entry elsewhere."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console = Console(file=stream, highlight=False, markup=False, emoji=False, width=PIPED_WIDTH)
    with console.capture() as drawn:
        console.print(tree)
    stream.write("".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines()))
    stream.flush()


def tree_of(notice: Notice) -> Tree:
    figures: Figures = defaultdict(list)
    for quantity in notice.quantities:
        figures[quantity.section].append(quantity)
    tree = Tree(heading_of(notice))
    add_edge(tree, notice.preamble, "preamble", figures[None])
    for section in notice.sections:
        add_section(tree, section, figures)
    add_edge(tree, notice.closing, "closing", figures[None])
    return tree


def heading_of(notice: Notice) -> Text:
    """The title on one line, else the path, with the kind and the day of the notice."""
    title = on_one_line(notice.title.text) if notice.title else notice.source.path or "text"
    day = f", {notice.issued_on.date}" if notice.issued_on else ""
    return Text.assemble((title, "bold"), (f"  {notice.kind}{day}", "dim"))


def add_section(tree: Tree, section: Section, figures: Figures) -> None:
    """A branch for a section, its own figures first, then its children."""
    heading = on_one_line(section.heading.text) if section.heading else ""
    gap = " " if section.marker.text[-1:].isalnum() else ""
    branch = tree.add(Text.assemble((section.marker.text, "bold cyan"), gap, heading))
    for quantity in figures[section.id]:
        branch.add(figure(quantity))
    for child in section.children:
        add_section(branch, child, figures)


def add_edge(tree: Tree, edge: Quote | None, name: str, figures: list[Quantity]) -> None:
    """A branch for the preamble or the closing, where it holds figures."""
    held = [quantity for quantity in figures if edge and edge.start <= quantity.start < edge.end]
    if held:
        branch = tree.add(Text(name, "dim"))
        for quantity in held:
            branch.add(figure(quantity))


def figure(quantity: Quantity) -> Text:
    """A figure with what the text says of it: who, did what, to what, and how it changed."""
    said = [quantity.scope, quantity.actor, quantity.action, quantity.measured]
    words = " ".join(on_one_line(quote.text) for quote in said if quote)
    change = on_one_line(quantity.change.quote.text) if quantity.change else ""
    colour = COLOURS.get(quantity.status or "", "")
    shown = Text.assemble((quantity.id, "dim"), " ", (on_one_line(quantity.text), f"bold {colour}".strip()))
    whole = f"of {quantity.part_of}" if quantity.part_of else None
    for part in filter(None, (words, change, quantity.status, whole)):
        shown.append(f"  {part}")
    return shown
