"""What Python programs call: texts, bytes and files → notices; a notice → findings, rows, a ledger; two → a comparison.

What happens is logged under `notice_parser`: each notice at INFO, each input that failed at WARNING.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack

from notice_parser.batch import Options, Outcome, parse_each, parse_input
from notice_parser.errors import UsageError
from notice_parser.messages import say
from notice_parser.pack import pack_in
from notice_parser.pack.folders import Folders
from notice_parser.readers.opening import input_of, only_member, open_input
from notice_parser.readers.sizes import LARGEST_TEXT, refuse_text
from notice_parser.readers.text import from_string

if TYPE_CHECKING:
    from notice_parser.comparison.model import Comparison
    from notice_parser.ledgers.model import LedgerRow
    from notice_parser.notice import Finding, Notice

PathLike = str | os.PathLike[str]
Level = Literal["error", "warning", "info"]
Progress = Callable[[int, int], None]  # how many files are done, of how many
LEVELS: tuple[Level, ...] = ("error", "warning", "info")
LOGGER = "notice_parser"


class ReadingOptions(TypedDict, total=False):
    """How inputs are read and parsed; each may be left out.

    `encoding` of text files; `issued_on`: the issue date to assume, whatever the text states; `password` of encrypted
    files; `text`: does `source.text` hold the text, by default for formats other than text; `ocr`: are pages without a
    text layer read as images, for which the extra `ocr` must be installed; `selector`: the CSS selector of a web page's
    article; `largest`: how many bytes of text a file may hold, 50,000,000 by default; `rules`: folders of rules over
    the built-in ones (NOTICE_PARSE_RULES is for the command line alone).
    """

    encoding: str | None
    issued_on: date | None
    password: str | None
    text: bool | None
    ocr: bool
    selector: str | None
    largest: int | None
    rules: Folders


def as_options(given: ReadingOptions) -> Options:
    largest = given.get("largest")
    return Options(
        encoding=given.get("encoding"),
        password=given.get("password"),
        selector=given.get("selector"),
        ocr=given.get("ocr", False),
        largest=LARGEST_TEXT if largest is None else largest,
        issued_on=as_day(given.get("issued_on")),
        shows_text=given.get("text"),
        rules=given.get("rules"),
    )


def as_day(given: date | None) -> date | None:
    """A date; of a datetime its day, for the two do not compare."""
    return given.date() if isinstance(given, datetime) else given


def parse_text(
    text: str, *, issued_on: date | None = None, largest: int | None = None, rules: Folders = None
) -> Notice:
    """Read a text; a blank one gives a notice without content. `issued_on` is the issue date to assume, whatever the
    text states; `rules` are folders of rules over the built-in ones.

    Raises notice_parser.errors.UnreadableInput for half a surrogate pair, which no UTF-8 and so no JSON can hold, for a
    NUL, which databases refuse in JSON, and for more than `largest` bytes in UTF-8, 50,000,000 by default; PackError
    for rules with errors.
    """
    from notice_parser.pipeline import parse_source

    refuse_text("text", text, LARGEST_TEXT if largest is None else largest)
    return parse_source(from_string(text), issued_on=as_day(issued_on), pack=pack_in(rules))


def parse_file(path: PathLike, **options: Unpack[ReadingOptions]) -> Notice:
    """Read a file, or the only member of an archive; the options are those of ReadingOptions.

    Raises notice_parser.errors.NoticeError for a file that cannot be read, PackError for rules with errors.
    """
    chosen = as_options(options)
    found = open_input(os.fspath(path), chosen)
    return log_notice(parse_input(only_member(found) if found.format.is_archive else found, chosen))


def parse_bytes(data: bytes, *, name: str = "bytes", **options: Unpack[ReadingOptions]) -> Notice:
    """Read the bytes of a file of any format that is read; `name` is what errors and `source.path` call them.

    Raises as parse_file does.
    """
    chosen = as_options(options)
    found = input_of(data, name, chosen)
    return log_notice(parse_input(only_member(found) if found.format.is_archive else found, chosen))


def parse_files(
    paths: PathLike | Iterable[PathLike], *, progress: Progress | None = None, **options: Unpack[ReadingOptions]
) -> Iterator[Outcome]:
    """An outcome for each file: its path, and its notice or the error that says why there is none, one by one.

    Folders stand for the files in them and below, archives for their members, patterns for what matches them.
    `progress` is called after each file. Raises UsageError, PackError.
    """
    from notice_parser.batch.choice import Choice
    from notice_parser.batch.plan import Planner

    given = [os.fspath(paths)] if isinstance(paths, str | os.PathLike) else [os.fspath(each) for each in paths]
    chosen = as_options(options)
    planned = list(Planner(Choice(), frozenset()).plan(given, None))
    for done, each in enumerate(planned, start=1):
        yield from map(log_outcome, parse_each([each.path], chosen))
        if progress is not None:
            progress(done, len(planned))


def check(
    notice: Notice,
    *,
    level: Level = "warning",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    messages: Literal["zh", "en"] = "zh",
    rules: Folders = None,
) -> list[Finding]:
    """The findings of a notice of this level and graver ones, in text order, as `notice-parse check` shows them.

    `select` and `ignore` are codes or groups of checks, `messages` is the language of messages. Raises UsageError for
    a level or a name that is not known.
    """
    pack = pack_in(rules)
    if level not in LEVELS:
        raise UsageError("level", say("must be one of {names}", names=list(LEVELS)))
    groups = {code: {code, rule.group} for code, rule in pack.checks.by_code.items()}
    known = {*pack.messages.by_code}.union(*groups.values())
    wanted, unwanted = frozenset(select), frozenset(ignore)
    for name in sorted((wanted | unwanted) - known):
        raise UsageError("check", say("there is no check {name}", name=name))
    shown = LEVELS[: LEVELS.index(level) + 1]
    return [
        one.model_copy(update={"message": pack.messages.say(one.code, one.params, messages)})
        for one in notice.findings
        if one.severity in shown
        and not unwanted & (names := groups.get(one.code, {one.code}))
        and (not wanted or wanted & names)
    ]


def rows(notice: Notice, table: str = "quantities") -> Iterator[dict[str, Any]]:
    """The rows of a table as `notice-parse schema --table` describes them; numbers are Decimal.

    Raises UsageError for a table that is not known, ValueError for a notice read back from JSON without `source.text`.
    """
    from notice_parser.writers.all_rows import table_rows

    source = notice.source.model_copy(update={"text": text_of(notice)})
    for row in table_rows(notice.model_copy(update={"source": source}), table):
        yield row.model_dump()


def ledger(notice: Notice, *, rules: Folders = None) -> list[LedgerRow]:
    """The rows of the notice's ledger (整改台账), one per item.

    Raises ValueError for a notice that was read back from JSON without `source.text`.
    """
    from notice_parser.ledgers.rows import make_rows

    return make_rows(notice, text_of(notice), pack_in(rules).ledger)


def compare(old: Notice, new: Notice, *, rules: Folders = None) -> Comparison:
    """Two notices of one kind at two times, or feedback and rectification: pairs of figures, promises, problems.

    Raises ValueError for a notice that was read back from JSON without `source.text`.
    """
    from notice_parser.comparison.compare import compare_notices

    for notice in (old, new):
        text_of(notice)
    return compare_notices(old, new, pack_in(rules))


def text_of(notice: Notice) -> str:
    """The source text of a notice. Raises ValueError where it holds none."""
    if notice.source_text is None:
        raise ValueError("the notice holds no source text; parse the file again, or with text=True before storing it")
    return notice.source_text


def log_notice(notice: Notice) -> Notice:
    from logging import getLogger

    getLogger(LOGGER).info("%s: %s, %d quantities", notice.source.path, notice.kind, len(notice.quantities))
    return notice


def log_outcome(outcome: Outcome) -> Outcome:
    from logging import getLogger

    if outcome.notice is not None:
        log_notice(outcome.notice)
    else:
        getLogger(LOGGER).warning("%s", outcome.error)
    return outcome
