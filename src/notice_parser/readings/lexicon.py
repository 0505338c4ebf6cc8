"""What is known of a word by itself: its kind, part of speech, family, and how it is used in the corpus."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from notice_parser.readings.word_roles import LEADS_IN, VERBAL_NOUN, act_of, letter_of

UNKNOWN = "_"
# Letters of `WordType.verb`: what kind of predicate a word can be; NO_VERB for what can be none.
NO_VERB = "."
COMPOUND = 3  # characters of a verb of two and a head
NOUN = "n"  # the part of speech
CHANGE = "c"  # the letter of words of growth and fall
MARK, PLAIN = "mark", "thing"  # kinds: of marks, whose kind here is the mark itself, and of unlisted words
CLAIMED = frozenset({"figure", "period"})
BRACKETS = frozenset({"open", "close"})
LONGEST = 10  # characters of a word that a span counts
MOST_TYPES = 200_000  # more are forgotten all at once, so that memory is bounded


class Usage(Struct, frozen=True):
    """Mined from the corpus: a family of words used alike, and buckets of logarithms (docs/readings.md).

    `verb`: used as a verb against as a noun; `figure`: share before a number; `end`, `begin`: share before and after
    a stop. "_" where the word is too rare to say.
    """

    family: str = UNKNOWN
    verb: str = UNKNOWN
    figure: str = UNKNOWN
    end: str = UNKNOWN
    begin: str = UNKNOWN


RARE = Usage()


class Shape(Struct, frozen=True, eq=False):
    """What a word is inside a span; equal shapes share one object and are compared by identity. `size`: characters."""

    kind: str
    verb: str
    is_actor: bool
    is_place: bool
    size: int


class WordType(Struct, frozen=True, kw_only=True, eq=False):
    """All that depends on the word and its kind alone; equal words share one object and are compared by identity.

    `act` and `letter` are what it is for a reading (word_roles.py); `leads_in`: may a clause have it before its first
    name?
    """

    text: str
    kind: str
    tag: str
    verb: str
    usage: Usage
    last: str
    is_actor: bool
    is_place: bool
    ends_clause: bool
    is_mark: bool
    leads_in: bool
    act: str
    letter: str
    shape: Shape


class WordRules(Struct, frozen=True, eq=False):
    """What the pack and jieba say of words.

    `tag_of` gives jieba's part of speech, None where it has none; `verb_of_kind` the letter of a kind of words.yaml
    that can state an action, `open_verbs` verbs that no kind holds; `open_nouns` and `verbal_nouns` are words that it
    calls verbs and that are none in notices, or both; `noun_heads` what makes a noun of a verb before it (补助款).
    """

    tag_of: Callable[[str], str | None]
    verb_of_kind: Mapping[str, str]
    kind_of: Mapping[str, str]
    is_actor: Callable[[str], bool]
    is_place: Callable[[str], bool]
    open_verbs: frozenset[str]
    open_nouns: frozenset[str]
    verbal_nouns: frozenset[str]
    noun_heads: frozenset[str]
    clause_ends: frozenset[str]


class Lexicon:
    """Word types by word and kind, each made once."""

    def __init__(self, usage: UsageTable, rules: WordRules) -> None:
        self.usage, self.rules = usage, rules
        self.types: dict[tuple[str, str], WordType] = {}
        self.subjects: dict[str, tuple[bool, bool]] = {}
        self.shapes: dict[tuple[str, str, bool, bool, int], Shape] = {}

    def type_of(self, text: str, kind: str) -> WordType:
        found = self.types.get((text, kind))
        return found if found is not None else self.make(text, kind)

    def subject_of(self, text: str, kind: str) -> tuple[bool, bool]:
        """Does a word name an actor, and a place? A claim does neither."""
        if kind in CLAIMED:
            return False, False
        found = self.subjects.get(text)
        if found is None:
            if len(self.subjects) >= MOST_TYPES:
                self.subjects.clear()
            found = self.subjects[text] = self.rules.is_actor(text), self.rules.is_place(text)
        return found

    def make(self, text: str, kind: str) -> WordType:
        if len(self.types) >= MOST_TYPES:
            self.types.clear()
        is_mark, is_claim = kind == MARK, kind in CLAIMED
        tag = kind if is_claim or is_mark else self.tag(text)
        verb, kind_here = self.verb(text, kind, tag), text if is_mark else kind
        is_actor, is_place = self.subject_of(text, kind)
        made = WordType(
            text=text,
            kind=kind_here,
            tag=tag,
            verb=verb,
            usage=self.usage.of(text),
            last=text[-1:],
            is_actor=is_actor,
            is_place=is_place,
            ends_clause=kind in BRACKETS or (is_mark and text in self.rules.clause_ends),
            is_mark=is_mark,
            leads_in=is_mark or kind_here in LEADS_IN,
            act=act_of(verb),
            letter=letter_of(kind_here, verb, is_mark=is_mark, is_subject=is_actor or is_place),
            shape=self.shape_of(kind_here, verb, is_actor, is_place, min(len(text), LONGEST)),
        )
        self.types[text, kind] = made
        return made

    def shape_of(self, *values: Any) -> Shape:
        found = self.shapes.get(values)
        if found is None:
            found = self.shapes[values] = Shape(*values)
        return found

    def tag(self, text: str) -> str:
        """The part of speech; of an unknown word that of its last two characters, after a tilde."""
        tag = self.rules.tag_of(text)
        if tag is not None:
            return NOUN if text in self.rules.open_nouns else tag
        return "~" + ((self.rules.tag_of(text[-2:]) or "x") if len(text) > 2 else "x")

    def verb(self, text: str, kind: str, tag: str) -> str:
        """What kind of predicate it can be; an unlisted word by the list of open verbs, its tag, or its halves."""
        letter = self.rules.verb_of_kind.get(kind)
        if letter is not None:
            return letter
        if kind != PLAIN:
            return NO_VERB
        if text in self.rules.open_verbs:
            return "w"
        if text in self.rules.open_nouns:
            return NO_VERB
        if text in self.rules.verbal_nouns:
            return VERBAL_NOUN
        if len(text) == COMPOUND and text[-1] in self.rules.noun_heads:
            return NO_VERB
        if tag.startswith("v"):
            return "u"
        halves = (text[:2], text[2:]) if len(text) == 4 else ()
        return "u" if any(self.states_action(half) for half in halves) else NO_VERB

    def states_action(self, word: str) -> bool:
        return self.rules.verb_of_kind.get(self.rules.kind_of.get(word, ""), CHANGE) != CHANGE

    def can_act(self, word: str) -> bool:
        """Can the word by itself be an action?"""
        if self.states_action(word) or word in self.rules.open_verbs:
            return True
        return word not in self.rules.open_nouns and (self.rules.tag_of(word) or "").startswith("v")


class UsageTable:
    """How words are used (word_usage.yaml), from sorted lines: a word, then its five values.

    It is searched as it lies: as a dict it would take ten times as long to load.
    """

    def __init__(self, lines: str) -> None:
        self.lines = lines.split("\n")

    def of(self, word: str) -> Usage:
        key = f"{word} "
        at = bisect_left(self.lines, key)
        if at == len(self.lines) or not self.lines[at].startswith(key) or " " in word:
            return RARE
        return Usage(*self.lines[at][len(key) :].split(" "))
