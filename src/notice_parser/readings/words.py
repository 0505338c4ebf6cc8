"""A sentence as a flat row of words: every bracket opened, each word with what is known of its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec import Struct

from notice_parser.readings.lexicon import Lexicon, Shape, WordType
from notice_parser.wording.model import Claim
from notice_parser.wording.sentences import Sentence
from notice_parser.wording.tokens import Token

OPEN, CLOSE = "open", "close"


class ReadSentence(Struct, frozen=True):
    """A sentence that was cut into tokens, and whether its heading or its place makes plans of it."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    is_planned: bool


class Word(Struct, frozen=True, gc=False):
    """One word, mark or claim. `clause` and `depth` count from 0; brackets are clauses of their own."""

    type: WordType
    start: int
    end: int
    depth: int
    clause: int
    claim: Claim | None = None


class SentenceView(Struct):
    """The words of a sentence, where its clauses begin (with the end as the last), and what opens each clause.

    `starts` and `ends` are the offsets of the words, in order; `types`, `kinds` and `shapes` their types and the kinds
    and shapes of these; `acts`, `letters` and `leads` have a character for each word: its `act`, its `letter`, and
    whether it leads in ("1"). `names` is what opens each clause (in_force.py) and `subjects` the names that open with a
    word (candidates.py), once made.
    """

    sentence: Sentence
    words: tuple[Word, ...]
    clauses: tuple[int, ...]
    openings: tuple[str, ...]
    is_under_plans: bool
    starts: list[int]
    ends: list[int]
    types: tuple[WordType, ...]
    kinds: tuple[str, ...]
    shapes: tuple[Shape, ...]
    acts: str
    letters: str
    leads: str
    names: list[tuple[int, tuple[int, int], str]] | None = None
    subjects: dict[int, Any] = {}

    def clause_of(self, index: int) -> tuple[int, int]:
        """First word and end of the clause that holds the word at `index`."""
        clause = self.words[index].clause
        return self.clauses[clause], self.clauses[clause + 1]


def build_view(
    text: str, *, sentence: Sentence, tokens: tuple[Token, ...], lexicon: Lexicon, is_under_plans: bool
) -> SentenceView:
    words: list[Word] = []
    clauses, openings, clause = [0], [""], 0
    type_of = lexicon.type_of
    for token, depth in flatten(tokens, 0):
        string = text[token.start : token.end]
        word_type = type_of(string, token.kind)
        words.append(Word(word_type, token.start, token.end, depth, clause, token.claim))
        if word_type.ends_clause:
            clause += 1
            clauses.append(len(words))
            openings.append(string)
    clauses.append(len(words))
    types = tuple([word.type for word in words])
    return SentenceView(
        sentence,
        tuple(words),
        tuple(clauses),
        tuple(openings),
        is_under_plans,
        starts=[word.start for word in words],
        ends=[word.end for word in words],
        types=types,
        kinds=tuple([one.kind for one in types]),
        shapes=tuple([one.shape for one in types]),
        acts="".join([one.act for one in types]),
        letters="".join([one.letter for one in types]),
        leads="".join(["01"[one.leads_in] for one in types]),
    )


class Bracket(NamedTuple):
    """The mark that opens or closes a bracket."""

    kind: str
    start: int
    end: int
    claim: Claim | None = None


def flatten(tokens: tuple[Token, ...], depth: int) -> Iterator[tuple[Token | Bracket, int]]:
    """Tokens with the depth of their brackets; the two marks of a bracket stand around what it holds."""
    for token in tokens:
        if token.kind == "aside":
            yield Bracket(OPEN, token.start, token.start + 1), depth
            yield from flatten(token.inner, depth + 1)
            yield Bracket(CLOSE, token.end - 1, token.end), depth
        elif token.inner:
            yield from flatten(token.inner, depth)
        else:
            yield token, depth
