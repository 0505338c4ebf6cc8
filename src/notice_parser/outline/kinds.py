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
    "continued",  # goes on with the paragraph of the line before, after a soft break
    "dated",  # a day that may date a signature, with no more than a bracket after it
    "day",  # a day and nothing else
    "entry",  # ends with a leader and a page number
    "head",  # belongs above the title: a label, a masthead, a document number, a table's row
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
    with. `day` and `signer` are set on a line that is dated, signed or signed inside, `number` is the document number.
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
    words, opening = openings.read(line)
    number = edges.labels.number_line.match(text, start, end)
    signed = None if line.table else find_signing(text, start, end, edges, signing)
    is_short = end - start <= WIDEST_BYLINE
    kinds: list[LineKind] = []
    if line.table:
        kinds.append("table")
    if number is not None:
        kinds.append("number")
    if signed is not None:
        kinds.append(signed.kind)
    if not is_short or text[end - 1] in edges.lines.stops:
        kinds.append("sentence")
    if edges.after_text.match(text, start, end):
        kinds.append("after_text")
    if ends_in_page_number(text, start, end, edges.contents):
        kinds.append("entry")
    if names_agency(text, start, end, edges.agency):
        kinds.append("agency")
    if is_half_name(text, start, end, edges.agency):
        kinds.append("agency_half")
    if is_short and edges.trail.match(text, start, end):
        kinds.append("trail")
    if is_short and signing.seal.match(text, start, end):
        kinds.append("seal")
    if is_short and signing.person.match(text, start, end):
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


def classify_front(lined: LinedText, contents: int, until: int) -> LinedText:
    """The text with the kinds of the lines that could stand above its body: head, title, day.

    Their patterns cost more than all others, so lines are classified only as far as the search for the title can reach:
    up to line `until`, and after line `contents` (the last of the table of contents, or -1) up to the first other line.
    """
    front: list[ClassifiedLine] = []
    for index, line in enumerate(lined.lines):
        kinds = front_kinds(lined.text, line, lined.edges)
        if "head" not in kinds and index >= until:
            break
        if not kinds and index > contents and not is_next_to_trail(lined, index):
            break
        front.append(replace(line, kinds=line.kinds.union(kinds)))
    return replace(lined, lines=(*front, *lined.lines[len(front) :]))


def is_next_to_trail(lined: LinedText, index: int) -> bool:
    """Is the line a step of a page's trail, as the arrow on the line before or after it shows?"""
    neighbours = (at for at in (index - 1, index + 1) if 0 <= at < len(lined.lines))
    return any("trail" in lined.lines[at].kinds for at in neighbours)


def front_kinds(text: str, line: ClassifiedLine, edges: EdgeRules) -> list[LineKind]:
    """Does the line belong above the title, could it be one, and is it a day alone?"""
    kinds: list[LineKind] = []
    if "table" in line.kinds or "number" in line.kinds or edges.head.match(text, line.start, line.end):
        kinds.append("head")
    elif line.end - line.start <= edges.title.widest and could_be_title(text, line.words, line.end, edges):
        kinds.append("title")
    if edges.day_line.match(text, line.start, line.end):
        kinds.append("day")
    return kinds


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
        if found and names_agency(text, *found.span("signer"), edges.agency):
            return Signing("signed", Span(*found.span("date")), Span(*found.span("signer")))
    found = signing.glued.search(text, max(start, end - SIGNED_WINDOW), end)
    if found and names_agency(text, *found.span("signer"), edges.agency):
        return Signing("signed_inside", Span(*found.span("date")), Span(*found.span("signer")))
    return None


def ends_in_page_number(text: str, start: int, end: int, rules: ContentsRules) -> bool:
    """Does a leader such as …… and a page number end the line?"""
    if rules.leader_ends is not None and text[end - 1] not in rules.leader_ends:
        return False
    return bool(rules.leader.search(text, max(start, end - LEADER_WINDOW), end))
