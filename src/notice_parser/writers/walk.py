"""The tree of sections → each section with the sections that contain it."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.notice import Section

TRAILING_MARKS = "、，, \t\u3000"


def walk(sections: list[Section], above: tuple[Section, ...] = ()) -> Iterator[tuple[Section, ...]]:
    """Each section in text order, as the path from the top down to itself."""
    for section in sections:
        path = (*above, section)
        yield path
        yield from walk(section.children, path)


def path_text(path: tuple[Section, ...]) -> str:
    """The markers from the top down, as in `二>（一）>1.>一是`."""
    return ">".join("".join(section.marker.text.split()).rstrip(TRAILING_MARKS) for section in path)
