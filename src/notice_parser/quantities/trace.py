"""How the statements were read, recorded only where someone asks for it (`explain`).

The steps write here what they have just done; nothing is read a second time, and no step reads a trace.
"""

from __future__ import annotations

from msgspec import Struct, field

from notice_parser.messages import say
from notice_parser.quantities.context import Context
from notice_parser.quantities.model import Clause, Statement
from notice_parser.readings.choose import Chooser
from notice_parser.readings.figures import Figure
from notice_parser.wording.model import Wording
from notice_parser.wording.sentences import Sentence
from notice_parser.wording.tokens import Token

NOT_SUITED, NO_MATCH, WON = say("kind not suited"), say("no match"), say("won")


class FigureTrace(Struct):
    """A quantity or a row of them: its clause's shape in letters, the frames tried in order, the statements made."""

    token: Token
    shape: str = ""
    tried: list[tuple[str, str]] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)


class ClauseTrace(Struct):
    """A clause with its agencies and places joined; `context` is what earlier clauses and its own subjects give it."""

    clause: Clause
    context: Context
    figures: list[FigureTrace] = field(default_factory=list)


class SentenceTrace(Struct):
    """A sentence; one without quantities that opens no points has no clauses. Does its heading make plans?"""

    sentence: Sentence
    is_under_plans: bool
    clauses: list[ClauseTrace] = field(default_factory=list)


class Trace(Struct):
    """Filled by one reading of a notice, in text order; `statements` are as the last step left them.

    `figures` holds those whose evidence was weighed, by the `id()` of their statement, `chooser` what weighed it.
    """

    sentences: list[SentenceTrace] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    wording: Wording = field(default_factory=lambda: Wording(()))
    chooser: Chooser | None = None
    figures: dict[int, Figure] = field(default_factory=dict)

    def open_sentence(self, sentence: Sentence, is_under_plans: bool) -> None:
        self.sentences.append(SentenceTrace(sentence, is_under_plans))

    def open_clause(self, clause: Clause, context: Context) -> None:
        self.sentences[-1].clauses.append(ClauseTrace(clause, context))

    def open_figure(self, token: Token) -> FigureTrace:
        figure = FigureTrace(token)
        self.sentences[-1].clauses[-1].figures.append(figure)
        return figure
