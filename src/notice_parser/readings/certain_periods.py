"""Shapes that fix the period of a figure: 截至6月底，下达2022年的项目8个; 比2011年的78%提高…; 对2016年的问题，…."""

from __future__ import annotations

from notice_parser.readings.clause_words import acts
from notice_parser.readings.figures import NEAR, Figure, Place
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.words import Word
from notice_parser.wording.model import PeriodClaim

PERIOD, OF, FIGURE = "period", "of", "figure"  # kinds of words
VERB = "v"  # what a word is for a reading (word_roles.py)
CLAUSES, LEADING = 3, 2  # clauses that are looked back at, words before the period that opens one
Fields = dict[str, Place | str | None]


def period_of_object(figure: Figure, known: Knowledge) -> Fields:
    """截至6月底，县里已下达2022年的项目8个: a period after the verb says which, that before it when."""
    words, own = figure.words, figure.index
    first = max(figure.begin, figure.last_figure + 1)
    named = next((i for i in range(first + 1, own) if words[i].type.kind == PERIOD and is_object(figure, i)), None)
    if named is None or figure.facts.has_change:
        return {}
    verb = named - 1
    main = next((i for i in range(figure.begin, verb) if words[i].type.kind == PERIOD), None)
    when = place_of_period(words[main]) if main is not None else period_before(figure, figure.clause, known)
    return {"period": when} if when is not None else {}


def is_object(figure: Figure, index: int) -> bool:
    """Does the period stand right after a verb, and is none after it but before 的?"""
    words, own = figure.words, figure.index
    if not acts(words[index - 1]) or words[index - 1].end != words[index].start:
        return False
    return words[index + 1].type.act != VERB or any(word.type.kind == OF for word in words[index + 2 : own])


def period_before(figure: Figure, own: int, known: Knowledge) -> Place | None:
    """The period that opens a clause before the clause `own`, of the same row of clauses."""
    view = figure.view
    for clause in range(own - 1, max(-1, own - 1 - CLAUSES), -1):
        if view.openings[clause + 1] in known.semicolons:
            return None
        begin, stop = view.clauses[clause], view.clauses[clause + 1]
        for index in range(begin, min(stop, begin + LEADING)):
            if view.kinds[index] == PERIOD and not (index > begin and acts(view.words[index - 1])):
                return place_of_period(view.words[index])
    return None


def place_of_period(word: Word) -> Place | None:
    claim = word.claim
    return (claim.start, claim.end) if isinstance(claim, PeriodClaim) else None


def period_of_basis(figure: Figure, known: Knowledge) -> Fields:
    """比2011年的合格率78%提高…: what is only compared with holds for the time that it is of."""
    words, own = figure.words, figure.index
    if figure.facts.has_change:
        return {}
    first = max(figure.begin, figure.last_figure + 1)
    basis = next((i for i in range(own - 1, first, -1) if words[i].type.kind == PERIOD), None)
    if basis is None or words[basis - 1].type.text not in known.shapes.compared:
        return {}
    if words[own - 1].type.text in known.shapes.differing:
        return {}
    when = place_of_period(words[basis])
    is_named = words[own - 1].type.kind == OF or not any(acts(word) for word in words[basis + 1 : own])
    return {"period": when} if is_named and basis + 1 < own and when is not None else {}


def period_of_topic(figure: Figure, known: Knowledge) -> Fields:
    """对2016年巡察提出的问题，已整改12个: a period inside what is acted on says which, not when."""
    view, topic = figure.view, figure.clause - 1
    if topic < 0 or PERIOD in view.kinds[figure.begin : figure.index]:
        return {}
    begin = view.clauses[topic]
    inner = view.kinds[begin : min(figure.begin, begin + NEAR)]
    if view.types[begin].text not in known.shapes.onto or FIGURE in inner or PERIOD not in inner:
        return {}
    return {"period": period_before(figure, topic, known)}
