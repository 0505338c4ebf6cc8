"""Two parsed notices → their comparison."""

from __future__ import annotations

from notice_parser.comparison.answers import answers_of
from notice_parser.comparison.changes import agrees, difference_of, percent_of, quote_of, stated_change
from notice_parser.comparison.figures import Candidate, candidates_of
from notice_parser.comparison.model import Answer, Comparison, Pair
from notice_parser.comparison.pairing import WHOLE, Found, pair_figures
from notice_parser.comparison.promises import promises_of
from notice_parser.ledgers.rows import asks_or_answers, make_rows
from notice_parser.notice import Notice, Quote
from notice_parser.pack import Pack
from notice_parser.writers.walk import walk


def compare_notices(old: Notice, new: Notice, pack: Pack) -> Comparison:
    """The comparison. Both notices must hold their source texts."""
    rules = pack.compare
    before, after = candidates_of(old, pack), candidates_of(new, pack)
    new_text = new.source_text or ""
    found = pair_figures(
        [one for one in before if one.is_reported and one.name],
        [one for one in after if one.is_reported and one.name],
        rules,
    )
    stated = {level.index: change for level in after if (change := stated_change(level, after))}
    promises = promises_of(before, after, old, rules)
    problems, without = problems_and_answers(old, new, pack)
    reported = {other.index for _, other, _ in found} | {change.index for change in stated.values()}
    reported_ids = {promise.new.id for promise in promises if promise.new}
    paired = {one.index for one, _, _ in found}
    return Comparison(
        pairs=[make_pair(each, stated.get(each[1].index), new_text, pack) for each in found],
        promises=promises,
        problems=problems,
        items_without_problem=without,
        only_old=[one.shown() for one in before if one.is_reported and one.index not in paired],
        only_new=[
            one.shown()
            for one in after
            if one.is_reported and one.index not in reported and one.figure.id not in reported_ids
        ],
    )


def make_pair(found: Found, stated: Candidate | None, text: str, pack: Pack) -> Pair:
    old, new, points = found
    difference = difference_of(old, new)
    return Pair(
        indicator=new.name,
        label=new.title,
        old=old.shown(),
        new=new.shown(),
        difference=difference,
        percent=None if old.is_change else percent_of(old, difference),
        stated=quote_of(stated, text) if stated else None,
        agrees=agrees(old, new, stated, pack.compare) if stated else None,
        doubtful=points < WHOLE,
    )


def problems_and_answers(old: Notice, new: Notice, pack: Pack) -> tuple[list[Answer], list[Quote]]:
    """Nothing where OLD raises no problems or NEW does not answer any."""
    if not asks_or_answers(old, pack.ledger) or not asks_or_answers(new, pack.ledger):
        return [], []
    problems = [row for row in make_rows(old, old.source_text or "", pack.ledger) if row.problem]
    items = make_rows(new, new.source_text or "", pack.ledger)
    sections = {path[-1].start: path[-1].id for path in walk(old.sections)}
    return answers_of(problems, items, sections, pack.compare) if problems else ([], [])
