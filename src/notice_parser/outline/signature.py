"""Where a notice is signed: a day on its line with the signers above or below it, or at the end of a sentence."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.outline.agencies import names_agency, read_signers
from notice_parser.outline.kinds import ClassifiedLine, LinedText
from notice_parser.spans import Span, trim


class SignedBlock(Struct, frozen=True):
    """A signature. `start` is where it begins; the lines from `first` to `last` hold it."""

    start: int
    first: int
    last: int
    issuers: tuple[Span, ...]
    date: Span | None


def find_blocks(lined: LinedText, begin: int) -> list[SignedBlock]:
    """All signatures from line `begin` on, in text order; one without a day only where there is no other."""
    blocks: list[SignedBlock] = []
    for index in range(begin, len(lined.lines)):
        line = lined.lines[index]
        if line.day is not None:
            floor = blocks[-1].last + 1 if blocks else begin
            block = read_block(lined, index, floor, line.day)
            if block:
                blocks.append(block)
    return blocks or find_undated(lined, begin)


def find_undated(lined: LinedText, begin: int) -> list[SignedBlock]:
    """Signers without a day as the last lines of the text, right below the end of a sentence."""
    lines = lined.lines
    end = len(lines)
    while end > begin and "after_text" in lines[end - 1].kinds:
        end -= 1
    above = signers_above(lined, end, begin)
    if not above or above[0] <= begin or lined.text[lines[above[0] - 1].end - 1] not in lined.edges.lines.stops:
        return []
    issuers = signers_on(lined, [lines[index].span for index in above])
    return [SignedBlock(lines[above[0]].start, above[0], above[-1], issuers, None)]


def read_block(lined: LinedText, index: int, floor: int, day: Span) -> SignedBlock | None:
    """The signature whose day stands on line `index`; its signers stand on line `floor` or below."""
    line = lined.lines[index]
    if line.signer is None:
        return signature_around(lined, index, floor, day)
    if "signed_inside" in line.kinds:
        return SignedBlock(line.signer.start, index, index, signers_on(lined, [line.signer]), day)
    above = signers_above(lined, index, floor)
    first = above[0] if above else index
    issuers = signers_on(lined, [*(lined.lines[i].span for i in above), line.signer])
    return SignedBlock(lined.lines[first].start, first, index, issuers, day)


def signature_around(lined: LinedText, index: int, floor: int, day: Span) -> SignedBlock | None:
    """A day alone on its line is a signature below signers or a person, above a signer, or at the end of the text."""
    lines = lined.lines
    above = signers_above(lined, index, floor)
    if above:
        issuers = signers_on(lined, [lines[i].span for i in above])
        return SignedBlock(lines[above[0]].start, above[0], index, issuers, day)
    if index > floor and "person" in lines[index - 1].kinds:
        return SignedBlock(lines[index - 1].start, index - 1, index, (), day)
    below = index + 1
    if below < len(lines) and "agency" in lines[below].kinds and "table" not in lines[below].kinds:
        return SignedBlock(lines[index].start, index, below, signers_on(lined, [lines[below].span]), day)
    if below == len(lines) and index > floor:
        return SignedBlock(lines[index].start, index, index, (), day)
    return None


def signers_above(lined: LinedText, index: int, floor: int) -> list[int]:
    """The lines of signers right above line `index`, in text order."""
    lines = lined.lines
    while index > floor and "seal" in lines[index - 1].kinds:
        index -= 1
    found: list[int] = []
    for above in range(index - 1, max(floor, index - lined.signing.most_signers) - 1, -1):
        if not could_sign(lined, lines[above], lines[found[0]] if found else None):
            break
        found.insert(0, above)
    return found


def could_sign(lined: LinedText, line: ClassifiedLine, below: ClassifiedLine | None) -> bool:
    """Does the line name signers, side by side too, or the first half of the one on the line below?"""
    if "table" in line.kinds:
        return are_side_by_side(lined, line)
    if "agency" in line.kinds:
        return True
    return below is not None and not below.gap and "agency_half" in line.kinds


def are_side_by_side(lined: LinedText, line: ClassifiedLine) -> bool:
    """Does each cell of the line name an agency, so that these sign next to each other?"""
    if "agency" not in line.kinds:
        return False
    edges = [at for at in range(line.start, line.end) if lined.text[at] == "\t"]
    cells = zip([line.start, *(edge + 1 for edge in edges)], [*edges, line.end], strict=True)
    named = [span for start, end in cells if (span := trim(lined.text, start, end))]
    return all(names_agency(lined.text, span.start, span.end, lined.edges.agency) for span in named)


def signers_on(lined: LinedText, spans: list[Span]) -> tuple[Span, ...]:
    return read_signers(lined.text, spans, lined.signing, lined.edges.agency)
