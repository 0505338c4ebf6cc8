"""patterns/archive.yaml → the words of the page of an archive. It holds no rules, so only that page reads it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from notice_parser.pack.folders import built_in_folder
from notice_parser.pack.page import Label, Language
from notice_parser.pack.schema import Schema

FILE = "archive.yaml"


class ArchiveFile(Schema, frozen=True):
    """`words` by their use on the page, `columns` the heads of its tables."""

    words: dict[str, Label]
    columns: dict[str, Label]


class ArchiveWords(Struct, frozen=True):
    """The words of the page in one language."""

    words: Mapping[str, str]
    columns: Mapping[str, str]


def load_archive_words(language: Language = "zh") -> ArchiveWords:
    """The words in a language. Raises PackError where the file has errors."""
    from notice_parser.pack.loading.reader import PackReader

    file = PackReader(built_in_folder()).read(FILE, ArchiveFile)
    return ArchiveWords(
        {key: getattr(label, language) for key, label in file.words.items()},
        {key: getattr(label, language) for key, label in file.columns.items()},
    )
