"""patterns/words.yaml → which kind a word is, and what kinds do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast, get_args

from msgspec import Struct

from notice_parser.errors import PackError
from notice_parser.messages import say
from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader, RuleFile

FILE = "words.yaml"


# The kinds that code names. A kind that own rules add is another string; code knows it by its features alone.
TokenKind = Literal[
    "target",
    "figure",
    "period",
    "thing",
    "name",
    "aside",
    "actor",
    "scope",
    "indicator",
    "of",
    "recipient",
    "per",
    "mark",
    "light",
    "give",
    "change_up",
    "change_down",
    "arrive_up",
    "arrive_down",
    "flat",
    "basis",
    "link",
    "share",
    "among",
    "remain",
    "respectively",
    "done",
    "ongoing",
    "negate",
    "plan",
    "adverb",
    "preposition",
    "conjunction",
    "sanction",
    "finding_verb",
    "nominal",
    "verb",
    "comparison",
    "manner",
    "transfer",
    "advancing",
    "helper",
    "origin",
    "disjunction",
    "rise",
    "drop",
    "proportion",
]


class KindFeatures(Struct, frozen=True):
    """What code asks of a token's kind: for each feature, the kinds that words.yaml gives it.

    A feature says where a token may stand or what it does there. Code asks `token.kind in features.in_name` and never
    lists kinds, so that a kind of one's own works wherever its features let it.
    """

    never_first: frozenset[TokenKind] = frozenset()
    """Cannot begin a noun phrase."""
    never_last: frozenset[TokenKind] = frozenset()
    """Cannot end a noun phrase."""
    in_name: frozenset[TokenKind] = frozenset()
    """May stand in the name of an organization, or go on a noun begun before it."""
    in_place: frozenset[TokenKind] = frozenset()
    """May stand in the name of a place."""
    in_topic: frozenset[TokenKind] = frozenset()
    """May stand between 的 and the predicate of a topic."""
    in_listed: frozenset[TokenKind] = frozenset()
    """May stand in a member of a list of names."""
    in_item: frozenset[TokenKind] = frozenset()
    """May stand before the quantity of a bare item: 管网12公里."""
    in_named_item: frozenset[TokenKind] = frozenset()
    """May stand in an item named after the one before: 重复举报39件."""
    between_joined: frozenset[TokenKind] = frozenset()
    """May stand between two quantities that a conjunction joins."""
    measure: frozenset[TokenKind] = frozenset()
    """A noun that is measured, not counted."""
    in_measured: frozenset[TokenKind] = frozenset()
    """May stand in a phrase that ends in a measure."""
    opens_value: frozenset[TokenKind] = frozenset()
    """May open the value after the colon of a measure."""
    counted_noun: frozenset[TokenKind] = frozenset()
    """After a quantity, the noun that it counts, so that no row of values goes on past it."""
    governs_row: frozenset[TokenKind] = frozenset()
    """A predicate that governs the values after it."""
    before_value: frozenset[TokenKind] = frozenset()
    """May stand before a later value of a row."""
    growth: frozenset[TokenKind] = frozenset()
    """Says that something grew."""
    fall: frozenset[TokenKind] = frozenset()
    """Says that something fell."""
    arrives: frozenset[TokenKind] = frozenset()
    """Says by itself that the quantity is what a change arrived at."""
    change: frozenset[TokenKind] = frozenset()
    """A verb of growth or fall."""
    before_changed: frozenset[TokenKind] = frozenset()
    """May stand between a change word and its quantity."""
    event: frozenset[TokenKind] = frozenset()
    """Names an action, as a verb or as a noun."""
    predicates: frozenset[TokenKind] = frozenset()
    """Makes a relative clause of the words before 的."""
    after_manner: frozenset[TokenKind] = frozenset()
    """What an adverbial of manner may stand before."""
    before_subject: frozenset[TokenKind] = frozenset()
    """May stand before the subject of a clause."""
    after_actor: frozenset[TokenKind] = frozenset()
    """May follow an actor: it begins the predicate."""
    after_place: frozenset[TokenKind] = frozenset()
    """May follow a place that is the subject or scope."""
    in_recipient: frozenset[TokenKind] = frozenset()
    """May stand in the phrase after 向 or 利用."""
    after_recipient: frozenset[TokenKind] = frozenset()
    """May follow such a phrase."""
    opens_item: frozenset[TokenKind] = frozenset()
    """May stand before an item of a list."""
    short_verb: frozenset[TokenKind] = frozenset()
    """In one character, may be a piece of a noun instead."""
    ambiguous: frozenset[TokenKind] = frozenset()
    """Its kind depends on the words around it."""
    mentions: frozenset[TokenKind] = frozenset()
    """Something that a later 为 can join to its quantity."""
    after_nominal: frozenset[TokenKind] = frozenset()
    """Shows that the verb before it is used as a noun."""
    after_extent: frozenset[TokenKind] = frozenset()
    """Shows that a word such as 全面 before it is an adverb."""
    takes_venture: frozenset[TokenKind] = frozenset()
    """Takes an undertaking as its object."""
    acted_on: frozenset[TokenKind] = frozenset()
    """Follows 将 where that leads in an object."""
    beside_action: frozenset[TokenKind] = frozenset()
    """May stand between an aspect marker and its action."""
    leading: frozenset[TokenKind] = frozenset()
    """May stand before an aspect marker that holds for the clause."""
    in_basis: frozenset[TokenKind] = frozenset()
    """May stand in a basis of comparison before a change word."""
    in_flat_basis: frozenset[TokenKind] = frozenset()
    """May stand in a basis of comparison before 相比 or 持平."""
    edge_of_member: frozenset[TokenKind] = frozenset()
    """Belongs to no member of a coordination at whose edge it stands."""
    in_gloss: frozenset[TokenKind] = frozenset()
    """May stand in a bracket that gives the same quantity in another unit."""
    cue: frozenset[TokenKind] = frozenset()
    """Before a quantity, a cue for what it is a part of."""
    takes_ending: frozenset[TokenKind] = frozenset()
    """May be joined with an ending such as 率 or 额."""
    adverbial: frozenset[TokenKind] = frozenset()
    """May be the first half of a compound of four characters."""
    compound_head: frozenset[TokenKind] = frozenset()
    """May be the second half of such a compound, and gives it its kind."""


class WordExample(Schema, frozen=True):
    text: str
    word: str


class StructuralKind(Schema, frozen=True):
    """A kind without words: the tokenizer and the joins make its tokens."""

    what: str
    features: str = ""


class WordKind(StructuralKind, frozen=True, kw_only=True):
    id: str
    words: str
    match: tuple[WordExample, ...] = ()


class WordsFile(Schema, frozen=True):
    structural: dict[str, StructuralKind]
    kinds: tuple[WordKind, ...]


class Words(Struct, frozen=True):
    """`kind_of` maps a word to its kind; `kinds` are all kinds of tokens, those without words of their own first."""

    kind_of: dict[str, TokenKind]
    kinds: tuple[TokenKind, ...]
    features: KindFeatures


def load_words(reader: PackReader) -> Words:
    """Read words.yaml. A word that stands in two kinds is an error."""
    file = reader.open(FILE, WordsFile)
    kinds = file.data.kinds
    names = [*file.data.structural, *(kind.id for kind in kinds)]
    file.require_unique("kinds", names[len(file.data.structural) :])
    refuse_missing_kinds(file, set(names))
    kind_of: dict[str, TokenKind] = {}
    for index, kind in enumerate(kinds):
        for word in kind.words.split():
            if kind_of.setdefault(word, cast(TokenKind, kind.id)) != kind.id:
                file.error(
                    ("kinds", index), say("{word} stands in {owner} too", word=word, owner=kind_of[word]), kind.id
                )
    known = tuple(dict.fromkeys(cast(list[TokenKind], names)))
    return Words(kind_of, known, load_features(file))


def refuse_missing_kinds(file: RuleFile[WordsFile], known: set[str]) -> None:
    """Raise PackError where the file lacks a kind that code names."""
    missing = sorted(set(get_args(TokenKind)) - known)
    for kind in missing:
        file.error((), say("the kind {kind} is missing", kind=kind), kind)
    if missing:
        raise PackError(file.reader.errors)


def load_features(file: RuleFile[WordsFile]) -> KindFeatures:
    """The kinds of each feature; notes an error for a feature that code does not know."""
    kinds: dict[str, list[str]] = {name: [] for name in KindFeatures.__struct_fields__}
    listed: list[tuple[tuple[str | int, ...], str, str]] = [
        *((("structural", name), name, kind.features) for name, kind in file.data.structural.items()),
        *((("kinds", index), kind.id, kind.features) for index, kind in enumerate(file.data.kinds)),
    ]
    for path, name, features in listed:
        for feature in features.split():
            if feature in kinds:
                kinds[feature].append(name)
            else:
                file.error((*path, "features"), say("unknown feature {feature}", feature=feature), name)
    return KindFeatures(**{name: frozenset(cast(list[TokenKind], found)) for name, found in kinds.items()})
