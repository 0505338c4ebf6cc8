"""Where a notice is signed: a day on its line with the signers above or below it, or at the end of a sentence."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.outline.lines import Line
from notice_parser.pack.edges import EdgeRules, OrganRules
from notice_parser.pack.signature import SignatureRules
from notice_parser.spans import Span, trim


class SignedBlock(Struct, frozen=True):
    """A signature. `start` is where it begins; the lines from `first` to `last` hold it."""

    start: int
    first: int
    last: int
    issuers: tuple[Span, ...]
    date: Span | None


def find_blocks(
    text: str, lines: tuple[Line, ...], begin: int, rules: SignatureRules, edges: EdgeRules
) -> list[SignedBlock]:
    """All signatures from line `begin` on, in text order; without a day only where there is no other."""
    organs = edges.organ
    blocks: list[SignedBlock] = []
    for index in range(begin, len(lines)):
        floor = blocks[-1].last + 1 if blocks else begin
        block = read_block(text, lines, index, floor, rules, organs)
        if block:
            blocks.append(block)
    return blocks or find_undated(text, lines, begin, rules, edges)


def find_undated(
    text: str, lines: tuple[Line, ...], begin: int, rules: SignatureRules, edges: EdgeRules
) -> list[SignedBlock]:
    """Signers without a day as the last lines of the text, right below the end of a sentence."""
    end = len(lines)
    while end > begin and edges.after_text.match(text, lines[end - 1].start, lines[end - 1].end):
        end -= 1
    above = signers_above(text, lines, end, begin, rules, edges.organ)
    if not above or above[0] <= begin or text[lines[above[0] - 1].end - 1] not in edges.lines.stops:
        return []
    issuers = read_signers(text, [lines[i].span for i in above], rules, edges.organ)
    return [SignedBlock(lines[above[0]].start, above[0], above[-1], issuers, None)]


def read_block(
    text: str, lines: tuple[Line, ...], index: int, floor: int, rules: SignatureRules, organs: OrganRules
) -> SignedBlock | None:
    """The signature whose day stands on line `index`."""
    line = lines[index]
    if line.table or (rules.last_signs is not None and text[line.end - 1] not in rules.last_signs):
        return None
    found = rules.date_line.match(text, line.start, line.end) or rules.dotted_line.match(text, line.start, line.end)
    if found:
        return beside_date(text, lines, index, floor, Span(*found.span("date")), rules, organs)
    if line.end - line.start <= 80:
        found = rules.signed_line.match(text, line.start, line.end)
        if found and is_organ(text, Span(*found.span("signer")), organs):
            above = signers_above(text, lines, index, floor, rules, organs)
            first = above[0] if above else index
            issuers = read_signers(text, [*(lines[i].span for i in above), Span(*found.span("signer"))], rules, organs)
            return SignedBlock(lines[first].start, first, index, issuers, Span(*found.span("date")))
    found = rules.glued.search(text, max(line.start, line.end - 90), line.end)
    if found and is_organ(text, Span(*found.span("signer")), organs):
        signer = Span(*found.span("signer"))
        return SignedBlock(
            signer.start, index, index, read_signers(text, [signer], rules, organs), Span(*found.span("date"))
        )
    return None


def beside_date(
    text: str, lines: tuple[Line, ...], index: int, floor: int, date: Span, rules: SignatureRules, organs: OrganRules
) -> SignedBlock | None:
    """A day alone on its line is a signature below signers or a person, above a signer, or at the end of the text."""
    above = signers_above(text, lines, index, floor, rules, organs)
    if above:
        issuers = read_signers(text, [lines[i].span for i in above], rules, organs)
        return SignedBlock(lines[above[0]].start, above[0], index, issuers, date)
    if index > floor and rules.person.match(text, lines[index - 1].start, lines[index - 1].end):
        return SignedBlock(lines[index - 1].start, index - 1, index, (), date)
    below = index + 1
    if below < len(lines) and not lines[below].table and is_organ(text, lines[below].span, organs):
        return SignedBlock(
            lines[index].start, index, below, read_signers(text, [lines[below].span], rules, organs), date
        )
    if index + 1 == len(lines) and index > floor:
        return SignedBlock(lines[index].start, index, index, (), date)
    return None


def signers_above(
    text: str, lines: tuple[Line, ...], index: int, floor: int, rules: SignatureRules, organs: OrganRules
) -> list[int]:
    """The lines of signers right above line `index`, in text order."""
    found: list[int] = []
    while index > floor and rules.seal.match(text, lines[index - 1].start, lines[index - 1].end):
        index -= 1
    for above in range(index - 1, max(floor, index - rules.most_signers) - 1, -1):
        line = lines[above]
        whole = is_organ(text, line.span, organs)
        first_half = bool(found) and is_half_organ(text, lines, above, found[0], organs)
        if line.table or not (whole or first_half):
            break
        if found and line.gap == 0 and lines[found[0]].gap > 0 and not whole:
            break
        found.insert(0, above)
    return found


def is_organ(text: str, place: Span, organs: OrganRules) -> bool:
    """Does the line name an organ, or several?"""
    written = "".join(without_stamp(text, place, organs).of(text).split())
    if not 2 < len(written) <= 2 * organs.widest or organs.unless.search(written):
        return False
    return bool(organs.ending.search(written))


def without_stamp(text: str, place: Span, organs: OrganRules) -> Span:
    """The name of an organ without a note such as （盖章） behind it."""
    found = organs.stamp.search(text, place.start, place.end)
    return Span(place.start, found.start()) if found and found.start() > place.start else place


def is_half_organ(text: str, lines: tuple[Line, ...], above: int, below: int, organs: OrganRules) -> bool:
    """Is it the first half of a signer that was broken over two lines (领导小组 / 办公室)?"""
    written = lines[above].of(text)
    if not 4 <= len(written) <= organs.widest or organs.unless.search(written):
        return False
    return bool(organs.half.match(written)) and lines[below].gap == 0


def read_signers(text: str, places: list[Span], rules: SignatureRules, organs: OrganRules) -> tuple[Span, ...]:
    """The signers one by one: a half goes with the line after it, a line of several is split."""
    signers: list[Span] = []
    half: Span | None = None
    for place in places:
        if half is not None:
            place, half = Span(half.start, place.end), None
        place = without_stamp(text, place, organs)
        if not organs.ending.search(place.of(text)):
            half = place
            continue
        signers.extend(split_signers(text, place, rules, organs))
    return (*signers, *([half] if half else []))


def split_signers(text: str, place: Span, rules: SignatureRules, organs: OrganRules) -> list[Span]:
    """A line of several organs set apart by blanks; one letter-spaced organ stays whole."""
    parts: list[Span] = []
    start = place.start
    for gap in [*rules.between.finditer(text, place.start, place.end), None]:
        end = gap.start() if gap else place.end
        part = trim(text, start, end)
        if part:
            parts.append(part)
        start = gap.end() if gap else end
    if len(parts) > 1 and "\n" not in place.of(text) and all(is_organ(text, part, organs) for part in parts):
        return parts
    return [place]
