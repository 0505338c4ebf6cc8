"""分别 and rows of values: the nearest list of the same length gives each value its own thing, period or actor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from notice_parser.pack.words import KindFeatures
from notice_parser.quantities.context import Context
from notice_parser.quantities.frames import Phrases, Reading
from notice_parser.quantities.model import NEAR, PeriodFound, Role, Statement
from notice_parser.quantities.origins import Origin, PeriodOrigin
from notice_parser.spans import Span
from notice_parser.wording.model import QuantityClaim
from notice_parser.wording.tokens import Token

IN_LIST = ("actor", "scope", "conjunction")
LONGEST = 400  # words of a list; one that is longer is looked at no further, since each row of values would do so again


def align(
    phrases: Phrases, reading: Reading | None, group: list[Statement], *, context: Context, is_spread: bool
) -> bool:
    """Hand out what a list of the group's length holds; False where there is none. `is_spread`: after 分别."""
    count, kinds = len(group), phrases.language.kinds
    if count < 2:
        return False
    roles = reading.roles if reading is not None else {}
    things = members_of(phrases, roles["measured"]) if "measured" in roles else []
    listed = listed_before(phrases) if is_spread else []
    if not things and all(is_thing(phrases, member) for member in listed):
        things = listed
    if len(things) == count:
        return give(group, "measured", things, origin=Origin.ALIGNED_THINGS)
    actions = members_of(phrases, roles["action"]) if "action" in roles else []
    if len(actions) == count:
        return give(group, "action", actions, origin=Origin.ALIGNED_ACTIONS)
    actors = split_at_conjunctions(context.actor.inner, kinds) if context.actor is not None else []
    if len(listed) == count and are_organs_and_places(phrases, listed):
        for statement in group:
            statement.scope = None
        return give(group, "actor", listed, origin=Origin.ALIGNED_AGENTS)
    if len(actors) == count:
        return give(group, "actor", actors, origin=Origin.ALIGNED_ACTORS)
    scope = next((token for token in phrases.clause.tokens[:NEAR] if token.kind == "scope"), None)
    scopes = split_at_conjunctions(scope.inner, kinds) if scope is not None else []
    if len(scopes) == count:
        return give(group, "scope", scopes, origin=Origin.ALIGNED_SCOPES)
    if len(context.periods) == count:
        return give_periods(phrases, group, context)
    if not things and len(context.themes) == count:
        return give(group, "measured", list(context.themes), origin=Origin.ALIGNED_TOPICS)
    if not things and len(context.recent) >= count and is_spread:
        return give(group, "measured", list(context.recent[-count:]), origin=Origin.ALIGNED_RECENT)
    return False


def listed_before(phrases: Phrases) -> list[Span]:
    """The members of a list from the start of the clause, or its period, to 分别: a frame behind it leaves it out.

    After any other word, as 对 or 拨付, it may be what something is done to.
    """
    tokens, kinds = phrases.clause.tokens, phrases.language.kinds
    end = next((index for index, token in enumerate(tokens[:LONGEST]) if token.kind == "respectively"), 0)
    start = end
    while start > 0 and (tokens[start - 1].kind in kinds.in_measured or tokens[start - 1].kind in IN_LIST):
        start -= 1
    if start > 0 and tokens[start - 1].kind != "period":
        return []
    return split_at_conjunctions([one for token in tokens[start:end] for one in token.inner or (token,)], kinds)


def is_thing(phrases: Phrases, member: Span) -> bool:
    """Does a member neither name an agency or a place nor begin with one, whose thing it then is?"""
    text, tests = phrases.language.text, phrases.language.nouns.tests
    ends = (token.end for token in phrases.clause.tokens if member.start < token.end <= member.end)
    return not any(
        tests["actor"](words) or tests["place"](words) for words in (text[member.start : end] for end in ends)
    )


def are_organs_and_places(phrases: Phrases, members: list[Span]) -> bool:
    """Are some of the members agencies and the others places? Beside an agency a place acts as one."""
    words, tests = [member.of(phrases.language.text) for member in members], phrases.language.nouns.tests
    organs = [tests["actor"](each) for each in words]
    return 0 < sum(organs) < len(words) and all(
        is_organ or tests["place"](each) for is_organ, each in zip(organs, words, strict=True)
    )


def states_count(phrases: Phrases, target: int, count: int, *, numerals: Mapping[str, int]) -> bool:
    """Do the words before the row of values at `target` hold a list of its length, or say how many there are?

    等5大类食品…分别为 and 三次产业…分别 say so; 分别高于全国、全省 and 分别向甲镇、乙镇拨付 name others after 分别.
    """
    clause, language = phrases.clause, phrases.language
    tokens = clause.near_before(target)
    at = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].kind == "respectively"), len(tokens))
    if len(split_at_conjunctions(tokens[at + 1 :], language.kinds)) == count:
        return True
    stated = (number_in(token, language.text, numerals) for token in tokens[:at])
    return any(number == count for number in stated)


def number_in(token: Token, text: str, numerals: Mapping[str, int]) -> Decimal | int | None:
    """How many a quantity, or a thing that opens with a numeral, is: 5大类, 三次."""
    if token.kind == "figure":
        return token.claim.value if isinstance(token.claim, QuantityClaim) else None
    return numerals.get(text[token.start]) if token.kind == "thing" else None


def give_periods(phrases: Phrases, group: list[Statement], context: Context) -> bool:
    for statement, period in zip(group, context.periods, strict=True):
        is_own = phrases.clause.start <= period.start < phrases.clause.end
        statement.period = PeriodFound(period, not is_own, PeriodOrigin.ALIGNED)
    return True


def give(
    group: list[Statement],
    role: Literal["measured", "action", "actor", "scope"],
    spans: list[Span],
    *,
    origin: Origin,
) -> bool:
    for statement, span in zip(group, spans, strict=True):
        setattr(statement, role, Role(span, origin))
    return True


def members_of(phrases: Phrases, role: tuple[int, int]) -> list[Span]:
    """The members of a coordination: between 、 and 和, each without its edge words; 等 and what they are end it."""
    language = phrases.language
    start, end = phrases.trim(role)
    tokens = phrases.clause.tokens[start:end]
    and_so_on = language.particles.and_so_on
    stop = next((index for index, token in enumerate(tokens) if language.word(token) in and_so_on), len(tokens))
    return split_at_conjunctions(tokens[: stop or len(tokens)], language.kinds)


def split_at_conjunctions(tokens: Sequence[Token], kinds: KindFeatures) -> list[Span]:
    """The members of a list, each without its edge words; none of a list that is too long."""
    members: list[Span] = []
    current: list[Token] = []
    for token in [*tokens, None] if len(tokens) <= LONGEST else []:
        if token is not None and token.kind != "conjunction":
            current.append(token)
            continue
        while current and current[0].kind in kinds.edge_of_member:
            current.pop(0)
        while current and current[-1].kind in kinds.edge_of_member:
            current.pop()
        if current:
            members.append(Span(current[0].start, current[-1].end))
        current = []
    return members
