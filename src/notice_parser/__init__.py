"""Read Chinese official notices: numbered sections and every quantity with its statement.

The names below are loaded on first use, so that importing the package is quick.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from notice_parser.version import __version__

if TYPE_CHECKING:
    from notice_parser.comparison.model import Comparison
    from notice_parser.ledgers.model import LedgerRow
    from notice_parser.notice import Notice

__all__ = ["Comparison", "LedgerRow", "Notice", "__version__", "compare", "ledger", "parse_file", "parse_text"]


def parse_text(text: str, *, issued_on: date | None = None, largest: int | None = None) -> Notice:
    """Read a text. `issued_on` is the issue date to assume, whatever the text states.

    Raises notice_parser.errors.UnreadableInput for half a surrogate pair, which no UTF-8 and so no JSON can hold, and
    for more than `largest` bytes in UTF-8, 50,000,000 by default.
    """
    from notice_parser.pipeline import parse_source
    from notice_parser.readers.sizes import LARGEST_TEXT, refuse_text
    from notice_parser.readers.text import from_string

    refuse_text("text", text, LARGEST_TEXT if largest is None else largest)
    return parse_source(from_string(text), issued_on=issued_on)


def parse_file(
    path: str,
    *,
    encoding: str | None = None,
    issued_on: date | None = None,
    password: str | None = None,
    text: bool | None = None,
    ocr: bool = False,
    selector: str | None = None,
    largest: int | None = None,
) -> Notice:
    """Read a file. `text` says whether `source.text` holds the text; by default it does for formats other than text.

    `ocr` says that pages without a text layer are read as images, for which the extra `ocr` must be installed;
    `selector` is the CSS selector of a web page's article; `largest` is how many bytes of text the file may hold,
    50,000,000 by default.

    Raises notice_parser.errors.NoticeError for a file that cannot be read.
    """
    from msgspec.structs import replace

    from notice_parser.pipeline import parse_source
    from notice_parser.readers.opening import ReadOptions, read_file
    from notice_parser.readers.sizes import LARGEST_TEXT

    options = ReadOptions(
        encoding=encoding,
        password=password,
        selector=selector,
        ocr=ocr,
        largest=LARGEST_TEXT if largest is None else largest,
    )
    source = read_file(str(path), options)
    if text is not None:
        source = replace(source, shows_text=text)
    return parse_source(source, issued_on=issued_on)


def ledger(notice: Notice) -> list[LedgerRow]:
    """The rows of the notice's ledger (整改台账), one per item.

    Raises ValueError for a notice that was read back from JSON without `source.text`.
    """
    from notice_parser.ledgers.rows import make_rows
    from notice_parser.pack import built_in_pack

    return make_rows(notice, text_of(notice), built_in_pack().ledger)


def compare(old: Notice, new: Notice) -> Comparison:
    """Two notices of one kind at two times, or feedback and rectification: pairs of figures, promises, problems.

    Raises ValueError for a notice that was read back from JSON without `source.text`.
    """
    from notice_parser.comparison.compare import compare_notices
    from notice_parser.pack import built_in_pack

    for notice in (old, new):
        text_of(notice)
    return compare_notices(old, new, built_in_pack())


def text_of(notice: Notice) -> str:
    """The source text of a notice. Raises ValueError where it holds none."""
    if notice.source_text is None:
        raise ValueError("the notice holds no source text; parse the file again, or with text=True before storing it")
    return notice.source_text


def __getattr__(name: str) -> object:
    if name == "Comparison":
        from notice_parser.comparison.model import Comparison

        return Comparison
    if name == "LedgerRow":
        from notice_parser.ledgers.model import LedgerRow

        return LedgerRow
    if name == "Notice":
        from notice_parser.notice import Notice

        return Notice
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
