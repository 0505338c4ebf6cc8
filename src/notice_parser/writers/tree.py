"""Notice → the tree of its sections with their quantities, for a terminal or, without colour, for a pipe."""

from __future__ import annotations

from collections import defaultdict
from typing import TextIO

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from notice_parser.messages import name_of_code, say, translate
from notice_parser.notice import Notice, Quantity, Quote, Section
from notice_parser.writers.controls import visible
from notice_parser.writers.one_line import on_one_line

PIPED_WIDTH = 1_000_000
COLOURS = {"done": "green", "ongoing": "yellow", "planned": "blue", "not_done": "red"}
Quantities = dict[str | None, list[Quantity]]


def draw(notice: Notice, stream: TextIO) -> None:
    """Draw the tree on the stream."""
    show(tree_of(notice), stream)


def show(tree: Tree, stream: TextIO) -> None:
    """Print a tree, wrapped to the width of a terminal; elsewhere with one line per entry."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console = Console(file=stream, highlight=False, markup=False, emoji=False, width=PIPED_WIDTH)
    make_visible(tree)
    with console.capture() as drawn:
        console.print(tree)
    stream.write("".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines()))
    stream.flush()


def make_visible(tree: Tree) -> None:
    """Put pictures in place of the control characters of a tree; its styles stay where they are."""
    if isinstance(tree.label, Text):
        tree.label.plain = visible(tree.label.plain)
    for branch in tree.children:
        make_visible(branch)


def tree_of(notice: Notice) -> Tree:
    quantities: Quantities = defaultdict(list)
    for quantity in notice.quantities:
        quantities[quantity.section].append(quantity)
    tree = Tree(heading_of(notice))
    add_edge(tree, notice.preamble, name="preamble", quantities=quantities[None])
    for section in notice.sections:
        add_section(tree, section, quantities)
    add_edge(tree, notice.closing, name="closing", quantities=quantities[None])
    return tree


def heading_of(notice: Notice) -> Text:
    """The title on one line, else the path, with the kind and the issue date of the notice."""
    title = on_one_line(notice.title.text) if notice.title else notice.source.path or translate(say("text"))
    about: str = name_of_code(notice.kind)
    if notice.issued_on:
        about = translate(say("{kind}, {date}", kind=about, date=notice.issued_on.date))
    return Text.assemble((title, "bold"), (f"  {about}", "dim"))


def add_section(tree: Tree, section: Section, quantities: Quantities) -> None:
    """A branch for a section: its own quantities first, then its children."""
    heading = on_one_line(section.heading.text) if section.heading else ""
    gap = " " if section.marker.text[-1:].isalnum() else ""
    branch = tree.add(Text.assemble((section.marker.text, "bold cyan"), gap, heading))
    for quantity in quantities[section.id]:
        branch.add(quantity_line(quantity))
    for child in section.children:
        add_section(branch, child, quantities)


def add_edge(tree: Tree, edge: Quote | None, *, name: str, quantities: list[Quantity]) -> None:
    """A branch for the preamble or the closing, if it has quantities."""
    held = [quantity for quantity in quantities if edge and edge.start <= quantity.start < edge.end]
    if held:
        branch = tree.add(Text(name_of_code(name), "dim"))
        for quantity in held:
            branch.add(quantity_line(quantity))


def quantity_line(quantity: Quantity) -> Text:
    """A quantity with its statement: scope, actor, action, what is measured, change, status, whole."""
    parts_of_statement = [quantity.scope, quantity.actor, quantity.action, quantity.measured]
    words = " ".join(on_one_line(quote.text) for quote in parts_of_statement if quote)
    change = on_one_line(quantity.change.quote.text) if quantity.change else ""
    colour = COLOURS.get(quantity.status or "", "")
    shown = Text.assemble((quantity.id, "dim"), " ", (on_one_line(quantity.text), f"bold {colour}".strip()))
    status = name_of_code(quantity.status) if quantity.status else None
    whole = translate(say("of {whole}", whole=quantity.part_of)) if quantity.part_of else None
    for part in filter(None, (words, change, status, whole)):
        shown.append(f"  {part}")
    return shown
