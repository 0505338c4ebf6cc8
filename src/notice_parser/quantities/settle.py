"""Words whose kind their place decides: short verbs and change words, 为, 将, 被, 中 behind a phrase, plans."""

from __future__ import annotations

from msgspec.structs import replace

from notice_parser.pack.particles import Particles
from notice_parser.wording.tokens import Token

DEEDS = frozenset({"verb", "finding_verb", "light", "nominal"})
SHORT = frozenset({"change_up", "change_down", "verb"})
# The kinds that a place may take from a word.
DOUBTFUL = SHORT | {"finding_verb", "indicator", "link", "plan"}
NOUNS = frozenset({"thing", "name", "nominal", "indicator", "figure", "verb", "finding_verb", "aside"})
GOES_ON = frozenset({"thing", "name", "nominal", "indicator", "helper", "manner"})
AFTER_NOUN = frozenset({"change_up", "change_down", "arrive_up", "arrive_down", "basis", "respectively", "link"})
BEFORE_DEED = frozenset({"per", "verb", "finding_verb", "light", "link", "figure", "adverb", "period", "helper"})
DONE_TO = frozenset({"verb", "finding_verb", "light", "advancing"})
ACTED_ON = frozenset({"thing", "name", "figure", "indicator", "scope"})


def settle(
    text: str, tokens: tuple[Token, ...], words: list[str], particles: Particles, doubtful: frozenset[str]
) -> tuple[Token, ...]:
    """The same tokens, some with another kind. `words` are theirs; of the `doubtful` the place decides the kind."""
    settled: list[Token] = []
    has_noun = has_deed = False
    for index, token in enumerate(tokens):
        if has_deed and token.kind == "verb" and names_venture(text, tokens, index, settled[-1], particles):
            settled.append(replace(token, kind="nominal"))
        elif token.kind in DOUBTFUL or words[index] in doubtful:
            kind = kind_in_place(text, tokens, index, settled[-1] if settled else None, has_noun, particles)
            settled.append(token if kind == token.kind else replace(token, kind=kind))
        else:
            settled.append(token)
        has_noun = has_noun or settled[-1].kind in NOUNS
        has_deed = has_deed or settled[-1].kind in DONE_TO
    return tuple(settled)


def kind_in_place(
    text: str, tokens: tuple[Token, ...], index: int, last: Token | None, has_noun: bool, particles: Particles
) -> str:
    """The kind of a word. `last` is the one before it, settled; `has_noun` says whether any before it names a thing."""
    token = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    word = text[token.start : token.end]
    if token.kind in SHORT and len(word) == 1 and not is_meant(text, token, last, after, particles):
        return "thing"
    if last is not None and text[last.start : last.end] in particles.passive and token.kind in ("verb", "finding_verb"):
        return "thing"
    if ends_noun(text, token, last, after, particles) or is_deed_done(token, last, after):
        return "nominal"
    if token.kind == "link" and word in particles.for_ and not has_noun:
        return "preposition"
    if token.kind == "plan" and word in particles.disposal:
        return token.kind if is_future(tokens, index) else "preposition"
    if token.kind == "plan" and (after is None or after.kind in ("of", "mark")):
        return "thing"
    if word in particles.counted_from:
        return "period"
    if word in particles.sentenced and last is not None and last.kind == "give" and is_figure(after):
        return "name"
    if word in particles.and_so_on and is_figure(last) and (after is None or after.kind == "mark"):
        return "mark"
    if word in particles.every and opens_name(token, last, after):
        return "thing"
    if word in particles.behind and last is not None and last.end == token.start:
        return "mark"
    if word in particles.broad and after is not None:
        return "adverb" if after.kind in BEFORE_DEED or text[after.start] in particles.each else token.kind
    if word in particles.locatives and (after is None or after.kind not in GOES_ON):
        return "mark"
    return token.kind


def ends_noun(text: str, token: Token, last: Token | None, after: Token | None, particles: Particles) -> bool:
    """研发投入增长, 旅游提升示范村: a verb or change word that a noun before it and the word behind make a noun."""
    if last is None or after is None or last.end != token.start:
        return False
    if last.kind == "manner" and token.kind == "verb":
        return after.kind == "respectively"
    if last.kind not in ("thing", "nominal") and not (last.kind == "of" and token.kind == "verb"):
        return False
    if token.kind in ("change_up", "change_down"):
        return after.kind in ("thing", "nominal") and token.end - token.start > 1
    becomes = after.kind == "link" and text[after.start : after.end] in particles.for_
    return token.kind == "verb" and after.kind in AFTER_NOUN and not becomes


def names_venture(text: str, tokens: tuple[Token, ...], index: int, last: Token, particles: Particles) -> bool:
    """实施安全生命防护工程: is it a verb between a noun and the head of that noun's name?"""
    if index + 1 >= len(tokens) or last.end != tokens[index].start or last.kind not in ("thing", "nominal"):
        return False
    after = tokens[index + 1]
    return text[after.start : after.end] in particles.ventures


def opens_name(token: Token, last: Token | None, after: Token | None) -> bool:
    """各责任单位, but not 局属各单位."""
    begins = last is None or last.kind in ("mark", "conjunction", "period", "adverb")
    return begins and after is not None and after.kind in ("thing", "name") and token.end == after.start


def is_figure(token: Token | None) -> bool:
    return token is not None and token.kind == "figure"


def is_deed_done(token: Token, last: Token | None, after: Token | None) -> bool:
    """已支出7.2亿元: the name of a measure between a mark of done and a figure is a deed."""
    marked = last is not None and last.kind in ("done", "negate")
    return token.kind == "indicator" and marked and after is not None and after.kind == "figure"


def is_meant(text: str, token: Token, last: Token | None, after: Token | None, particles: Particles) -> bool:
    """A short change word stands right before a figure, a short verb before a figure or word, not inside a noun."""
    arrives = particles.arriving | particles.perfect
    follows = after is not None and (after.kind == "figure" or text[after.start : after.end] in arrives)
    if token.kind in ("change_up", "change_down"):
        return follows or (last is not None and last.kind == "basis" and after is not None and after.kind in DEEDS)
    if last is not None and last.kind == "thing" and last.end - last.start == 1 and last.end == token.start:
        return False
    return follows or (after is not None and (after.end - after.start > 1 or after.kind in ("adverb", "period")))


def is_future(tokens: tuple[Token, ...], index: int) -> bool:
    """Does a deed follow, and not a relative clause (将反馈的4个问题)?"""
    after = [token.kind for token in tokens[index + 1 : index + 3]]
    return bool(after) and after[0] not in ACTED_ON and after[1:] != ["of"]
