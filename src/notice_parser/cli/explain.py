"""`notice-parse explain`: how a sentence was read, from the claims on its words to each field of its quantities."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from notice_parser.cli import texts
from notice_parser.cli.options import Parsing
from notice_parser.cli.streams import standard_output
from notice_parser.errors import UsageError
from notice_parser.writers.controls import visible

if TYPE_CHECKING:
    from notice_parser.batch import Options
    from notice_parser.explain import Explained
    from notice_parser.spans import Source

STANDARD_INPUT = "-"
LAST_ASCII = "\x7f"
FileOrText = Annotated[str, typer.Argument(metavar="FILE|TEXT", help=texts.FILE_OR_TEXT)]
At = Annotated[str | None, typer.Option("--at", metavar="OFFSET|ID", help=texts.AT)]
AsJson = Annotated[bool, typer.Option("--json", help=texts.AS_JSON)]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help=texts.VERBOSE_EXPLAIN)]


def explain(
    given: FileOrText, *, at: At = None, as_json: AsJson = False, verbose: Verbose = False, parsing: Parsing
) -> None:
    """Print the explanation. Raises NoticeError."""
    from notice_parser.explain import explain as explain_source
    from notice_parser.pack import pack_in
    from notice_parser.writers.explanation import draw_explanation

    options = parsing.options()
    source = source_of(given, options)
    explained = explain_source(source, issued_on=options.issued_on, pack=pack_in(options.rules))
    output = standard_output()
    data = explained.data(chosen(explained, at, is_sentence=source.path is None))
    if as_json:
        import json

        written = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        output.write(visible(written) if output.isatty() else written)
    else:
        draw_explanation(data, output, is_verbose=verbose)


def source_of(given: str, options: Options) -> Source:
    """The file of that name, else the sentence itself. Raises UsageError for what can be neither."""
    from notice_parser.readers.opening import read_file
    from notice_parser.readers.text import from_string

    if given == STANDARD_INPUT or os.path.exists(given):
        return read_file(given, options)
    if not any(character > LAST_ASCII for character in given) or os.sep in given:
        raise UsageError(given, texts.NEITHER_FILE_NOR_SENTENCE)
    return from_string(given)


def chosen(explained: Explained, at: str | None, *, is_sentence: bool) -> list[int]:
    """The sentences to explain: the one at an offset or with a quantity; without `at` those with quantities, of a
    sentence given as such all.
    """
    if at is None:
        return list(range(len(explained.trace.sentences))) if is_sentence else explained.with_figures()
    found = explained.sentence_at(int(at)) if at.isdecimal() else explained.sentence_of(at)
    if found is None:
        raise UsageError("--at", texts.NO_SENTENCE_AT.format(given=at))
    return [found]
