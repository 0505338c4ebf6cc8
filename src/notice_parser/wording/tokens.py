"""A sentence as tokens: what is claimed, marks, brackets as one aside, and the words between with their kinds."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from msgspec import Struct

from notice_parser.pack import Pack
from notice_parser.pack.marks import CLAUSE_ENDS, ENUMERATION
from notice_parser.pack.words import TokenKind
from notice_parser.spans import INVISIBLE, Span
from notice_parser.wording.model import Claim, PeriodClaim, QuantityClaim, Wording
from notice_parser.wording.segmenter import segmenter_of

CELL_EDGE = "\t"
BLANK = rf"[\s{INVISIBLE}]{{1,200}}"
PIECE = re.compile(rf"[\u4e00-\u9fff]{{1,400}}|[A-Za-z0-9０-９.．%％+＋\-]{{1,60}}|{BLANK}|[^\s]")
BRACKETS = {"（": "）", "(": ")", "〔": "〕", "[": "]"}
QUOTES = {"“": "”", "‘": "’", "「": "」"}
EDGES = {opening: re.compile(f"[{re.escape(opening + closing)}]") for opening, closing in (BRACKETS | QUOTES).items()}
MARKS = CLAUSE_ENDS + ENUMERATION + ".—…·／/"
COMPOUND = 4  # characters of an adverbial and a verb in one word: 全面实施
LONGEST_ASIDE = 400
LONGEST_NAME = 60
MOST_KINDS = 100_000  # words whose kind is kept; more are forgotten all at once, so that memory is bounded


class Token(Struct, frozen=True, gc=False):
    """A word, a mark, a claim or an aside. `inner` are an aside's own tokens or a row of figures."""

    kind: TokenKind
    start: int
    end: int
    claim: Claim | None = None
    inner: tuple[Token, ...] = ()
    is_enumeration: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class WordKinds(dict[str, TokenKind]):
    """The kinds of words by themselves, each decided when it is first met."""

    def __init__(self, pack: Pack) -> None:
        self.kind_of, self.features, self.of = pack.words.kind_of, pack.words.features, pack.particles.of
        self.is_indicator = pack.nouns.tests["indicator"]

    def __missing__(self, word: str) -> TokenKind:
        if len(self) >= MOST_KINDS:
            self.clear()
        kind = self[word] = self.decide(word)
        return kind

    def decide(self, word: str) -> TokenKind:
        kind = self.kind_of.get(word)
        if kind is not None:
            return kind
        if word in self.of:
            return "of"
        if len(word) == COMPOUND and self.kind_of.get(word[:2]) in self.features.adverbial:
            head = self.kind_of.get(word[2:])
            if head is not None and head in self.features.compound_head:
                return head
        return "indicator" if self.is_indicator(word) else "thing"


@lru_cache(maxsize=2)
def word_kinds(pack: Pack) -> WordKinds:
    """The kinds of words of a pack, kept from text to text."""
    return WordKinds(pack)


class Tokenizer:
    """Cuts text into tokens with one pack's words. It takes time in proportion to the text."""

    def __init__(self, text: str, wording: Wording, pack: Pack) -> None:
        self.text = text
        self.claims = wording.claims
        self.starts = [begin_of(claim) for claim in wording.claims]
        self.takes_ending = pack.words.features.takes_ending
        self.kinds = word_kinds(pack)
        self.segmenter = segmenter_of(pack)
        self.measure_endings = pack.particles.measure_endings
        self.endings = pack.particles.measure_endings | pack.particles.noun_endings

    def tokens(self, span: Span) -> tuple[Token, ...]:
        """The tokens of a sentence or of a span between brackets."""
        found: list[Token] = []
        position = span.start
        index = bisect_left(self.starts, span.start)
        while position < span.end:
            claim = self.claims[index] if index < len(self.claims) else None
            begin = self.starts[index] if claim else span.end
            if claim and begin < position:
                index += 1
                continue
            if claim and begin == position:
                found.append(Token(kind_of_claim(claim), begin, claim.end, claim))
                position, index = claim.end, index + 1
                continue
            position = self.words(position, min(begin, span.end), span.end, found)
        return tuple(found)

    def words(self, start: int, end: int, limit: int, found: list[Token]) -> int:
        """Add the tokens from `start` to `end`, or past it to the end of a bracket or quotation; return that end."""
        position = start
        while position < end:
            piece = PIECE.match(self.text, position, end)
            if piece is None:
                return position + 1
            mark = piece[0]
            if "\u4e00" <= mark[0] <= "\u9fff":
                self.cut(position, mark, found)
            elif mark in BRACKETS:
                close = self.closing(position, limit, mark, LONGEST_ASIDE)
                if close is not None:
                    found.append(Token("aside", position, close + 1, None, self.tokens(Span(position + 1, close))))
                    return close + 1
            elif mark in QUOTES:
                close = self.closing(position, min(limit, position + LONGEST_NAME), mark, LONGEST_NAME)
                if close is not None and not self.holds_quantity(position, close):
                    found.append(Token("name", position, close + 1))
                    return close + 1
            elif mark == ENUMERATION:
                found.append(Token("conjunction", position, position + 1, is_enumeration=True))
            elif mark in MARKS:
                found.append(Token("mark", position, position + 1))
            elif CELL_EDGE in mark:  # with blanks around it, as in tables of Markdown
                edge = position + mark.index(CELL_EDGE)
                found.append(Token("mark", edge, edge + 1))
            elif not (mark[0].isspace() or mark[0] in INVISIBLE):
                found.append(Token("thing", position, piece.end()))
            position = piece.end()
        return position

    def closing(self, start: int, limit: int, opening: str, longest: int) -> int | None:
        """Where the bracket or quotation that opens at `start` is closed, if it is so near."""
        depth = 0
        for edge in EDGES[opening].finditer(self.text, start, min(limit, start + longest)):
            depth += 1 if edge[0] == opening else -1
            if depth == 0:
                return edge.start()
        return None

    def holds_quantity(self, start: int, end: int) -> bool:
        index = bisect_left(self.starts, start)
        while index < len(self.claims) and self.starts[index] < end:
            if isinstance(self.claims[index], QuantityClaim | PeriodClaim):
                return True
            index += 1
        return False

    def cut(self, start: int, words: str, found: list[Token]) -> None:
        kinds, endings = self.kinds, self.endings
        for word in self.segmenter.cut(words):
            end = start + len(word)
            if word in endings and found and found[-1].end == start and found[-1].kind in self.takes_ending:
                ending: TokenKind = "indicator" if word in self.measure_endings else "thing"
                found[-1] = Token(ending, found[-1].start, end)
            else:
                found.append(Token(kinds[word], start, end))
            start = end


def begin_of(claim: Claim) -> int:
    return claim.lead if isinstance(claim, QuantityClaim) else claim.start


def kind_of_claim(claim: Claim) -> TokenKind:
    if isinstance(claim, QuantityClaim):
        return "figure"
    return "period" if isinstance(claim, PeriodClaim) else "name"
