"""patterns/labels.yaml → the heads and codes of tables in Chinese. It holds no rules, so only tables read it."""

from __future__ import annotations

from functools import cache

from notice_parser.pack.folders import built_in_folder
from notice_parser.pack.schema import Schema

FILE = "labels.yaml"


class LabelWords(Schema, frozen=True):
    """`tables` and `heads` by name; `codes` by the column that they stand in."""

    tables: dict[str, str]
    heads: dict[str, str]
    codes: dict[str, dict[str, str]]


@cache
def load_label_words() -> LabelWords:
    """The words. Raises PackError where the file has errors."""
    from notice_parser.pack.loading.reader import PackReader

    return PackReader(built_in_folder()).read(FILE, LabelWords)
