"""Words whose kind depends on their context: short verbs and change words, 为, 将, 被, 中 after a phrase, plans."""

from __future__ import annotations

from msgspec.structs import replace

from notice_parser.pack.words import KindFeatures, TokenKind
from notice_parser.quantities.language import Language
from notice_parser.wording.tokens import Token


def may_change(features: KindFeatures, kinds: set[TokenKind]) -> bool:
    """Is a kind among these that depends on its context, whatever the word?"""
    return "verb" in kinds or not features.ambiguous.isdisjoint(kinds)


def disambiguate(
    language: Language, tokens: tuple[Token, ...], words: list[str], *, ambiguous: frozenset[str]
) -> tuple[Token, ...]:
    """The same tokens, some with another kind. `words` are theirs; that of the `ambiguous` depends on the context."""
    kinds = language.kinds
    mentions, takes_venture, of_context = kinds.mentions, kinds.takes_venture, kinds.ambiguous
    resolved: list[Token] = []
    has_mention = has_action = False
    for index, token in enumerate(tokens):
        if has_action and token.kind == "verb" and names_venture(language, tokens, index, last=resolved[-1]):
            token = replace(token, kind="nominal")
        elif token.kind in of_context or words[index] in ambiguous:
            last = resolved[-1] if resolved else None
            kind = kind_in_context(language, tokens, index, last=last, has_mention=has_mention)
            token = token if kind == token.kind else replace(token, kind=kind)
        resolved.append(token)
        has_mention = has_mention or token.kind in mentions
        has_action = has_action or token.kind in takes_venture
    return tuple(resolved)


def kind_in_context(
    language: Language, tokens: tuple[Token, ...], index: int, *, last: Token | None, has_mention: bool
) -> TokenKind:
    """The kind of a word. `last` is the one before it, resolved; `has_mention`: a word before it names a thing."""
    token, particles = tokens[index], language.particles
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    word = language.word(token)
    if token.kind in language.kinds.short_verb and len(word) == 1 and not is_meant(language, token, last, after=after):
        return "thing"
    if last is not None and language.word(last) in particles.passive and token.kind in ("verb", "finding_verb"):
        return "thing"
    if ends_noun(language, token, last, after=after) or is_measure_done(token, last, after):
        return "nominal"
    if token.kind == "change_up" and word in particles.granted and opens_object(after):
        return "finding_verb"
    if token.kind == "link" and word in particles.for_ and not has_mention:
        return "preposition"
    if token.kind == "plan" and word in particles.disposal:
        return token.kind if is_future(language, tokens, index) else "preposition"
    if token.kind == "plan" and (after is None or after.kind in ("of", "mark")):
        return "thing"
    if token.kind == "plan" and last is not None and last.kind in ("light", "share") and word in particles.plan_nouns:
        return "thing"
    return kind_of_particle(language, token, last, after=after)


def kind_of_particle(language: Language, token: Token, last: Token | None, *, after: Token | None) -> TokenKind:
    """The kind of a word that stands in a list of particles, else the one it has."""
    word, particles, kinds = language.word(token), language.particles, language.kinds
    if word in particles.counted_from:
        return "period"
    if word in particles.sentenced and last is not None and last.kind == "give" and is_figure(after):
        return "name"
    if word in particles.and_so_on and is_figure(last) and (after is None or after.kind == "mark"):
        return "mark"
    if word in particles.every and opens_name(token, last, after):
        return "thing"
    if word in particles.postpositions and last is not None and last.end == token.start:
        return "mark"
    if word in particles.broad and after is not None:
        is_adverb = after.kind in kinds.after_extent or language.text[after.start] in particles.each
        return "adverb" if is_adverb else token.kind
    if word in particles.locatives and (after is None or after.kind not in kinds.in_name):
        return "mark"
    return token.kind


def ends_noun(language: Language, token: Token, last: Token | None, *, after: Token | None) -> bool:
    """研发投入增长, 旅游提升示范村: a verb or change word that a noun before it and the word after it make a noun."""
    if last is None or after is None or last.end != token.start:
        return False
    if last.kind == "manner" and token.kind == "verb":
        return after.kind == "respectively"
    if last.kind not in ("thing", "nominal") and not (last.kind == "of" and token.kind == "verb"):
        return False
    if token.kind in ("change_up", "change_down"):
        return after.kind in ("thing", "nominal") and token.end - token.start > 1
    becomes = after.kind == "link" and language.word(after) in language.particles.for_
    return token.kind == "verb" and after.kind in language.kinds.after_nominal and not becomes


def opens_object(after: Token | None) -> bool:
    return after is not None and after.kind in ("thing", "name", "indicator", "nominal")


def names_venture(language: Language, tokens: tuple[Token, ...], index: int, *, last: Token) -> bool:
    """实施安全生命防护工程: is it a verb between a noun and the head of that noun's name?"""
    if index + 1 >= len(tokens) or last.end != tokens[index].start or last.kind not in ("thing", "nominal"):
        return False
    return language.word(tokens[index + 1]) in language.particles.ventures


def opens_name(token: Token, last: Token | None, after: Token | None) -> bool:
    """各责任单位, but not 局属各单位."""
    begins = last is None or last.kind in ("mark", "conjunction", "period", "adverb")
    return begins and after is not None and after.kind in ("thing", "name") and token.end == after.start


def is_figure(token: Token | None) -> bool:
    return token is not None and token.kind == "figure"


def is_measure_done(token: Token, last: Token | None, after: Token | None) -> bool:
    """已支出7.2亿元: the name of a measure between an aspect marker and a quantity is an action."""
    is_marked = last is not None and last.kind in ("done", "negate")
    return token.kind == "indicator" and is_marked and after is not None and after.kind == "figure"


def is_meant(language: Language, token: Token, last: Token | None, *, after: Token | None) -> bool:
    """A short change word stands right before a quantity, a short verb before one or a word, not inside a noun."""
    particles = language.particles
    arrives = particles.arriving | particles.perfect
    follows = after is not None and (after.kind == "figure" or language.word(after) in arrives)
    if token.kind in ("change_up", "change_down"):
        is_compared = last is not None and last.kind == "basis"
        return follows or (is_compared and after is not None and after.kind in language.kinds.event)
    if last is not None and last.kind == "thing" and last.end - last.start == 1 and last.end == token.start:
        return False
    return follows or (after is not None and (after.end - after.start > 1 or after.kind in ("adverb", "period")))


def is_future(language: Language, tokens: tuple[Token, ...], index: int) -> bool:
    """Does an action follow, and not a relative clause (将反馈的4个问题)?"""
    after = [token.kind for token in tokens[index + 1 : index + 3]]
    return bool(after) and after[0] not in language.kinds.acted_on and after[1:] != ["of"]
