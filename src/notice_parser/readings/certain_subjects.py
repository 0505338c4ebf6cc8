"""Shapes that fix who acts: a counted group before a verb (5个村退还…), and who has others act (督促企业整改…)."""

from __future__ import annotations

from notice_parser.readings.clause_words import (
    ADVERBS,
    acts,
    after_leads,
    back_over,
    can_be_noun,
    is_noun,
    may_act,
    place_of,
)
from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.words import Word

GROUPS = frozenset({"organization", "person", "household"})
LONGEST_GROUP = 4  # words after the number of a group
ABBREVIATED = frozenset({"j", "nt"})  # parts of speech of 妇联, 科协 and of names of organizations
MOST = 6  # words of the name of an organization
Fields = dict[str, Place | str | None]


def counted_group(figure: Figure, known: Knowledge) -> Fields:
    """5个村退还占地款38万元: the group acts, and it alone is what its own number counts."""
    words, own = figure.words, figure.index
    first = after_places(figure)
    if first == own:
        end = group_end(figure, own, figure.next_figure, known=known)
        return {"measured": place_of(words, own + 1, end)} if end else {}
    if first != figure.last_figure:
        return {}
    end = group_end(figure, first, own, known=known)
    return {"actor": place_of(words, first, end)} if end else {}


def after_places(figure: Figure) -> int:
    """The first word of the figure's clause after what leads in and places, the figure itself at the latest."""
    index = after_leads(figure)
    while index < figure.index and figure.words[index].type.is_place:
        index += 1
    return index


def group_end(figure: Figure, number: int, stop: int, *, known: Knowledge) -> int:
    """The end of the group that the figure at `number` counts, if it acts on what that at `stop` counts; else 0."""
    words = figure.words
    if stop >= figure.stop or words[stop].type.kind != "figure" or not counts_group(words[number], known):
        return 0
    end = number + 1
    while end < stop and end - number <= LONGEST_GROUP and is_noun(words[end]):
        end += 1
    if end + 1 < stop and acts(words[end]) and words[end + 1].type.text in known.subjects.agencies:
        end += 2
    if end == number + 1 or not may_act(words[end - 1], known):
        return 0
    verb = end
    while verb < stop and words[verb].type.kind in ADVERBS:
        verb += 1
    if verb >= stop or words[verb].type.verb not in "vwunsl":
        return 0
    ends = all(can_be_noun(word) or acts(word) or word.type.kind in ADVERBS for word in words[verb + 1 : stop])
    return end if ends and (verb + 1 < stop or kind_of(words[stop]) != kind_of(words[number])) else 0


def kind_of(word: Word) -> str:
    return getattr(word.claim, "kind", "")


def counts_group(word: Word, known: Knowledge) -> bool:
    return kind_of(word) in GROUPS or word.type.last in known.shapes.group_units


def caused_by(figure: Figure, known: Knowledge) -> Fields:
    """局督促企业整改隐患28处；清理…: the one who urges acts, here and in the clause after that names nobody."""
    words, own, begin = figure.words, figure.index, figure.begin
    cause = next((i for i in range(begin + 1, own - 2) if words[i].type.text in known.shapes.causatives), None)
    if cause is None:
        return goes_on(figure)
    first, end = after_leads(figure), back_over(figure, cause, ADVERBS)
    if not names_organization(words[first:end], known) or is_in_actor(figure, cause, known):
        return {}
    actor = figure.kept["cause"] = place_of(words, first, end)
    return {"actor": actor, **caused_action(figure, cause)}


def names_organization(named: tuple[Word, ...], known: Knowledge) -> bool:
    """Are the words the name of an organization, no verb among them that is a word by itself?"""
    if not 0 < len(named) <= MOST or any(w.type.is_mark or w.type.kind in ("figure", "preposition") for w in named):
        return False
    if any(word.type.verb in "vwuslh" and len(word.type.text) > 1 for word in named):
        return False
    last = named[-1]
    named_by_tag = last.type.tag in ABBREVIATED or last.type.last in known.subjects.agencies
    return last.type.is_actor or (named_by_tag and not acts(last))


def is_in_actor(figure: Figure, cause: int, known: Knowledge) -> bool:
    """督导工作领导小组: is the word part of the name of the actor that the frames read, with nobody named after it?"""
    place, word = figure.facts.frame.get("actor"), figure.words[cause]
    inside = place is not None and place[0] < word.end and word.start < place[1]
    return inside and not may_act(figure.words[cause + 1], known)


def caused_action(figure: Figure, cause: int) -> Fields:
    """The only verb after the one who is urged, and what stands between it and the figure."""
    words, own = figure.words, figure.index
    verbs = [i for i in range(cause + 2, own - 1) if acts(words[i])]
    if len(verbs) != 1 or not all(is_noun(word) for word in words[cause + 1 : verbs[0]]):
        return {}
    verb = verbs[0]
    if not all(can_be_noun(word) for word in words[verb + 1 : own]):
        return {}
    return {"action": place_of(words, verb, verb + 1), "measured": place_of(words, verb + 1, own)}


def goes_on(figure: Figure) -> Fields:
    """In a clause that opens with a verb the one of the clause before acts on."""
    last = figure.earlier[-1] if figure.earlier else None
    cause: Place | None = last.kept.get("cause") if last is not None and last.clause == figure.clause - 1 else None
    if cause is None or not acts(figure.words[after_leads(figure)]):
        return {}
    figure.kept["cause"] = cause
    return {"actor": cause}
