"""Notices → the JSON that the scripts of the archive read, escaped so that it cannot end its element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from notice_parser.notice import Notice, Quantity, as_json_number
from notice_parser.pack import built_in_pack
from notice_parser.pack.archive import ArchiveWords
from notice_parser.pack.page import PageWords
from notice_parser.version import __version__
from notice_parser.writers.one_line import on_one_line
from notice_parser.writers.page.data import script_json
from notice_parser.writers.page.words import name_of, shown
from notice_parser.writers.walk import path_text, walk

BETWEEN_NAMES = "、"
MOST_CHARACTERS = 30_000_000  # of all texts together; of a larger archive titles and figures alone can be searched
UTF16_PAIR = "\U00010000"


class Entry(Struct, frozen=True):
    """A notice of the archive and the address of its own page, where it has one."""

    notice: Notice
    href: str | None = None


def archive_data(entries: Iterable[Entry], words: ArchiveWords, page: PageWords) -> str:
    """The data of the page: words, notices, and a row per figure (its columns are named in model.js)."""
    notices: list[dict[str, Any]] = []
    rows: list[list[Any]] = []
    for index, entry in enumerate(entries):
        notices.append(notice_data(index, entry, words))
        rows += figure_rows(index, entry.notice)
    if sum(len(notice["text"]) for notice in notices) > MOST_CHARACTERS:
        notices = [{**notice, "text": ""} for notice in notices]
    said = {**words.words, "columns": words.columns, "kinds": page.notice_kinds, "statuses": page.statuses}
    data = {"words": said, "notices": notices, "rows": rows}
    return script_json(data)


def notice_data(index: int, entry: Entry, words: ArchiveWords) -> dict[str, Any]:
    notice = entry.notice
    title = shown(notice.title) or (notice.source.path or "").rpartition("/")[2] or words.words["no_title"]
    issuer = BETWEEN_NAMES.join(on_one_line(each.text) for each in notice.issuers)
    return {
        "index": index,
        "title": title,
        "issuer": issuer,
        "line": issuer or built_in_pack().modes.year.sub("", title),
        "date": notice.issued_on.date if notice.issued_on else "",
        "year": own_day(notice)[:4],
        "kind": notice.kind,
        "path": notice.source.path or "",
        "href": entry.href,
        "figures": len(notice.quantities),
        "text": notice.source_text or "",
    }


def figure_rows(index: int, notice: Notice) -> Iterator[list[Any]]:
    places = {path[-1].id: path_text(path) for path in walk(notice.sections)}
    offsets = Utf16Offsets(notice.source_text or "")
    for one in notice.quantities:
        day, is_of_notice = day_of(one, notice)
        yield [
            index,
            one.id,
            offsets.at(one.start),
            offsets.at(one.end),
            places.get(one.section or "", ""),
            name_of(one),
            shown(one.action),
            shown(one.actor) or shown(one.scope),
            on_one_line(one.text),
            None if one.base_value is None else as_json_number(one.base_value),
            one.base_unit,
            one.kind,
            one.status,
            shown(one.period),
            day,
            int(is_of_notice),
        ]


def day_of(one: Quantity, notice: Notice) -> tuple[str, bool]:
    """The day of a figure in a series: the end of its period, else the notice's own day, and whether it is that."""
    stated = (one.period.to or one.period.from_) if one.period else None
    return (stated, False) if stated else (own_day(notice), True)


def own_day(notice: Notice) -> str:
    """The notice's date, else the end of the year in its title; "" where it states neither."""
    if notice.issued_on:
        return notice.issued_on.date
    found = built_in_pack().modes.year.search(notice.title.text) if notice.title else None
    return f"{found['year']}-12-31" if found else ""


class Utf16Offsets:
    """Code points → the code units that scripts count, which differ after characters like 𠮷."""

    def __init__(self, text: str) -> None:
        self.pairs = [at for at, character in enumerate(text) if character >= UTF16_PAIR]

    def at(self, offset: int) -> int:
        return offset + sum(pair < offset for pair in self.pairs) if self.pairs else offset


def made_by(words: ArchiveWords) -> str:
    return words.words["made_by"].format(version=__version__)
