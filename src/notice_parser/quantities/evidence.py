"""Statements read by frames → the same statements with the readings that the evidence speaks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from notice_parser.outline.model import Outline
from notice_parser.pack import Pack
from notice_parser.pack.lexicon import Lexicon
from notice_parser.quantities.language import StatementInput
from notice_parser.quantities.model import PartFound, PeriodFound, Role, Statement, StatusFound
from notice_parser.quantities.origins import Origin, PartOrigin, PeriodOrigin, StatusOrigin
from notice_parser.quantities.plans import year_of
from notice_parser.readings.choose import Chooser
from notice_parser.readings.figures import Facts, Figure, PeriodFacts, Place
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.rows import set_rows
from notice_parser.readings.scoring import Scorer
from notice_parser.readings.words import SentenceView, build_view
from notice_parser.spans import Span
from notice_parser.wording.model import PeriodClaim
from notice_parser.wording.sentences import Sentence
from notice_parser.wording.tokens import Token

ROLES = ("measured", "action", "actor", "scope")
SentenceTokens = tuple[Sentence, tuple[Token, ...], bool]


def read_by_evidence(given: StatementInput, statements: list[Statement], sentences: list[SentenceTokens]) -> list[Figure]:
    """Choose again what each statement says, by all evidence; the figures with what was chosen and how clearly.

    Statements of tables keep what their columns and rows say. A text without weights is left as it is.
    """
    pack = given.pack
    if not pack.readings.weights:
        return []
    lexicon = lexicon_of(pack)
    figures = list(make_figures(given, statements, sentences, lexicon))
    chooser = Chooser(knowledge_of(given, lexicon), scorers_of(pack), is_verb=lexicon.can_act, headings=Headings(given, statements).of)
    chooser.choose([figure for figure in figures if figure is not None])
    return []
