"""`notice-parse explain`: how a sentence was read, from the claims on its words to each field of its quantities."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import TYPE_CHECKING

from notice_parser.errors import UsageError

if TYPE_CHECKING:
    from notice_parser.explain import Explained
    from notice_parser.pack.folders import Folders
    from notice_parser.spans import Source

STANDARD_INPUT = "-"
LAST_ASCII = "\x7f"


def source_of(given: str, encoding: str | None, largest: int) -> Source:
    """The file of that name, else the words themselves. Raises UsageError for what can be neither."""
    from notice_parser.readers import read_file
    from notice_parser.readers.text import from_string

    if given == STANDARD_INPUT or os.path.exists(given):
        return read_file(given, encoding=encoding, largest=largest)
    if not any(character > LAST_ASCII for character in given) or os.sep in given:
        raise UsageError(given, "is neither a file nor a Chinese sentence; name a notice, or write the sentence")
    return from_string(given)


def chosen(explained: Explained, at: str | None, *, is_sentence: bool) -> list[int]:
    """The sentences to explain: the one named, or all of a text given as such, or those with quantities."""
    if at is None:
        return list(range(len(explained.trace.sentences))) if is_sentence else explained.with_figures()
    found = explained.sentence_at(int(at)) if at.isdecimal() else explained.sentence_of(at)
    if found is None:
        raise UsageError("--at", f"{at} is neither an offset in the text nor the id of a quantity, such as 120 or q12")
    return [found]


def run_explain(
    given: str, *, at: str | None, as_json: bool, is_verbose: bool, rules: Folders, issued_on: date | None,
    encoding: str | None, largest: int,
) -> None:  # fmt: skip
    """Print the explanation. Raises NoticeError."""
    from notice_parser.explain import explain
    from notice_parser.pack import pack_in
    from notice_parser.writers.explanation import draw_explanation

    source = source_of(given, encoding, largest)
    explained = explain(source, issued_on=issued_on, pack=pack_in(rules))
    data = explained.data(chosen(explained, at, is_sentence=source.path is None))
    if as_json:
        import json

        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        draw_explanation(data, sys.stdout, is_verbose=is_verbose)
