"""patterns/page.yaml → the words of the HTML page of a notice. It holds no rules, so only the page reads it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import fields

from notice_parser.pack.folders import built_in_folder
from notice_parser.pack.schema import Schema

FILE = "page.yaml"
Language = Literal["zh", "en"]


class Label(Schema, frozen=True):
    zh: str
    en: str


Labels = dict[str, Label]


class PageFile(Schema, frozen=True):
    """`words` by their use on the page; the other groups name the keys of a notice and their values."""

    words: Labels
    fields: Labels
    notice_kinds: Labels
    kinds: Labels
    modifiers: Labels
    statuses: Labels
    part_roles: Labels
    directions: Labels
    severities: Labels
    part_kinds: Labels
    first_in_progress: tuple[str, ...]


class PageWords(Struct, frozen=True):
    """The words of the page in one language, by group and key."""

    words: Mapping[str, str]
    fields: Mapping[str, str]
    notice_kinds: Mapping[str, str]
    kinds: Mapping[str, str]
    modifiers: Mapping[str, str]
    statuses: Mapping[str, str]
    part_roles: Mapping[str, str]
    directions: Mapping[str, str]
    severities: Mapping[str, str]
    part_kinds: Mapping[str, str]
    first_in_progress: tuple[str, ...]


@lru_cache(maxsize=2)
def load_page_words(language: Language = "zh") -> PageWords:
    """The words of the page in a language. Raises PackError where the file has errors."""
    from notice_parser.pack.loading.reader import PackReader

    file = PackReader(built_in_folder()).read(FILE, PageFile)
    groups = {each.name: getattr(file, each.name) for each in fields(PageFile)}
    said = {
        name: {key: getattr(label, language) for key, label in group.items()}
        for name, group in groups.items()
        if isinstance(group, dict)
    }
    return PageWords(**said, first_in_progress=file.first_in_progress)
