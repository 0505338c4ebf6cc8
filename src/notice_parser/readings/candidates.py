"""Candidates for the fields of a figure: spans of its sentence, choices of the figures before it, and none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from msgspec import Struct

from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.lexicon import WordType
from notice_parser.readings.subjects import Subjects
from notice_parser.readings.word_roles import NOUN_KINDS
from notice_parser.readings.words import SentenceView, Word

FIRST, LAST = 48, 30  # words before and after a figure that are looked at
FAR_LEFT, FAR_RIGHT, LONG, LONG_BEFORE = 14, 12, 12, 9
NO_PHRASE = frozenset({"of", "conjunction", "period", "figure", "disjunction", "open", "close"})
NOUN_TAGS = frozenset("nvlijzrb")
JOINS_VERB = frozenset({"manner", "adverb", "thing", "conjunction"})

MOST_NAMED, LONGEST_NAME = 9, 30  # words and characters of a name
NO_NAME = NO_PHRASE - {"figure"}  # kinds that open no name
BOUNDS = frozenset({"period", "open", "close"})
JOINTS = frozenset({"of", "conjunction", "disjunction"})
NAMES = frozenset({"nt", "nr", "~nt", "~nr"})  # parts of speech of names of organizations and of persons (lexicon.py)
PLACES = frozenset({"ns", "nt", "s", "~ns", "~nt", "~s"})
SUBJECTS = ("actor", "scope")


class Candidate(Struct, frozen=True):
    """Words `first` to `end` of the sentence, -1 for a choice taken over; `source` says where it comes from."""

    first: int
    end: int
    source: str


TAKEN_OVER, FRAME = "taken over", "frame"
Candidates = dict[Place | None, Candidate | None]
Names = list[tuple[Place, Candidate]]
NAMELESS: tuple[Names, Names] = ([], [])  # of a word that opens no name


def candidate_at(
    figure: Figure, field: str, place: Place, known: Knowledge, *, is_verb: Callable[[str], bool]
) -> Candidate | None:
    """The candidate of a field at the place that the frames read, found without the others."""
    view = figure.view
    if field == "period":
        return find_periods(figure)[place]
    if field == "action":
        return find_actions(figure, is_verb, only=bisect_left(view.ends, place[1]))[place]
    if field == "measured":
        return find_measured(figure, only=bisect_left(view.ends, place[1]))[place]
    return find_subjects(figure, field, known, only=bisect_left(view.starts, place[0]))[place]


def reach(figure: Figure, *, back: int, ahead: int) -> tuple[int, int]:
    clauses = figure.view.clauses
    first = clauses[max(0, figure.clause - back)]
    end = clauses[min(len(clauses) - 1, figure.clause + 1 + ahead)]
    return max(first, figure.index - FIRST), min(end, figure.index + LAST)


def within(first: int, stop: int, only: int | None) -> range:
    """The indexes that are looked at: all of them, or one."""
    return range(first, stop) if only is None else range(max(first, only), min(stop, only + 1))


def add_taken_over(figure: Figure, field: str, found: Candidates) -> Candidates:
    for other in figure.earlier[-4:] if field == "action" else figure.earlier:
        place = other.choice(field)
        if place is not None:
            found.setdefault(place, Candidate(-1, -1, TAKEN_OVER))
    place = figure.facts.frame.get(field)
    if place is not None and not (field == "action" and in_name(figure, place)):
        found.setdefault(place, Candidate(-1, -1, FRAME))
    return found


def in_name(figure: Figure, place: Place | None) -> bool:
    """Is it inside a name that holds a verb, which states no action (certain_names.py)?"""
    name: Place | None = figure.kept.get("name")
    return name is not None and place is not None and name[0] <= place[0] < name[1]


def find_actions(figure: Figure, is_verb: Callable[[str], bool], *, only: int | None = None) -> Candidates:
    """Words that can state an action, runs of them, and the halves of long words; `only`: those that end there."""
    found: Candidates = {None: None}
    words = figure.words
    first, end = reach(figure, back=4, ahead=1)
    for index in within(first, end, only):
        word = words[index]
        verb = word.type.verb
        if in_name(figure, (word.start, word.end)):
            continue
        if verb == "." or (verb == "c" and not (index + 1 < len(words) and words[index + 1].type.kind != "figure")):
            continue
        found.setdefault((word.start, word.end), Candidate(index, index + 1, "word"))
        start = index
        while start > first and index - start < 3 and joins(words[start - 1], words[start]):
            start -= 1
            if words[start].type.kind != "conjunction":
                found.setdefault((words[start].start, word.end), Candidate(start, index + 1, f"run{index - start + 1}"))
        add_halves(word, index, is_verb, found)
    return add_taken_over(figure, "action", found)


def joins(one: Word, other: Word) -> bool:
    return one.end == other.start and (one.type.verb in "vnlshuw" or one.type.kind in JOINS_VERB)


def add_halves(word: Word, index: int, is_verb: Callable[[str], bool], found: Candidates) -> None:
    text, size = word.type.text, len(word.type.text)
    if not 3 <= size <= 6 or not "\u4e00" <= text[0] <= "\u9fff":
        return
    for start, end in [(0, 2), (size - 2, size)] + ([(0, 4), (size - 4, size)] if size > 4 else []):
        if is_verb(text[start:end]):
            place = (word.start + start, word.start + end)
            found.setdefault(place, Candidate(index, index + 1, "left half" if start == 0 else "right half"))


def find_measured(figure: Figure, *, only: int | None = None) -> Candidates:
    """Every run of words near the figure that ends as a noun phrase may; `only`: those that end there."""
    found: Candidates = {None: None}
    words, own = figure.words, figure.index
    first, stop = reach(figure, back=3, ahead=0)
    for last in within(first, stop, only):
        word = words[last]
        is_near = word.clause == figure.clause
        if not can_end(word) or (is_near and (last < own - FAR_LEFT or last > own + FAR_RIGHT)):
            continue
        for start in range(last, max(first - 1, last - (LONG if is_near else LONG_BEFORE)), -1):
            opener = words[start]
            kind = opener.type.kind
            if opener.clause != word.clause and kind not in ("open", "close") and opener.depth >= word.depth:
                break
            if kind == "figure" or (opener.type.is_mark and (opener.type.ends_clause or not is_near or start == last)):
                break
            if kind in NO_PHRASE or opener.depth != word.depth:
                continue
            if start < own < last or (start > own and start - own > 6):
                break
            found.setdefault((opener.start, word.end), Candidate(start, last + 1, "phrase"))
    return add_taken_over(figure, "measured", found)


def can_end(word: Word) -> bool:
    kind = word.type.kind
    if kind in NO_PHRASE or word.type.is_mark:
        return False
    return kind in NOUN_KINDS or word.type.verb != "." or word.type.tag.lstrip("~")[:1] in NOUN_TAGS


def find_subjects(figure: Figure, field: str, known: Knowledge, *, only: int | None = None) -> Candidates:
    """Spans that may be the actor, or the scope; `only`: those that open there."""
    found: Candidates = {None: None}
    own = figure.index
    first, stop = reach(figure, back=8, ahead=0)
    which = SUBJECTS.index(field)
    for start in within(first, stop, only):
        names = names_from(figure.view, start, known)[which]
        if not names or start == own or (field == "actor" and not may_act(figure, start)):
            continue
        for place, candidate in names:
            if candidate.end <= stop and not start < own < candidate.end:
                found.setdefault(place, candidate)
    return add_taken_over(figure, field, found)


def may_act(figure: Figure, start: int) -> bool:
    """May a name that opens here be the actor: before the figure, or soon after it in its clause?"""
    opener, own = figure.words[start], figure.index
    near = start < own or (opener.clause == figure.clause and start < own + 8)
    return near and opener.type.kind != "preposition"


def names_from(view: SentenceView, start: int, known: Knowledge) -> tuple[Names, Names]:
    """The names that open with a word: those that may be an actor, and a scope; found once for all figures."""
    found = view.subjects.get(start)
    if found is None:
        opener = view.types[start]
        has_names = not opener.is_mark and opener.kind not in NO_NAME
        found = view.subjects[start] = list_names(view, start, known) if has_names else NAMELESS
    return found


def list_names(view: SentenceView, start: int, known: Knowledge) -> tuple[Names, Names]:
    words, opener = view.words, view.words[start]
    actors: Names = []
    scopes: Names = []
    begin = max(view.clauses[opener.clause], start - FIRST)
    edge = Edge(
        leads=view.leads.find("0", begin, start) < 0,
        opens=opens_name(words[start - 1] if start else None),
        subjects=known.subjects,
    )
    for last in range(start, min(len(words), start + MOST_NAMED)):
        word = words[last]
        kind = word.type.kind
        if word.clause != opener.clause or word.type.is_mark or kind in BOUNDS or (kind == "figure" and last > start):
            break
        if kind in JOINTS or not 2 <= word.end - opener.start <= LONGEST_NAME:
            continue
        place = opener.start, word.end
        is_actor, is_place = known.subject_of(place)
        if source := source_of_actor(view.types, start, last, is_actor=is_actor, edge=edge):
            actors.append((place, Candidate(start, last + 1, source)))
        if source := source_of_scope(view.types, start, last, is_subject=is_actor or is_place, edge=edge):
            scopes.append((place, Candidate(start, last + 1, source)))
    return actors, scopes


class Edge(Struct, frozen=True):
    """What stands before a name: nothing in its clause but words that lead in; a word after which names begin.

    `subjects` say what a name ends with.
    """

    leads: bool
    opens: bool
    subjects: Subjects


def opens_name(before: Word | None) -> bool:
    return before is None or before.type.leads_in or before.type.kind == "preposition" or before.type.is_place


def source_of_actor(types: tuple[WordType, ...], start: int, last: int, *, is_actor: bool, edge: Edge) -> str | None:
    word = types[last]
    if is_actor or word.tag in NAMES or word.last in edge.subjects.agencies:
        return "name"
    return source_by_shape(types, start, last, edge=edge)


def source_of_scope(types: tuple[WordType, ...], start: int, last: int, *, is_subject: bool, edge: Edge) -> str | None:
    opener, word = types[start], types[last]
    if word.kind == "figure":
        return source_by_shape(types, start, last, edge=edge)
    named = is_subject or opener.is_actor or opener.is_place or word.is_actor or word.is_place
    if named or word.tag in PLACES or word.last in edge.subjects.places:
        return "name"
    source = source_by_shape(types, start, last, edge=edge)
    if source is None and edge.leads and last - start < 4:
        return "first"
    return "level" if source is None and word.text in edge.subjects.levels else source


def source_by_shape(types: tuple[WordType, ...], start: int, last: int, *, edge: Edge) -> str | None:
    opener, word = types[start], types[last]
    may_end = last - start < 5 and edge.opens and word.last in edge.subjects.endings
    if may_end and not any([one.verb in "vlw" for one in types[start:last]]):
        return "ending"
    if last - start <= 1 and opener.text[0] in edge.subjects.pronouns and len(opener.text) + len(word.text) <= 5:
        return "pronoun"
    return None


def find_periods(figure: Figure) -> Candidates:
    """Periods of the sentence up to the end of the figure's clause, and those of the frames and of figures before."""
    found: Candidates = {None: None}
    end = min(figure.view.clauses[min(len(figure.view.clauses) - 1, figure.clause + 1)], figure.index + LAST)
    for index in range(max(0, figure.index - FIRST), end):
        word = figure.words[index]
        if word.type.kind == "period":
            found.setdefault((word.start, word.end), Candidate(index, index + 1, "period"))
    return add_taken_over(figure, "period", found)


def is_aside(figure: Figure, other: Figure) -> bool:
    """15起（去年18起），其中2起: does the other stand in a bracket after a figure, which is closed before this one?"""
    if other.own.depth <= figure.own.depth:
        return False
    return any(one.own.depth < other.own.depth for one in other.earlier)


def find_wholes(figure: Figure) -> list[int | None]:
    """Numbers of figures that may be the whole: some before, of this sentence and the one before, a few after."""
    found: list[int | None] = [None]
    for other in figure.all[max(0, figure.number - 14) : figure.number]:
        if other.view.sentence.index >= figure.view.sentence.index - 1 and not is_aside(figure, other):
            found.append(other.number)
    for other in figure.all[figure.number + 1 : figure.number + 5]:
        if other.view is figure.view:
            found.append(other.number)
    whole = figure.facts.frame.get("part_of")
    return found if whole is None or whole in found else [*found, whole]
