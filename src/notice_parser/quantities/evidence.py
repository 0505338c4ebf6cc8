"""Statements read by frames → the same statements with the readings that the evidence speaks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from notice_parser.outline.model import Section
from notice_parser.pack import Pack
from notice_parser.pack.marks import CLAUSE_ENDS
from notice_parser.quantities.language import StatementInput
from notice_parser.quantities.model import PartFound, PartRole, PeriodFound, Role, Statement, StatusFound
from notice_parser.quantities.origins import Origin, PartOrigin, PeriodOrigin, StatusOrigin
from notice_parser.quantities.plans import year_of
from notice_parser.readings.candidates import Subjects
from notice_parser.readings.choose import Chooser
from notice_parser.readings.figures import Facts, Figure, PeriodFacts, Place
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.lexicon import Lexicon, read_usage
from notice_parser.readings.rows import set_rows
from notice_parser.readings.scoring import Scorer
from notice_parser.readings.words import SentenceView, build_view
from notice_parser.spans import Span
from notice_parser.wording.model import PeriodClaim
from notice_parser.wording.sentences import Sentence
from notice_parser.wording.tokens import Token

ROLES = ("measured", "action", "actor", "scope")
SHORTEST_HEADING = 40  # characters of a heading that are looked at


class ReadSentence(Struct, frozen=True):
    """A sentence with its tokens, and whether its heading or its place makes plans of it."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    is_planned: bool


def read_by_evidence(
    given: StatementInput, statements: list[Statement], sentences: list[ReadSentence]
) -> list[Figure | None]:
    """Choose again what each statement says, by all evidence. Gives the figure of each statement, in the same order.

    Statements that a table or a gloss made are left as they are (None), as all are where the rules have no weights.
    """
    if not given.pack.readings.weights:
        return [None] * len(statements)
    tools = tools_of(given.pack)
    figures = make_figures(given, statements, sentences, tools=tools)
    chooser = Chooser(
        knowledge_of(given, tools), tools.scorers, is_verb=tools.lexicon.can_act, headings=headings_of(given)
    )
    chosen = [figure for figure in figures if figure is not None]
    chooser.choose(chosen)
    numbers = [index for index, figure in enumerate(figures) if figure is not None]
    periods = {(claim.start, claim.end): claim for claim in given.wording.periods}
    for index, figure in enumerate(figures):
        if figure is not None:
            apply(statements[index], figure, numbers=numbers, periods=periods, rate_endings=given.pack.parts.rates, text=given.text)
    return figures


class Tools(Struct, frozen=True):
    """What is made of a pack once: its lexicon and the scorers of its weights."""

    lexicon: Lexicon
    scorers: Mapping[str, Scorer]


@lru_cache(maxsize=2)
def tools_of(pack: Pack) -> Tools:
    readings, features = pack.readings, pack.words.features
    verbs = {kind: letter for letter, kinds in readings.verb_kinds.items() for kind in kinds}
    lexicon = Lexicon(
        usage=read_usage(readings.usage),
        tag_of=tag_of(),
        verb_of_kind=verbs,
        kind_of=pack.words.kind_of,
        is_actor=pack.nouns.tests["actor"],
        is_place=pack.nouns.tests["place"],
        open_verbs=readings.lists["open_verbs"],
        known=readings.known,
        clause_ends=frozenset(CLAUSE_ENDS),
    )
    return Tools(lexicon, {field: Scorer(weights) for field, weights in readings.weights.items()})
