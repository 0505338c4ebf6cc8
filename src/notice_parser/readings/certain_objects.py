"""Shapes that fix what was counted and what was done: 对X V了N次, X共计V N, 每…均有N个X V, X由A、B减至C、D."""

from __future__ import annotations

from notice_parser.readings.clause_words import (
    ADVERBS,
    acts,
    after_leads,
    back_over,
    can_be_noun,
    is_noun,
    may_act,
    noun_before,
    place_of,
)
from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.knowledge import Knowledge

TIMES = "occurrence"
NOT_MEASURED = frozenset({TIMES, "duration", "percent", "percentage_point", "multiple", "ratio"})
LOOSE = frozenset("fur")  # parts of speech that no name has in it: 后, 等, 该
FARTHEST = 12  # words between 对 and the number of times
Fields = dict[str, Place | str | None]


def acted_on_times(figure: Figure, known: Knowledge) -> Fields:
    """对18家药店抽检25次: both figures have the verb; 对…开展联合检查14次: what was held is counted."""
    own = figure.index
    if figure.facts.kind == TIMES:
        return of_times(figure, own, known)
    after = figure.next_figure
    if figure.begin == own or figure.words[own - 1].type.text not in known.shapes.onto or after >= figure.stop:
        return {}
    other = figure.words[after].claim
    if getattr(other, "kind", "") != TIMES or not acts(figure.words[after - 1]):
        return {}
    verb = after - 1
    end = back_over(figure, verb, ADVERBS)
    while end > own + 2 and acts(figure.words[end - 1]):  # 作坊突击检查: how it is done
        end -= 1
    if end <= own + 1 or not all(can_be_noun(word) for word in figure.words[own + 1 : end]):
        return {}
    return {"measured": place_of(figure.words, own + 1, end), "action": place_of(figure.words, verb, verb + 1)}


def of_times(figure: Figure, own: int, known: Knowledge) -> Fields:
    words = figure.words
    first = max(figure.begin, own - FARTHEST)
    onto = next((i for i in range(own - 2, first - 1, -1) if words[i].type.text in known.shapes.onto), None)
    if onto is None:
        return {}
    light = next((i for i in range(onto + 1, own) if words[i].type.verb == "l"), None)
    if light is not None:
        is_name = light + 1 < own and all(acts(word) or can_be_noun(word) for word in words[light + 1 : own])
        return (
            {"action": place_of(words, light, light + 1), "measured": place_of(words, light + 1, own)}
            if is_name
            else {}
        )
    end = back_over(figure, own - 1, ADVERBS)
    between = words[onto + 1 : end]
    if not acts(words[own - 1]) or not between or not all(w.type.kind == "figure" or can_be_noun(w) for w in between):
        return {}
    return {"action": place_of(words, own - 1, own), "measured": None}


def held_times(figure: Figure, known: Knowledge) -> Fields:
    """完成2轮巡察: a verbal noun after a light verb and a number of times is what was held."""
    words, own = figure.words, figure.index
    light = back_over(figure, own, ADVERBS) - 1
    if figure.facts.kind != TIMES or light < figure.begin or words[light].type.verb not in "lh":
        return {}
    end = own + 1
    while end < figure.stop and (acts(words[end]) or can_be_noun(words[end])):
        end += 1
    ends = end == figure.stop or words[end].type.ends_clause
    if not ends or end == own + 1 or not acts(words[end - 1]):
        return {}
    return {"measured": place_of(words, own + 1, end), "action": place_of(words, light, light + 1)}


def object_before_verb(figure: Figure, known: Knowledge) -> Fields:
    """农村危桥共计加固17座: what a word of totals parts from a verb right before the figure is what was acted on."""
    words, verb = figure.words, figure.index - 1
    if figure.facts.kind in NOT_MEASURED or verb <= figure.begin or not acts(words[verb]) or figure.has_noun_after:
        return {}
    end = back_over(figure, verb, ADVERBS)
    if not any(word.type.text in known.shapes.totalling for word in words[end:verb]):
        return {}
    first = noun_before(figure, end)
    if first == end or not is_noun(words[end - 1]) or names_subject(figure, end - 1, known):
        return {}
    if after_leads(figure) < first and not words[first - 1].type.is_place:
        return {}
    return {"measured": place_of(words, first, end), "action": place_of(words, verb, verb + 1)}


def names_subject(figure: Figure, index: int, known: Knowledge) -> bool:
    """May the noun be who acts? Of money, whatever is not money by its last character."""
    word, subjects = figure.words[index].type, known.subjects
    if figure.facts.kind == "money":
        return word.last not in known.shapes.money_heads
    named = word.is_actor or word.is_place or word.text in subjects.words or word.text in subjects.levels
    return named or word.last in subjects.agencies


def each_has(figure: Figure, known: Knowledge) -> Fields:
    """每个村均有1名干部包联: the words after the figure are who does it and what is done."""
    words, own, text = figure.words, figure.index, known.text
    shapes = known.shapes
    if own == figure.begin or not text.endswith(shapes.shared_out, words[figure.begin].start, figure.facts.start):
        return {}
    if not any(word.type.text.startswith(shapes.each) for word in words[figure.begin : own]):
        return {}
    stop = own + 1
    while stop < figure.stop and (acts(words[stop]) or can_be_noun(words[stop]) or words[stop].type.kind in ADVERBS):
        stop += 1
    ends = stop == figure.stop or words[stop].type.ends_clause
    if not ends or stop - own < 3 or not acts(words[stop - 1]):
        return {}
    end = stop - 1
    while end > own + 1 and words[end - 1].type.kind in ADVERBS:
        end -= 1
    if end == own + 1:
        return {}
    return {"measured": place_of(words, own + 1, end), "action": place_of(words, stop - 1, stop)}


def change_of_pairs(figure: Figure, known: Knowledge) -> Fields:
    """积案由33件51人压减到4件6人: all four are of what stands before 由, unless a noun of its own follows."""
    words, own = figure.words, figure.index
    source = next((i for i in range(own - 1, figure.begin, -1) if words[i].type.text in known.shapes.away), None)
    if source is None or words[source + 1].type.kind != "figure":
        return {}
    row = "".join(letter_of(word.type.kind, word.type.verb) for word in words[source + 1 : figure.stop])
    pairs = row.replace("N", "").rstrip(".").split("c")
    if len(pairs) != 2 or pairs[0] != "ff" or not pairs[1].startswith("ff"):
        return {}
    end = back_over(figure, source, ADVERBS)
    first = noun_before(figure, end)
    if first == end:
        first = after_leads(figure)
    if first >= end:
        return {}
    after = own + 1
    while after < figure.stop and can_be_noun(words[after]):
        after += 1
    has_own = after > own + 1
    return {"measured": place_of(words, own + 1, after) if has_own else place_of(words, first, end), "action": None}


def made_of_parts(figure: Figure, known: Knowledge) -> Fields:
    """新建污水收集管网42公里: after a verb that takes things alone a verb between two nouns is part of their name."""
    words, own = figure.words, figure.index
    first = max(figure.begin, figure.last_figure + 1)
    verb = next((i for i in range(first, own) if acts(words[i])), None)
    if verb is None or words[verb].type.text not in known.shapes.of_things or verb + 3 >= own or figure.has_noun_after:
        return {}
    if figure.facts.kind in NOT_MEASURED or words[own - 1].type.kind == "indicator" or figure.facts.has_per:
        return {}
    named = words[verb + 1 : own]
    inner = next((i for i, word in enumerate(named) if acts(word)), None)
    if not inner or not is_noun(named[-1]) or may_act(named[inner - 1], known):
        return {}
    if not all(acts(word) or can_be_noun(word) for word in named) or any(w.type.tag in LOOSE for w in named):
        return {}
    return {"measured": place_of(words, verb + 1, own), "action": place_of(words, verb, verb + 1)}


def made_of_nouns(figure: Figure, known: Knowledge) -> Fields:
    """局党组编制应急预案27份: the same in a clause with nothing else but who acts, nouns and the figure."""
    words, own, facts = figure.words, figure.index, figure.facts
    first = end = after_subject(figure, known)
    while end < own and words[end].type.text in known.shapes.of_things:
        end += 1
    named = words[end:own]
    if not named or end == first or figure.after is not None:
        return {}
    if facts.kind in NOT_MEASURED or facts.has_per or facts.has_change or not is_noun(named[-1]):
        return {}
    if named[-1].type.kind == "indicator" or not all(can_be_noun(word) for word in named):
        return {}
    return {"measured": place_of(words, end, own), "action": place_of(words, first, end)}


def after_subject(figure: Figure, known: Knowledge) -> int:
    """The first word of a clause after what leads in and an organization that opens it."""
    words, first = figure.words, after_leads(figure)
    verb = next((i for i in range(first, figure.index) if acts(words[i])), first)
    return verb if verb > first and may_act(words[verb - 1], known) else first


def letter_of(kind: str, verb: str) -> str:
    if kind == "figure":
        return "f"
    if verb == "c":
        return "c"
    return "N" if kind in ("thing", "name", "conjunction") else "."
