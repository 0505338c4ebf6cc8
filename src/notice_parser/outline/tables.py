"""Which lines are rows of a table: cells on one line with tabs between them."""

from __future__ import annotations

from msgspec.structs import replace

from notice_parser.outline.lines import Line, Openings


def mark_tables(text: str, lines: tuple[Line, ...], openings: Openings) -> tuple[Line, ...]:
    """The lines, rows of tables marked. A tab after a marker makes a row only next to another row."""
    if "\t" not in text:
        return lines
    tabs = [count_tabs(text, line, openings) for line in lines]
    marked = []
    for index, line in enumerate(lines):
        inner, led = tabs[index]
        is_next_to_row = any(tabs[i][0] for i in (index - 1, index + 1) if 0 <= i < len(lines))
        marked.append(replace(line, table=True) if inner or (led and is_next_to_row) else line)
    return tuple(marked)


def count_tabs(text: str, line: Line, openings: Openings) -> tuple[int, bool]:
    """How many tabs stand between the cells of a line, and whether another stands after its marker."""
    if text.find("\t", line.start, line.end) < 0:
        return 0, False
    found, markers = openings.at(line), openings.markers
    after = found.end("marker") if found else line.start
    led = after
    while led < line.end and text[led] in " \t\u3000":
        led += 1
    may_be_cell = found is None or markers.families[markers.at_start.family_of(found)].cell
    return text.count("\t", led, line.end), may_be_cell and "\t" in text[after:led]
