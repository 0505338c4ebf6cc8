"""Evidence for the actor of a figure and for its scope: both are subjects of their clause, or choices taken over."""

from __future__ import annotations

from notice_parser.readings.candidates import LEADS_IN, NOUN_KINDS, Candidate
from notice_parser.readings.context import around, by_frame, count, kinds
from notice_parser.readings.figures import NEAR, Figure, Place
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.scoring import Evidence
from notice_parser.readings.spans import ends, inside
from notice_parser.readings.words import Word


def subject_evidence(
    figure: Figure, field: str, place: Place | None, candidate: Candidate | None, known: Knowledge
) -> Evidence:
    action = figure.choice("action")
    features = as_last(figure, field, place, action)
    if place is None or candidate is None:
        features += around(figure) + no_subject(figure, field, action, known)
        return Evidence("N", [], features + by_frame(figure, field, None))
    features += as_name(figure, field, place, action, known)
    if candidate.first < 0:
        return Evidence("C", [], [*features, f"t-source={candidate.source}", *by_frame(figure, field, place)])
    features += in_sentence(figure, candidate, action, known)
    features += to_action(figure, candidate, place, action, known)
    return Evidence("S", ends(figure, candidate), features + by_frame(figure, field, place), inside(figure, candidate))


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


def in_sentence(figure: Figure, candidate: Candidate, action: Place | None, known: Knowledge) -> list[str]:
    words, first, end = figure.words, candidate.first, candidate.end
    clause, acts = words[first].clause, action is not None
    begin = figure.clause_around(first)[0]
    lead = words[begin:first]
    word = known.type_of((words[first].start, words[end - 1].end))
    sort = f"{word.is_actor:d}{word.is_place:d}"
    opens = all(leads(w) for w in lead)
    behind_place = all(leads(w) or w.type.is_place for w in lead)
    after = words[end] if end < len(words) else None
    before = words[first - 1] if first else None
    spot = (
        ("0" if first < figure.index else "R")
        if clause == figure.clause
        else "1"
        if figure.clause - clause == 1
        else "2"
    )
    between = words[end : figure.index] if end <= figure.index else ()
    verbs = sum(w.type.verb in "vlsuw" for w in between)
    held = "".join(sorted({w.type.verb for w in words[first : end - 1]}))
    is_first = opens and not any(w.type.verb in "vlsuw" for w in words[max(0, first - NEAR) : first])
    found = [
        f"spot={spot}|{sort}",
        f"source={candidate.source}|{opens:d}",
        f"opens={opens:d}{behind_place:d}|{spot}",
        f"opens-sort={opens:d}|{sort}|{acts:d}",
        f"verbs-after={count(verbs)}|{opens:d}",
        f"next-verb={after.type.verb if after else '$'}|{opens:d}",
        f"next={after.type.kind if after else '$'}|{opens:d}|{acts:d}",
        f"lead={kinds(lead, 3)}",
        f"counted={any(w.type.kind == 'figure' for w in words[first:end]):d}|{acts:d}",
        f"holds-verbs={held}",
        f"sentence-first={is_first:d}|{spot}",
        f"names-after={min(2, sum(w.type.is_actor for w in between))}",
        f"extends={goes_on(after):d}{came_from(before):d}|{opens:d}",
        f"depth={figure.own.depth - words[first].depth}",
    ]
    if before is not None and before.type.text in known.pointing:
        found.append(f"pointed={before.type.text}")
    if lead and lead[0].type.text in known.leading:
        found.append(f"led={lead[0].type.text}|{min(first - begin, 2)}")
    if clause < figure.clause:
        found.append("over=" + "".join(sorted(set(figure.view.openings[clause + 1 : figure.clause + 1]))))
    return found


def leads(word: Word) -> bool:
    return word.type.kind in LEADS_IN or word.type.tag == "mark"


def goes_on(after: Word | None) -> bool:
    """Is the span cut out of a longer noun phrase, whose next word this is?"""
    if after is None or after.type.verb != ".":
        return False
    return after.type.kind in NOUN_KINDS or after.type.tag.lstrip("~").startswith("n")


def came_from(before: Word | None) -> bool:
    if before is None or before.type.kind in ("period", "conjunction") or before.type.tag == "mark":
        return False
    return before.type.kind in NOUN_KINDS or before.type.tag.lstrip("~").startswith("n")


def to_action(figure: Figure, candidate: Candidate, place: Place, action: Place | None, known: Knowledge) -> list[str]:
    if action is None:
        return []
    words = figure.words
    begin = figure.clause_around(candidate.first)[0]
    opens = all(leads(w) for w in words[begin : candidate.first])
    if place[1] > action[0]:
        return [f"order={'after' if place[0] >= action[1] else 'in'}|{opens:d}"]
    gap = []
    for word in words[candidate.end : candidate.end + NEAR]:
        if word.end > action[0]:
            break
        gap.append(word)
    commas = sum(word.type.ends_clause for word in gap)
    return [
        f"order=before|{opens:d}",
        f"gap-verbs={count(sum(w.type.verb in 'vlsuhw' for w in gap))}|{opens:d}",
        f"gap={count(len(gap))}|{opens:d}",
        f"gap-kinds={'-'.join(w.type.kind for w in gap[:3])}",
        f"gap-clauses={min(commas, 3)}|{opens:d}",
    ]
