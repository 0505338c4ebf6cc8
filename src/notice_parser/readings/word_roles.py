"""What a word is for a reading, by its kind, its part of speech and the letter of its verb."""

from __future__ import annotations

VERBS = frozenset("vlsuw")  # letters of WordType.verb that say what was done
PREDICATES = frozenset("vnlshuw")  # those that can, verbal nouns and helpers with them
HELPER, VERBAL_NOUN, NO_ACT = "h", "n", "."
NOUN_KINDS = frozenset({"thing", "name", "nominal", "indicator", "proportion", "rise", "drop", "manner"})
LEADS_IN = frozenset(
    {
        "period",
        "adverb",
        "origin",
        "done",
        "plan",
        "manner",
        "among",
        "ongoing",
        "open",
        "conjunction",
        "remain",
        "respectively",
    }
)
LETTER_OF_KIND = {"figure": "f", "period": "p", "of": "d", "open": "(", "close": ")"}


def act_of(verb: str) -> str:
    """v for a verb, n for a verbal noun, h for a helper, NO_ACT for what states no action."""
    if verb in VERBS:
        return "v"
    return verb if verb in (HELPER, VERBAL_NOUN) else NO_ACT


def letter_of(kind: str, verb: str, *, is_mark: bool, is_subject: bool) -> str:
    """The letter of a word in the row of words around a figure (surroundings.py)."""
    of_kind = LETTER_OF_KIND.get(kind)
    if of_kind is not None:
        return of_kind
    if is_mark:
        return "m"
    if is_subject:
        return "S"
    if verb == VERBAL_NOUN:
        return "n"
    if verb in VERBS or verb == HELPER:
        return "V"
    return "N" if kind in NOUN_KINDS else "o"
