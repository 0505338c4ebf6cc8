"""patterns/page.yaml → the words of the HTML page of a notice. It holds no rules, so only the page reads it."""

from __future__ import annotations

from notice_parser.pack.folders import built_in_folder
from notice_parser.pack.schema import Schema

FILE = "page.yaml"


class PageWords(Schema, frozen=True):
    """`words` by their use on the page; the other groups name the values of a key."""

    words: dict[str, str]
    fields: dict[str, str]
    notice_kinds: dict[str, str]
    kinds: dict[str, str]
    modifiers: dict[str, str]
    statuses: dict[str, str]
    part_roles: dict[str, str]
    directions: dict[str, str]
    severities: dict[str, str]


def load_page_words() -> PageWords:
    """The words of the page. Raises PackError where the file has errors."""
    from notice_parser.pack.loading.reader import PackReader

    return PackReader(built_in_folder()).read(FILE, PageWords)
