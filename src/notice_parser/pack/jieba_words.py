"""The dictionary of the installed jieba: its words with their counts and parts of speech.

Only the file `dict.txt` is read, lines of `word count tag`; jieba itself is not imported.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec import Struct

from notice_parser.errors import PackError
from notice_parser.messages import say
from notice_parser.pack.folders import rule_error

JIEBA_VERSION = "0.42.1"
DICTIONARY_SHA256 = "7197c3211ddd98962b036cdf40324d1ea2bfaa12bd028e68faa70111a88e12a8"
REMEDY = say("install {package}", package="jieba==0.42.1")


class JiebaWords(Struct, frozen=True):
    """Parallel lists: the words in the order of the file, how often each was seen, and its part of speech."""

    words: list[str]
    counts: list[int]
    tags: list[str]


def read_jieba_words() -> JiebaWords:
    """Raises PackError where jieba is not installed or its dictionary is not that of the pinned version.

    With another dictionary sentences would be cut at other places, and the same file would give other results.
    """
    raw = dictionary_path().read_bytes()
    if hashlib.sha256(raw).hexdigest() != DICTIONARY_SHA256:
        raise PackError(
            [
                rule_error(
                    "jieba",
                    1,
                    say(
                        "the dictionary is not that of version {version}; {remedy}",
                        version=JIEBA_VERSION,
                        remedy=REMEDY,
                    ),
                )
            ]
        )
    fields = raw.decode("utf-8").split()
    return JiebaWords(words=fields[0::3], counts=list(map(int, fields[1::3])), tags=fields[2::3])


def dictionary_path() -> Path:
    from importlib.util import find_spec

    found = find_spec("jieba")
    if found is None or found.origin is None:
        raise PackError([rule_error("jieba", 1, say("the package is not installed; {remedy}", remedy=REMEDY))])
    return Path(found.origin).parent / "dict.txt"
