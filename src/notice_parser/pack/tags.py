"""The part of speech of a word, as jieba's dictionary has it. The table is loaded when first asked."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import lru_cache
from typing import Final

from msgspec import Struct

from notice_parser.pack.folders import built_in_folder
from notice_parser.pack.jieba_words import JiebaWords, read_jieba_words
from notice_parser.pack.store import stored

OFFSET: Final = "I"


class TagTable(Struct, frozen=True):
    """`lines` are `word TAB tag`, sorted, in UTF-8, with a line break before each and after the last.

    `initials` are the first characters of words, sorted; `offsets` says where the lines of each begin, then where the
    last ones end. It is searched as it lies: as a dict it would take ten times as long to load.
    """

    lines: bytes
    initials: str
    offsets: bytes

    def find(self, word: str) -> str | None:
        place = bisect_left(self.initials, word[:1])
        if not word or self.initials[place : place + 1] != word[0]:
            return None
        start, end = memoryview(self.offsets).cast(OFFSET)[place : place + 2]
        key = f"\n{word}\t".encode()
        at = self.lines.find(key, start, end + 1)
        return None if at < 0 else self.lines[at + len(key) : self.lines.index(b"\n", at + 1)].decode()


@lru_cache(maxsize=8192)
def tag_of(word: str) -> str | None:
    """jieba's part of speech of a word of its dictionary, such as `n` or `vn`; None for other words.

    Raises PackError where the table has to be built and jieba is not the pinned version.
    """
    return tag_table().find(word)


@lru_cache(maxsize=1)
def tag_table() -> TagTable:
    return stored("tags", built_in_folder(), lambda: build_tag_table(read_jieba_words()))


def build_tag_table(jieba: JiebaWords) -> TagTable:
    """The table of all words; of a word that is repeated the first tag."""
    tags = dict(zip(reversed(jieba.words), reversed(jieba.tags), strict=True))
    lines, initials, offsets = bytearray(b"\n"), list[str](), array(OFFSET)
    for word in sorted(tags):
        if not initials or initials[-1] != word[0]:
            initials.append(word[0])
            offsets.append(len(lines) - 1)
        lines += f"{word}\t{tags[word]}\n".encode()
    offsets.append(len(lines) - 1)
    return TagTable(bytes(lines), "".join(initials), offsets.tobytes())
