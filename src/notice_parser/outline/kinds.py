"""What each logical line could be. A line is asked once; title, signature, extent and contents read the answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import regex
from msgspec import Struct
from msgspec.structs import replace

from notice_parser.outline.agencies import is_half_name, names_agency
from notice_parser.outline.lines import Line, Openings
from notice_parser.pack import Pack
from notice_parser.pack.edges import ContentsRules, EdgeRules
from notice_parser.pack.markers import MarkerRules
from notice_parser.pack.signature import SignatureRules
from notice_parser.spans import Span

LineKind = Literal[
    "after_text",  # ends the text for good: copies, a page's foot, attachments, notes
    "agency",  # names an organization, or several
    "agency_half",  # could be the first half of such a name
    "attachment",  # of the list of attachments
    "contents",  # of the table of contents
    "dated",  # a day that may date a signature, with no more than a bracket after it
    "day",  # a day and nothing else
    "entry",  # ends with a leader and a page number
    "head",  # belongs above the title: a label, a masthead, a document number, a table's row
    "marker",  # begins with what could be a section's marker
    "number",  # the document number
    "person",  # an office and a name
    "quotation",  # of a quotation set off on lines of its own
    "seal",  # a note that a seal stands here
    "sentence",  # ends a sentence or a lead, or is too long for a byline
    "signed",  # signer and day
    "signed_inside",  # ends a sentence, then signer and day
    "table",  # a row of cells
    "title",  # could be a line of the title
    "trail",  # a step of a web page's trail
]

# What holds no sections of the notice's own.
APART: frozenset[LineKind] = frozenset({"attachment", "contents", "quotation", "table"})
WIDEST_BYLINE = 60
WIDEST_SIGNED = 80
SIGNED_WINDOW = 90
LEADER_WINDOW = 200


class ClassifiedLine(Struct, frozen=True):
    """A logical line with its kinds.

    `words` is where its words begin, after Markdown's characters; `opening` the match of the marker that it could begin
    with; `day` and `signer` are those of a line that is dated, signed or signed inside; `number` is the document number.
    """

    start: int
    end: int
    gap: int
    words: int
    kinds: frozenset[LineKind]
    opening: regex.Match[str] | None = None
    day: Span | None = None
    signer: Span | None = None
    number: Span | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def of(self, text: str) -> str:
        return text[self.start : self.end]


class LinedText(Struct, frozen=True):
    """A text with its classified lines, and the rules that the steps of the outline read them by."""

    text: str
    lines: tuple[ClassifiedLine, ...]
    edges: EdgeRules
    signing: SignatureRules
    markers: MarkerRules

    def marked(self, indexes: Iterable[int], kind: LineKind) -> LinedText:
        """The text where the lines at `indexes` are of one more kind."""
        chosen = frozenset(indexes)
        if not chosen:
            return self
        lines = tuple(
            replace(line, kinds=line.kinds | {kind}) if index in chosen else line
            for index, line in enumerate(self.lines)
        )
        return replace(self, lines=lines)


class Signing(Struct, frozen=True):
    """How a line could date a signature: the kind of line, its day, and the signer before it."""

    kind: LineKind
    day: Span
    signer: Span | None = None


def classify_lines(text: str, lines: tuple[Line, ...], openings: Openings, pack: Pack) -> LinedText:
    """The text with the kinds that its lines have by themselves; kinds that hang on other lines come later."""
    classified = tuple(classify(text, line, openings, pack.edges, pack.signature) for line in lines)
    return LinedText(text, classified, pack.edges, pack.signature, pack.markers)


def classify(text: str, line: Line, openings: Openings, edges: EdgeRules, signing: SignatureRules) -> ClassifiedLine:
    start, end = line.start, line.end
    opening, words = openings.at(line), openings.words(line)
    number = edges.labels.number_line.match(text, start, end)
    is_head = line.table or number is not None or edges.head.match(text, start, end) is not None
    signed = None if line.table else find_signing(text, start, end, edges, signing)
    kinds: list[LineKind] = []
    if line.table:
        kinds.append("table")
    if opening is not None:
        kinds.append("marker")
    if number is not None:
        kinds.append("number")
    if is_head:
        kinds.append("head")
    elif could_be_title(text, words, end, edges) and end - start <= edges.title.widest:
        kinds.append("title")
    if signed is not None:
        kinds.append(signed.kind)
    if text[end - 1] in edges.lines.stops or end - start > WIDEST_BYLINE:
        kinds.append("sentence")
    if names_agency(text, start, end, edges.organ):
        kinds.append("agency")
    if is_half_name(text, start, end, edges.organ):
        kinds.append("agency_half")
    if ends_in_page_number(text, start, end, edges.contents):
        kinds.append("entry")
    if edges.after_text.match(text, start, end):
        kinds.append("after_text")
    if edges.trail.match(text, start, end):
        kinds.append("trail")
    if edges.day_line.match(text, start, end):
        kinds.append("day")
    if signing.seal.match(text, start, end):
        kinds.append("seal")
    if signing.person.match(text, start, end):
        kinds.append("person")
    return ClassifiedLine(
        start=start,
        end=end,
        gap=line.gap,
        words=words,
        kinds=frozenset(kinds),
        opening=opening,
        day=signed.day if signed else None,
        signer=signed.signer if signed else None,
        number=Span(*number.span("number")) if number else None,
    )


def could_be_title(text: str, words: int, end: int, edges: EdgeRules) -> bool:
    """Is it neither a line that stands below a title nor one that no title is like?"""
    return not edges.title.below.match(text, words, end) and not edges.title.unless.search(text, words, end)


def find_signing(text: str, start: int, end: int, edges: EdgeRules, signing: SignatureRules) -> Signing | None:
    """The day that could date a signature: alone on the line, after its signer, or after a sentence and its signer."""
    if signing.last_signs is not None and text[end - 1] not in signing.last_signs:
        return None
    found = signing.date_line.match(text, start, end) or signing.dotted_line.match(text, start, end)
    if found:
        return Signing("dated", Span(*found.span("date")))
    if end - start <= WIDEST_SIGNED:
        found = signing.signed_line.match(text, start, end)
        if found and names_agency(text, *found.span("signer"), edges.organ):
            return Signing("signed", Span(*found.span("date")), Span(*found.span("signer")))
    found = signing.glued.search(text, max(start, end - SIGNED_WINDOW), end)
    if found and names_agency(text, *found.span("signer"), edges.organ):
        return Signing("signed_inside", Span(*found.span("date")), Span(*found.span("signer")))
    return None


def ends_in_page_number(text: str, start: int, end: int, rules: ContentsRules) -> bool:
    """Does a leader such as …… and a page number end the line?"""
    if rules.leader_ends is not None and text[end - 1] not in rules.leader_ends:
        return False
    return bool(rules.leader.search(text, max(start, end - LEADER_WINDOW), end))
