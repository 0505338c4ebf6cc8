"""What is known of a word by itself: its kind, part of speech, family, and how it is used in the corpus."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

UNKNOWN = "_"
# Letters of `WordType.verb`: what kind of predicate a word can be; NO_VERB for what can be none.
NO_VERB = "."


class Usage(Struct, frozen=True):
    """Mined from the corpus: a family of words used alike, and buckets of logarithms (docs/word-usage.md).

    `verb`: used as a verb against as a noun; `figure`: share before a number; `end`, `begin`: share before and after
    a stop. "_" where the word is too rare to say.
    """

    family: str = UNKNOWN
    verb: str = UNKNOWN
    figure: str = UNKNOWN
    end: str = UNKNOWN
    begin: str = UNKNOWN


class WordType(Struct, frozen=True):
    """All that depends on the word and its kind alone; equal words share one object, `number` is its own."""

    number: int
    text: str
    kind: str
    tag: str
    verb: str
    usage: Usage
    last: str
    is_actor: bool
    is_place: bool
    ends_clause: bool
    known: str


class Lexicon:
    """Word types by word and kind, each made once. `tag_of` gives jieba's part of speech, None where it has none."""

    def __init__(
        self,
        *,
        usage: Mapping[str, Usage],
        tag_of: Callable[[str], str | None],
        verb_of_kind: Mapping[str, str],
        kind_of: Mapping[str, str],
        plain_kinds: frozenset[str],
        is_actor: Callable[[str], bool],
        is_place: Callable[[str], bool],
        open_verbs: frozenset[str],
        listed: frozenset[str],
        clause_ends: frozenset[str],
    ) -> None:
        self.usage, self.tag_of, self.verb_of_kind, self.kind_of = usage, tag_of, verb_of_kind, kind_of
        self.plain_kinds, self.is_actor, self.is_place = plain_kinds, is_actor, is_place
        self.open_verbs, self.listed, self.clause_ends = open_verbs, listed, clause_ends
        self.types: dict[tuple[str, str], WordType] = {}

    def type_of(self, text: str, kind: str) -> WordType:
        found = self.types.get((text, kind))
        return found if found is not None else self.make(text, kind)

    def make(self, text: str, kind: str) -> WordType:
        claimed = kind in ("figure", "period")
        tag = kind if claimed else self.tag(text)
        name = kind if kind in ("figure", "period", "open", "close") else text if kind != "mark" else text
        made = WordType(
            len(self.types),
            text,
            name if kind == "mark" else kind,
            tag,
            self.verb(text, kind, tag),
            self.usage.get(text, Usage()),
            text[-1:],
            not claimed and self.is_actor(text),
            not claimed and self.is_place(text),
            kind in ("open", "close") or (kind == "mark" and text in self.clause_ends),
            text if text in self.listed else UNKNOWN,
        )
        self.types[text, kind] = made
        return made

    def tag(self, text: str) -> str:
        tag = self.tag_of(text)
        if tag is not None:
            return tag
        return "~" + ((self.tag_of(text[-2:]) or "x") if len(text) > 2 else "x")

    def verb(self, text: str, kind: str, tag: str) -> str:
        letter = self.verb_of_kind.get(kind)
        if letter is not None:
            return letter
        if kind not in self.plain_kinds:
            return NO_VERB
        if text in self.open_verbs:
            return "w"
        if tag.startswith("v"):
            return "u"
        halves = (self.kind_of.get(text[2:], ""), self.kind_of.get(text[:2], "")) if len(text) == 4 else ()
        return "u" if any(half in self.verb_of_kind and half[:6] != "change" and half[:6] != "arrive" for half in halves) else NO_VERB
