"""A notice → the tree of its sections as nested lists of links, with the number of quantities in each."""

from __future__ import annotations

from collections import Counter
from html import escape

from notice_parser.notice import Notice, Quote, Section
from notice_parser.pack.page import PageWords
from notice_parser.writers.one_line import on_one_line

OPEN_LEVELS = 2


def outline_list(notice: Notice, prefix: str, words: PageWords) -> str:
    counts = quantity_counts(notice)
    edges = [edge_item(notice, name, prefix=prefix, shown=words.words[name]) for name in ("preamble", "closing")]
    unfold = words.words["unfold"]
    items = "".join(section_item(section, prefix, counts, unfold=unfold) for section in notice.sections)
    return f'<ul class="tree">{edges[0]}{items}{edges[1]}</ul>'


def quantity_counts(notice: Notice) -> Counter[str]:
    """Section id → the number of quantities in it, including those of its children."""
    counts: Counter[str] = Counter()
    for quantity in notice.quantities:
        section = quantity.section or ""
        while section:
            counts[section] += 1
            section = section.rpartition(".")[0]
    return counts


def edge_item(notice: Notice, name: str, *, prefix: str, shown: str) -> str:
    """A link to the preamble or the closing, if there is one."""
    edge: Quote | None = getattr(notice, name)
    if edge is None:
        return ""
    count = sum(edge.start <= one.start < edge.end for one in notice.quantities)
    return f'<li class="edge">{link(f"{prefix}{name}", escape(shown), count)}</li>'


def section_item(section: Section, prefix: str, counts: Counter[str], *, unfold: str) -> str:
    """The link of a section; below it its children, folded from the third level on."""
    heading = on_one_line(section.heading.text) if section.heading else ""
    shown = f"<b>{escape(section.marker.text)}</b> {escape(heading)}"
    linked = link(f"{prefix}s{section.id}", shown, counts[section.id])
    if not section.children:
        return f"<li>{linked}</li>"
    children = "".join(section_item(child, prefix, counts, unfold=unfold) for child in section.children)
    is_open = " open" if section.level < OPEN_LEVELS else ""
    label = escape(f"{unfold} {section.marker.text}{heading}")
    return f'<li>{linked}<details{is_open}><summary aria-label="{label}"></summary><ul>{children}</ul></details></li>'


def link(target: str, html: str, count: int) -> str:
    shown_count = f'<span class="count">{count}</span>' if count else ""
    return f'<a href="#{target}"><span class="said">{html}</span>{shown_count}</a>'
