"""The text as all stages after the outline read it: what splits a word or a number on the page is left out.

That are line breaks inside a logical line, characters that no one sees, and the blanks between digits that were spaced
out. Where a text has none of these it is read as it stands.
"""

from __future__ import annotations

import re
from unicodedata import normalize

import regex

from notice_parser.lazy_patterns import lazy
from notice_parser.outline.model import Outline
from notice_parser.pack import Pack
from notice_parser.spans import INVISIBLE, Span
from notice_parser.wording.view import View, cut_out, soft_breaks

HIDDEN = re.compile(f"[{re.escape(INVISIBLE)}]")
DIGIT = "[0-9０-９]"
SPACED_DIGITS = lazy(
    rf"(?<![0-9０-９.．,，A-Za-z]|{DIGIT} ){DIGIT}(?: {DIGIT}){{1,15}}(?: [.．](?: {DIGIT}){{1,9}})?"
    rf"(?![0-9０-９]| [0-9０-９.．])"
)
BLANK = regex.compile(r" ")
# Tables of Markdown: their rows, and the row of dashes below the head that such a table has.
PIPE_ROW = lazy(r"^[ \t]{0,3}\|[^\n]{1,4000}\|[ \t]{0,9}\r?$", regex.MULTILINE)
PIPE_RULE = lazy(r"^[ \t]{0,3}\|(?:[ \t]{0,9}:?-{1,200}:?[ \t]{0,200}\|){1,60}[ \t]{0,9}\r?$", regex.MULTILINE)
# Radicals and compatibility forms that stand for a plain character in the text of many PDF files.
FORMS = regex.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
# Of the radicals that NFKC leaves as they are, those that PDF files hold, in the order of their plain characters.
RADICALS = dict(
    zip(
        "\u2e9f\u2ea0\u2ec1\u2ec4\u2ec5\u2ec6\u2ec9\u2ecb\u2ed1\u2ed3\u2ed4\u2ed8\u2ed9\u2eda\u2edb\u2edc"
        "\u2edd\u2ee2\u2ee3\u2ee4\u2ee5\u2ee6\u2ee8\u2ee9\u2eec\u2eee\u2ef0\u2ef2\u2ec3",
        "\u6bcd\u6c11\u864e\u897f\u89c1\u89d2\u8d1d\u8f66\u9577\u957f\u95e8\u9752\u97e6\u9875\u98ce\u98de"
        "\u98df\u9a6c\u9aa8\u9b3c\u9c7c\u9e1f\u9ea6\u9ec4\u9f50\u9f7f\u9f99\u9f9f\u8980",
        strict=True,
    )
)


def fold_forms(text: str) -> str:
    """The text with Kangxi radicals and compatibility forms as their plain characters, and with tabs between the cells
    of Markdown's tables, one for one.
    """
    if "|" in text and PIPE_RULE.search(text):
        text = PIPE_ROW.sub(with_tabs, text)
    return FORMS.sub(lambda found: plain(found[0]), text) if FORMS.search(text) else text


def with_tabs(row: regex.Match[str]) -> str:
    """A row whose cells are parted by tabs; the strokes around it stay, for they are not white space."""
    first, last = row[0].index("|"), row[0].rindex("|")
    return f"{row[0][: first + 1]}{row[0][first + 1 : last].replace('|', chr(9))}{row[0][last:]}"


def plain(character: str) -> str:
    found = RADICALS.get(character) or normalize("NFKC", character)
    return found if len(found) == 1 else character


def build_reading_view(text: str, outline: Outline, pack: Pack) -> View | None:
    """The text without what splits words and numbers; None where it has nothing of the kind."""
    gaps = [*soft_breaks(text, outline), *hidden(text), *digit_gaps(text, pack)]
    return cut_out(text, merged(sorted(gaps))) if gaps else None


def hidden(text: str) -> list[Span]:
    return [Span(*found.span()) for found in HIDDEN.finditer(text)]


def digit_gaps(text: str, pack: Pack) -> list[Span]:
    """The blanks in 1 6 件: single digits apart, with a unit or a sign of a date after them."""
    gaps: list[Span] = []
    for found in SPACED_DIGITS.finditer(text):
        after = found.end() + text.startswith(" ", found.end())
        if is_measured(text, after, pack):
            gaps += [Span(*blank.span()) for blank in BLANK.finditer(text, *found.span())]
    return gaps


def is_measured(text: str, offset: int, pack: Pack) -> bool:
    scale = text[offset : offset + 1]
    is_date = scale != "" and scale in pack.periods.words.date_signs
    return is_date or scale in pack.units.scales or pack.units.at(text, offset) is not None


def merged(gaps: list[Span]) -> list[Span]:
    """The gaps in text order, those that meet as one."""
    found: list[Span] = []
    for gap in gaps:
        if found and gap.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(gap.end, found[-1].end))
        else:
            found.append(gap)
    return found
