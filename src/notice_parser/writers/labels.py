"""Heads and codes of tables in a language: `done` as 已完成 in Chinese, as it is in English; and back again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from notice_parser.pack.labels import load_label_words
from notice_parser.writers.formats import Language

LISTS = {"doubts": " ", "alternatives": "；"}  # several codes in a cell, and what separates them


class Labels(Struct, frozen=True):
    """What tables, heads and codes are called; a name that is not listed stands for itself."""

    tables: dict[str, str]
    heads: dict[str, str]
    codes: dict[str, dict[str, str]]

    def table(self, name: str) -> str:
        return self.tables.get(name, name)

    def head(self, column: str) -> str:
        return self.heads.get(column, column)

    def value(self, column: str, value: Any) -> Any:
        """A code as its word; every other value as it is."""
        codes = self.codes.get(column)
        if codes is None or value is None:
            return value
        if column in LISTS:
            separator = LISTS[column]
            return separator.join(codes.get(each, each) for each in value.split(separator))
        return codes.get(str(value).lower() if isinstance(value, bool) else value, value)

    def row(self, row: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
        """The cells of a row, each with the name of its column."""
        return [(column, self.value(column, value)) for column, value in row]


ENGLISH = Labels({}, {}, {})


def labels_in(language: Language) -> Labels:
    if language == "en":
        return ENGLISH
    words = load_label_words()
    return Labels(words.tables, words.heads, words.codes)


def unlabelled(row: dict[str, Any]) -> dict[str, Any]:
    """A row that was read from a table, by the names of its columns and with codes, whatever its language was."""
    words = load_label_words()
    names = {head: column for column, head in words.heads.items()}
    if any(name in names for name in row):
        row = {names.get(head, head): value for head, value in row.items()}
        back = Labels(
            {}, {}, {column: {word: code for code, word in each.items()} for column, each in words.codes.items()}
        )
        return dict(back.row(row.items()))
    return row
