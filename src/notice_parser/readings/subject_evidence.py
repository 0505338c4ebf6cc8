"""Evidence for the actor of a figure and for its scope: both are subjects of their clause, or choices taken over."""

from __future__ import annotations

from notice_parser.readings.candidates import Candidate
from notice_parser.readings.context import around, by_frame
from notice_parser.readings.fields import FieldEvidence
from notice_parser.readings.figures import NEAR, Figure, Place
from notice_parser.readings.in_force import none_in_force, place_in_force
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.lexicon import WordType
from notice_parser.readings.scoring import Part
from notice_parser.readings.steps import count, ends_of
from notice_parser.readings.word_roles import NOUN_KINDS
from notice_parser.readings.words import Word

MOST = {"actor": 4, "scope": 5}


class SubjectEvidence(FieldEvidence):
    """`field` is "actor" or "scope"."""

    def __init__(self, known: Knowledge, field: str) -> None:
        super().__init__(known)
        self.field, self.most = field, MOST[field]

    def none(self, figure: Figure) -> list[Part]:
        action = figure.choice("action")
        found = as_last(figure, self.field, None, action) + around(figure)
        found += [*no_subject(figure, self.field, action, self.known), none_in_force(figure, self.known)]
        return found + by_frame(figure, self.field, None)

    def taken_over(self, figure: Figure, place: Place, candidate: Candidate) -> list[Part]:
        return [(from_source, candidate.source), *self.chosen(figure, place)]

    def side(self, figure: Figure, candidate: Candidate) -> str:
        """Whether nothing but words that lead in stand before it in its clause."""
        first = candidate.first
        return "S0" if figure.view.leads.find("0", figure.clause_around(first)[0], first) >= 0 else "S1"

    def opening(self, figure: Figure, first: int, side: str) -> list[Part]:
        return of_first(figure, first, side[1], self.known)

    def closing(self, figure: Figure, end: int, side: str) -> list[Part]:
        action = figure.choice("action")
        return [of_last(figure, end, side[1], acts=action is not None), *to_action(figure, end, side[1], action)]

    def whole(self, figure: Figure, place: Place, candidate: Candidate, side: str) -> list[Part]:
        return of_span(figure, candidate, place, side[1], self.known) + self.chosen(figure, place)

    def chosen(self, figure: Figure, place: Place) -> list[Part]:
        """How it stands to what has been chosen already, and what it is by its name."""
        action = figure.choice("action")
        found = as_last(figure, self.field, place, action) + as_name(figure, self.field, place, action, self.known)
        return [*found, place_in_force(figure, place, self.known), *by_frame(figure, self.field, place)]


def from_source(source: str) -> list[str]:
    return [f"t-source={source}"]


def as_last(figure: Figure, field: str, place: Place | None, action: Place | None) -> list[Part]:
    if not figure.earlier:
        return []
    last, none, acts = figure.earlier[-1], place is None, action is not None
    chosen = last.choice(field)
    is_any = any([f.choice(field) == place for f in figure.earlier])
    return [
        (like_last, chosen == place, none, figure.opening, chosen is None),
        (like_last_action, chosen == place, none, acts, last.choice("action") == action, is_any),
    ]


def like_last(same: bool, none: bool, opening: str, last_is_none: bool) -> list[str]:
    found = [f"as-last={same:d}|{none:d}|{opening}"]
    return found if same else [*found, f"last-none={last_is_none:d}|{none:d}"]


def like_last_action(same: bool, none: bool, acts: bool, same_action: bool, is_any: bool) -> list[str]:
    return [f"as-last-action={same:d}|{none:d}|{acts:d}|{same_action:d}", f"as-any={is_any:d}|{none:d}"]


def no_subject(figure: Figure, field: str, action: Place | None, known: Knowledge) -> list[Part]:
    acts, measured = action is not None, figure.choice("measured") is not None
    is_right = action is not None and action[0] >= figure.facts.end
    return [
        (no_actor, acts, min(figure.clause, 10), known.notice_kind, measured, is_right),
        (no_subject_of, known.string(action) if action else "-"),
        (no_scope, figure.choice("actor") is not None)
        if field == "scope"
        else (no_first, ends_of(figure.view.kinds[:2], 2)),
    ]


def no_actor(acts: bool, clause: int, notice: str, measured: bool, is_right: bool) -> list[str]:
    return [
        f"n-action={acts:d}",
        f"n-clauses={count(clause)}|{acts:d}",
        f"n-notice={notice}|{acts:d}",
        f"n-measured={measured:d}",
        f"n-action-right={is_right:d}",
    ]


def no_subject_of(action: str) -> list[str]:
    return [f"n-word={action}"]


def no_scope(has_actor: bool) -> list[str]:
    return [f"n-actor={has_actor:d}"]


def no_first(kinds: tuple[str, ...]) -> list[str]:
    return [f"n-first={'-'.join(kinds)}"]


def as_name(figure: Figure, field: str, place: Place, action: Place | None, known: Knowledge) -> list[Part]:
    word, subjects = known.type_of(place), known.subjects
    measured, acts = figure.choice("measured"), action is not None
    before_measured = measured is not None and place[1] == measured[0]
    is_pronoun, is_level = word.text[0] in subjects.pronouns, word.text in subjects.levels
    found: list[Part] = [
        (name_itself, word, known.string((place[1] - 2, place[1])), is_pronoun, is_level, min(8, place[1] - place[0])),
        (name_acts, word.is_actor, word.is_place, word.last, known.notice_kind, acts),
        (name_by_choices, figure.facts.kind, overlaps(measured, place), before_measured, acts, overlaps(action, place)),
    ]
    if field == "scope":
        actor = figure.choice("actor")
        has_actor, same, within = actor is not None, actor == place, overlaps(actor, place)
        found.append((scope_by_actor, same, within, has_actor, word.is_actor, word.is_place))
    return found


def name_itself(word: WordType, last_two: str, is_pronoun: bool, is_level: bool, long: int) -> list[str]:
    return [
        f"name-long={long}",
        f"ending2={last_two}",
        f"pronoun={word.text[0] if is_pronoun else '_'}",
        f"name={word.text}",
        f"level={word.last if is_level else '_'}",
    ]


def name_acts(is_actor: bool, is_place: bool, last: str, notice: str, acts: bool) -> list[str]:
    return ["some", f"sort={is_actor:d}{is_place:d}|{acts:d}", f"ending={last}|{acts:d}", f"notice={notice}|{acts:d}"]


def name_by_choices(kind: str, in_measured: bool, before_measured: bool, acts: bool, in_action: bool) -> list[str]:
    return [
        f"kind={kind}",
        f"in-measured={in_measured:d}",
        f"before-measured={before_measured:d}|{acts:d}",
        f"in-action={in_action:d}",
    ]


def scope_by_actor(same: bool, within: bool, has_actor: bool, is_actor: bool, is_place: bool) -> list[str]:
    return [f"is-actor={same:d}", f"in-actor={within:d}", f"has-actor={has_actor:d}|{is_actor:d}{is_place:d}"]


def overlaps(one: Place | None, other: Place) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]


def of_first(figure: Figure, first: int, opens: str, known: Knowledge) -> list[Part]:
    """Of a name by its first word."""
    words, view = figure.words, figure.view
    begin = figure.clause_around(first)[0]
    lead, clause, spot = words[begin:first], words[first].clause, spot_of(figure, first)
    after_places = all([w.type.leads_in or w.type.is_place for w in lead])
    is_first = opens == "1" and view.acts.find("v", max(0, first - NEAR), first) < 0
    found: list[Part] = [
        (first_of_name, opens, after_places, spot, is_first, figure.own.depth - words[first].depth),
        (name_lead, ends_of(view.kinds[begin:first], 3)),
    ]
    if first and words[first - 1].type.text in known.pointing:
        found.append((name_pointed, words[first - 1].type.text))
    if lead and lead[0].type.text in known.leading:
        found.append((name_led, lead[0].type.text, min(first - begin, 2)))
    if clause < figure.clause:
        found.append((name_over, frozenset(view.openings[clause + 1 : figure.clause + 1])))
    return found


def first_of_name(opens: str, after_places: bool, spot: str, is_first: bool, depth: int) -> list[str]:
    return [f"opens={opens}{after_places:d}|{spot}", f"sentence-first={is_first:d}|{spot}", f"depth={depth}"]


def name_lead(kinds: tuple[str, ...]) -> list[str]:
    return [f"lead={'-'.join(kinds)}"]


def name_pointed(word: str) -> list[str]:
    return [f"pointed={word}"]


def name_led(word: str, far: int) -> list[str]:
    return [f"led={word}|{far}"]


def name_over(openings: frozenset[str]) -> list[str]:
    return ["over=" + "".join(sorted(openings))]


def spot_of(figure: Figure, first: int) -> str:
    """0 before the figure in its clause and R after it, 1 in the clause before, 2 farther off."""
    clause = figure.words[first].clause
    if clause == figure.clause:
        return "0" if first < figure.index else "R"
    return "1" if figure.clause - clause == 1 else "2"


def of_last(figure: Figure, end: int, opens: str, *, acts: bool) -> Part:
    """Of a name by its last word."""
    words = figure.words
    after = words[end].type if end < len(words) else None
    verbs = figure.view.acts.count("v", end, figure.index) if end < figure.index else 0
    names = sum([w.type.is_actor for w in words[end : figure.index]]) if end < figure.index else 0
    verb, kind = (after.verb, after.kind) if after is not None else ("$", "$")
    return last_of_name, min(verbs, 10), verb, kind, min(2, names), opens, acts


def last_of_name(verbs: int, verb: str, kind: str, names: int, opens: str, acts: bool) -> list[str]:
    return [
        f"verbs-after={count(verbs)}|{opens}",
        f"next-verb={verb}|{opens}",
        f"next={kind}|{opens}|{acts:d}",
        f"names-after={names}",
    ]


def of_span(figure: Figure, candidate: Candidate, place: Place, opens: str, known: Knowledge) -> list[Part]:
    words, first, end = figure.words, candidate.first, candidate.end
    action, word = figure.choice("action"), known.type_of(place)
    acts, order = action is not None, None
    before, after = words[first - 1] if first else None, words[end] if end < len(words) else None
    if action is not None:
        order = "before" if place[1] <= action[0] else "after" if place[0] >= action[1] else "in"
    counted = "figure" in figure.view.kinds[first:end]
    verbs = frozenset([w.type.verb for w in words[first : end - 1]])
    return [
        (span_of_name, spot_of(figure, first), word.is_actor, word.is_place, candidate.source, opens, acts, order),
        (span_holding, counted, acts, verbs),
        (span_extends, goes_on(after), came_from(before), opens),
    ]


def span_of_name(
    spot: str, is_actor: bool, is_place: bool, source: str, opens: str, acts: bool, order: str | None
) -> list[str]:
    sort = f"{is_actor:d}{is_place:d}"
    found = [f"spot={spot}|{sort}", f"source={source}|{opens}", f"opens-sort={opens}|{sort}|{acts:d}"]
    return found if order is None else [*found, f"order={order}|{opens}"]


def span_holding(counted: bool, acts: bool, verbs: frozenset[str]) -> list[str]:
    return [f"counted={counted:d}|{acts:d}", f"holds-verbs={''.join(sorted(verbs))}"]


def span_extends(goes_on: bool, came_from: bool, opens: str) -> list[str]:
    return [f"extends={goes_on:d}{came_from:d}|{opens}"]


def goes_on(after: Word | None) -> bool:
    """Is the span cut out of a longer noun phrase, whose next word this is?"""
    if after is None or after.type.verb != ".":
        return False
    return after.type.kind in NOUN_KINDS or after.type.tag.lstrip("~").startswith("n")


def came_from(before: Word | None) -> bool:
    if before is None or before.type.kind in ("period", "conjunction") or before.type.is_mark:
        return False
    return before.type.kind in NOUN_KINDS or before.type.tag.lstrip("~").startswith("n")


def to_action(figure: Figure, end: int, opens: str, action: Place | None) -> list[Part]:
    """What stands between a name and the action after it."""
    view = figure.view
    if action is None or view.ends[end - 1] > action[0]:
        return []
    stop = end
    while stop < min(len(view.ends), end + NEAR) and view.ends[stop] <= action[0]:
        stop += 1
    verbs = view.acts.count("v", end, stop) + view.acts.count("h", end, stop)
    commas = sum([w.type.ends_clause for w in figure.words[end:stop]])
    kinds = view.kinds[end : min(stop, end + 3)]
    return [(gap_to_action, min(verbs, 10), min(stop - end, 10), min(commas, 3), opens), (kinds_to_action, kinds)]


def gap_to_action(verbs: int, words: int, commas: int, opens: str) -> list[str]:
    return [f"gap-verbs={count(verbs)}|{opens}", f"gap={count(words)}|{opens}", f"gap-clauses={commas}|{opens}"]


def kinds_to_action(kinds: tuple[str, ...]) -> list[str]:
    return [f"gap-kinds={'-'.join(kinds)}"]
