"""Evidence for the actor of a figure and for its scope: both are subjects of their clause, or choices taken over."""

from __future__ import annotations

from notice_parser.readings.candidates import NOUN_KINDS, Candidate, leads_in
from notice_parser.readings.context import around, by_frame, count, kinds
from notice_parser.readings.fields import FieldEvidence
from notice_parser.readings.figures import NEAR, VERBS, Figure, Place
from notice_parser.readings.in_force import none_in_force, place_in_force
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.words import Word

MOST = {"actor": 8, "scope": 10}
HELPED = VERBS | {"h"}


class SubjectEvidence(FieldEvidence):
    """`field` is "actor" or "scope"."""

    def __init__(self, known: Knowledge, field: str) -> None:
        super().__init__(known)
        self.field, self.most = field, MOST[field]

    def none(self, figure: Figure) -> list[str]:
        action = figure.choice("action")
        found = as_last(figure, self.field, None, action) + around(figure)
        found += no_subject(figure, self.field, action, self.known) + none_in_force(figure, self.known)
        return found + by_frame(figure, self.field, None)

    def taken_over(self, figure: Figure, place: Place, candidate: Candidate) -> list[str]:
        return [f"t-source={candidate.source}", *self.chosen(figure, place)]

    def side(self, figure: Figure, candidate: Candidate) -> str:
        """Whether nothing but words that lead in stand before it in its clause."""
        words, first = figure.words, candidate.first
        return f"S{all([leads_in(w) for w in words[figure.clause_around(first)[0] : first]]):d}"

    def opening(self, figure: Figure, first: int, side: str) -> list[str]:
        return of_first(figure, first, side[1], self.known)

    def closing(self, figure: Figure, end: int, side: str) -> list[str]:
        action = figure.choice("action")
        return of_last(figure, end, side[1], acts=action is not None) + to_action(figure, end, side[1], action)

    def whole(self, figure: Figure, place: Place, candidate: Candidate, side: str) -> list[str]:
        return of_span(figure, candidate, place, side[1], self.known) + self.chosen(figure, place)

    def chosen(self, figure: Figure, place: Place) -> list[str]:
        """How it stands to what has been chosen already, and what it is by its name."""
        action = figure.choice("action")
        found = as_last(figure, self.field, place, action) + as_name(figure, self.field, place, action, self.known)
        return found + place_in_force(figure, place, self.known) + by_frame(figure, self.field, place)


def as_last(figure: Figure, field: str, place: Place | None, action: Place | None) -> list[str]:
    if not figure.earlier:
        return []
    last = figure.earlier[-1]
    chosen = last.choice(field)
    same, none = chosen == place, place is None
    found = [
        f"as-last={same:d}|{none:d}|{figure.opening}",
        f"as-last-action={same:d}|{none:d}|{action is not None:d}|{last.choice('action') == action:d}",
        f"as-any={any(f.choice(field) == place for f in figure.earlier):d}|{none:d}",
    ]
    return found if same else [*found, f"last-none={chosen is None:d}|{none:d}"]


def no_subject(figure: Figure, field: str, action: Place | None, known: Knowledge) -> list[str]:
    acts = action is not None
    found = [
        f"n-action={acts:d}",
        f"n-word={known.type_of(action).text if action else '-'}",
        f"n-clauses={count(figure.clause)}|{acts:d}",
        f"n-notice={known.notice_kind}|{acts:d}",
        f"n-measured={figure.choice('measured') is not None:d}",
        f"n-action-right={action is not None and action[0] >= figure.facts.end:d}",
    ]
    if field == "scope":
        return [*found, f"n-actor={figure.choice('actor') is not None:d}"]
    return [*found, f"n-first={kinds(figure.words[:2], 2)}"]


def as_name(figure: Figure, field: str, place: Place, action: Place | None, known: Knowledge) -> list[str]:
    word = known.type_of(place)
    measured, acts = figure.choice("measured"), action is not None
    sort = f"{word.is_actor:d}{word.is_place:d}"
    found = [
        "some",
        f"sort={sort}|{acts:d}",
        f"kind={figure.facts.kind}",
        f"name-long={min(8, place[1] - place[0])}",
        f"ending={word.last}|{acts:d}",
        f"ending2={known.type_of((place[1] - 2, place[1])).text}",
        f"in-measured={overlaps(measured, place):d}",
        f"before-measured={measured is not None and place[1] == measured[0]:d}|{acts:d}",
        f"pronoun={word.text[0] if word.text[0] in known.subjects.pronouns else '_'}",
        f"notice={known.notice_kind}|{acts:d}",
        f"in-action={overlaps(action, place):d}",
        f"name={word.text}",
        f"level={word.last if word.text in known.subjects.levels else '_'}",
    ]
    if field == "scope":
        actor = figure.choice("actor")
        found += [
            f"is-actor={actor == place:d}",
            f"in-actor={overlaps(actor, place):d}",
            f"has-actor={actor is not None:d}|{sort}",
        ]
    return found


def overlaps(one: Place | None, other: Place) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]


def of_first(figure: Figure, first: int, opens: str, known: Knowledge) -> list[str]:
    """Of a name by its first word."""
    words = figure.words
    begin = figure.clause_around(first)[0]
    lead, clause, spot = words[begin:first], words[first].clause, spot_of(figure, first)
    after_places = all([leads_in(w) or w.type.is_place for w in lead])
    is_first = opens == "1" and not any([w.type.verb in VERBS for w in words[max(0, first - NEAR) : first]])
    found = [
        f"opens={opens}{after_places:d}|{spot}",
        f"lead={kinds(lead, 3)}",
        f"sentence-first={is_first:d}|{spot}",
        f"depth={figure.own.depth - words[first].depth}",
    ]
    if first and words[first - 1].type.text in known.pointing:
        found.append(f"pointed={words[first - 1].type.text}")
    if lead and lead[0].type.text in known.leading:
        found.append(f"led={lead[0].type.text}|{min(first - begin, 2)}")
    if clause < figure.clause:
        found.append("over=" + "".join(sorted(set(figure.view.openings[clause + 1 : figure.clause + 1]))))
    return found


def spot_of(figure: Figure, first: int) -> str:
    """0 before the figure in its clause and R after it, 1 in the clause before, 2 farther off."""
    clause = figure.words[first].clause
    if clause == figure.clause:
        return "0" if first < figure.index else "R"
    return "1" if figure.clause - clause == 1 else "2"


def of_last(figure: Figure, end: int, opens: str, *, acts: bool) -> list[str]:
    """Of a name by its last word."""
    words = figure.words
    after = words[end] if end < len(words) else None
    between = words[end : figure.index] if end <= figure.index else ()
    verbs = sum([w.type.verb in VERBS for w in between])
    return [
        f"verbs-after={count(verbs)}|{opens}",
        f"next-verb={after.type.verb if after else '$'}|{opens}",
        f"next={after.type.kind if after else '$'}|{opens}|{acts:d}",
        f"names-after={min(2, sum([w.type.is_actor for w in between]))}",
    ]


def of_span(figure: Figure, candidate: Candidate, place: Place, opens: str, known: Knowledge) -> list[str]:
    words, first, end = figure.words, candidate.first, candidate.end
    action, word = figure.choice("action"), known.type_of(place)
    acts, sort = action is not None, f"{word.is_actor:d}{word.is_place:d}"
    before, after = words[first - 1] if first else None, words[end] if end < len(words) else None
    found = [
        f"spot={spot_of(figure, first)}|{sort}",
        f"source={candidate.source}|{opens}",
        f"opens-sort={opens}|{sort}|{acts:d}",
        f"counted={any([w.type.kind == 'figure' for w in words[first:end]]):d}|{acts:d}",
        f"holds-verbs={''.join(sorted({w.type.verb for w in words[first : end - 1]}))}",
        f"extends={goes_on(after):d}{came_from(before):d}|{opens}",
    ]
    if action is None:
        return found
    order = "before" if place[1] <= action[0] else "after" if place[0] >= action[1] else "in"
    return [*found, f"order={order}|{opens}"]


def goes_on(after: Word | None) -> bool:
    """Is the span cut out of a longer noun phrase, whose next word this is?"""
    if after is None or after.type.verb != ".":
        return False
    return after.type.kind in NOUN_KINDS or after.type.tag.lstrip("~").startswith("n")


def came_from(before: Word | None) -> bool:
    if before is None or before.type.kind in ("period", "conjunction") or before.type.tag == "mark":
        return False
    return before.type.kind in NOUN_KINDS or before.type.tag.lstrip("~").startswith("n")


def to_action(figure: Figure, end: int, opens: str, action: Place | None) -> list[str]:
    """What stands between a name and the action after it."""
    words = figure.words
    if action is None or words[end - 1].end > action[0]:
        return []
    gap = []
    for word in words[end : end + NEAR]:
        if word.end > action[0]:
            break
        gap.append(word)
    commas = sum([word.type.ends_clause for word in gap])
    return [
        f"gap-verbs={count(sum([w.type.verb in HELPED for w in gap]))}|{opens}",
        f"gap={count(len(gap))}|{opens}",
        f"gap-kinds={'-'.join([w.type.kind for w in gap[:3]])}",
        f"gap-clauses={min(commas, 3)}|{opens}",
    ]
