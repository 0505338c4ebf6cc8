"""分别 and rows of values: the nearest list of the same length gives each value its own thing, period or actor."""

from __future__ import annotations

from notice_parser.pack.particles import Particles
from notice_parser.quantities.context import Context
from notice_parser.quantities.frames import Reading, trim_role
from notice_parser.quantities.shape import NEAR, Clause, PeriodFound, Statement
from notice_parser.spans import Span
from notice_parser.wording.model import PeriodClaim
from notice_parser.wording.tokens import Token

EDGES = frozenset({"of", "adverb", "link", "done", "preposition", "respectively"})


def align(
    text: str, clause: Clause, reading: Reading | None, group: list[Statement], context: Context, before: list[Token],
    particles: Particles,
) -> bool:  # fmt: skip
    """Hand out what a list of the group's length holds; False where there is none."""
    count = len(group)
    if count < 2:
        return False
    things = (
        parts_of(text, clause, reading.roles["measured"], particles) if reading and "measured" in reading.roles else []
    )
    actions = (
        parts_of(text, clause, reading.roles["action"], particles) if reading and "action" in reading.roles else []
    )
    if len(things) == count:
        give(group, "measured", things, "the things of the clause")
        return True
    if len(actions) == count:
        give(group, "action", actions, "the deeds of the clause")
        return True
    if context.actor is not None and len(actors_of(context.actor)) == count:
        give(group, "actor", actors_of(context.actor), "the actors")
        return True
    places = next((split_at_conjunctions(t.inner) for t in clause.tokens[:NEAR] if t.kind == "scope"), [])
    if len(places) == count:
        give(group, "scope", places, "the places")
        return True
    if len(context.periods) == count:
        for statement, period in zip(group, context.periods, strict=True):
            statement.period = PeriodFound(period, not in_clause(clause, period))
            statement.reasons["period"] = "aligned with the periods"
        return True
    if not things and len(context.themes) == count:
        give(group, "measured", list(context.themes), "what was last spoken of")
        return True
    if not things and len(context.recent) >= count and any(t.kind == "respectively" for t in before):
        give(group, "measured", list(context.recent[-count:]), "what the figures before measured")
        return True
    return False


def in_clause(clause: Clause, period: PeriodClaim) -> bool:
    return clause.start <= period.start < clause.end


def give(group: list[Statement], role: str, places: list[Span], row: str) -> None:
    for statement, place in zip(group, places, strict=True):
        setattr(statement, role, place)
        statement.reasons[role] = f"aligned with {row}"


def parts_of(text: str, clause: Clause, role: tuple[int, int], particles: Particles) -> list[Span]:
    """The members of a coordination: between 、 and 和, each without its edge words; 等 and what they are end it."""
    start, end = trim_role(clause, role)
    tokens = clause.tokens[start:end]
    stop = next((i for i, t in enumerate(tokens) if text[t.start : t.end] in particles.and_so_on), len(tokens))
    return split_at_conjunctions(tokens[: stop or len(tokens)])


def actors_of(actor: Token) -> list[Span]:
    return split_at_conjunctions(actor.inner)


def split_at_conjunctions(tokens: tuple[Token, ...]) -> list[Span]:
    parts: list[Span] = []
    current: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and token.kind != "conjunction":
            current.append(token)
            continue
        while current and current[0].kind in EDGES:
            current.pop(0)
        while current and current[-1].kind in EDGES:
            current.pop()
        if current:
            parts.append(Span(current[0].start, current[-1].end))
        current = []
    return parts
