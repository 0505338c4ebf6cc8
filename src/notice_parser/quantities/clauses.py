"""Tokens of a sentence → clauses. A row of values (12个、8个和5个) is one token, a bracket has clauses of its own."""

from __future__ import annotations

from msgspec import Struct, field

from notice_parser.pack.marks import CLAUSE_ENDS, ENUMERATION
from notice_parser.pack.words import TokenKind
from notice_parser.quantities.language import Language
from notice_parser.quantities.model import Clause
from notice_parser.wording.model import QuantityClaim
from notice_parser.wording.tokens import Token

RATIOS = frozenset({"percent", "percentage_point", "multiple"})
NOTED: frozenset[TokenKind] = frozenset({"aside", "figure", "respectively"})
FARTHEST_FIGURE = 24  # tokens after 、 in which a quantity makes the words a statement
WIDEST_GAP = 3  # words between the separator of a row and its next value


class OpenClause(Struct):
    """A clause that is being read: its tokens and brackets so far, its last quantity and predicate; `is_spread`: 分别.

    A row may be as long as the text, so these are not looked for again at each of its marks.
    """

    tokens: list[Token] = field(default_factory=list)
    asides: list[Token] = field(default_factory=list)
    is_spread: bool = False
    figure: int = -1
    predicate: int = -1


def find_clauses(language: Language, tokens: tuple[Token, ...]) -> list[Clause]:
    """The clauses of a sentence in text order; an aside's clauses follow the clause that it stands in."""
    splitter = ClauseSplitter(language)
    splitter.split(tokens, "", 0)
    return splitter.found


class ClauseSplitter:
    """Cuts the tokens of one sentence; `found` are the clauses so far."""

    def __init__(self, language: Language) -> None:
        self.language, self.text = language, language.text
        self.governs_row = language.kinds.governs_row
        self.noted = NOTED | self.governs_row
        self.found: list[Clause] = []

    def split(self, tokens: tuple[Token, ...], before: str, depth: int) -> None:
        text, afterwards = self.text, self.language.particles.afterwards
        current = OpenClause()
        for index, token in enumerate(tokens):
            kind, mark = token.kind, text[token.start]
            if kind == "mark" and mark in CLAUSE_ENDS:
                if len(current.tokens) == 1 and current.tokens[0].kind == "among":
                    continue
            elif kind == "thing" and text[token.start : token.end] in afterwards:
                mark = ","
            elif not (kind == "conjunction" and mark == ENUMERATION and self.ends_statement(tokens, index, current)):
                if kind in self.noted:
                    self.note(current, token)
                current.tokens.append(token)
                continue
            self.close(current, before, depth)
            current, before = OpenClause(), mark
        self.close(current, before, depth)

    def note(self, current: OpenClause, token: Token) -> None:
        """Keep where the token is to stand in the clause, for what is asked at its separators and its end."""
        kind = token.kind
        if kind == "aside":
            current.asides.append(token)
        elif kind == "figure":
            current.figure = len(current.tokens)
        elif kind == "respectively":
            current.is_spread = True
        else:
            current.predicate = len(current.tokens)

    def close(self, current: OpenClause, before: str, depth: int) -> None:
        if current.tokens:
            tokens = tuple(current.tokens)
            self.found.append(Clause(self.join_values(tokens) if current.figure >= 0 else tokens, before, depth))
        for aside in current.asides:
            if aside.inner:
                self.split(aside.inner, "(", depth + 1)

    def ends_statement(self, tokens: tuple[Token, ...], index: int, current: OpenClause) -> bool:
        """Is this 、 after a quantity, and not between two values of one row?"""
        last = last_word(current.tokens)
        if last is None:
            return False
        if last.kind == "figure":
            return self.next_value(tokens, index, last, is_spread=current.is_spread) is None
        if current.figure < 0 or current.predicate > current.figure:
            return False
        return starts_statement(tokens, index + 1)

    def next_value(self, tokens: tuple[Token, ...], index: int, last: Token, *, is_spread: bool) -> int | None:
        """The index of the quantity that goes on the row of values after the separator at `index`, or None.

        `is_spread`: after 分别 the values may be of different kinds.
        """
        position, before_value = index + 1, self.language.kinds.before_value
        while position < len(tokens) and position <= index + WIDEST_GAP and tokens[position].kind in before_value:
            position += 1
        if position >= len(tokens) or tokens[position].kind != "figure":
            return None
        after = tokens[position + 1].kind if position + 1 < len(tokens) else "mark"
        if self.text[tokens[index].start] != ENUMERATION and after in self.language.kinds.counted_noun:
            return None
        return position if is_spread or are_alike(last, tokens[position]) else None

    def join_values(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Rows of values as one token of kind `figure` whose `inner` holds the quantities and the words between."""
        result: list[Token] = []
        index = 0
        is_spread = False
        while index < len(tokens):
            token = tokens[index]
            if token.kind != "figure":
                is_spread = is_spread or token.kind == "respectively"
                result.append(token)
                index += 1
                continue
            inner, last = [token], index
            while last + 1 < len(tokens) and tokens[last + 1].kind == "conjunction":
                position = self.next_value(tokens, last + 1, tokens[last], is_spread=is_spread)
                if position is None:
                    break
                inner += tokens[last + 2 : position + 1]
                last = position
            result.append(
                token if last == index else Token("figure", token.start, tokens[last].end, None, tuple(inner))
            )
            index = last + 1
        return tuple(result)


def starts_statement(tokens: tuple[Token, ...], index: int) -> bool:
    """Does a quantity come before the next clause end?"""
    for token in tokens[index : index + FARTHEST_FIGURE]:
        if token.kind == "figure":
            return True
        if token.kind == "mark":
            return False
    return False


def last_word(tokens: list[Token]) -> Token | None:
    """The last token that is not an aside."""
    return next((token for token in reversed(tokens) if token.kind != "aside"), None)


def are_alike(one: Token, other: Token) -> bool:
    """Could the two values stand in one row: the same kind of quantity?"""
    first, second = one.claim, other.claim
    if not isinstance(first, QuantityClaim) or not isinstance(second, QuantityClaim):
        return False
    return first.kind == second.kind or {first.kind, second.kind} <= RATIOS
