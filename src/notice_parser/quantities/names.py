"""Organizations and places, each joined to one token: the actor and the scope of a clause."""

from __future__ import annotations

from notice_parser.pack.words import TokenKind
from notice_parser.quantities.language import Language
from notice_parser.quantities.model import NEAR
from notice_parser.wording.tokens import Token

DIGITS = "0123456789.．"
LONGEST_NAME = 9
LONGEST_PLACE = 5
LONGEST_PLACE_NAME = 12


def join_places(language: Language, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A place right before a quantity, with or without 的: 全区25条道路, 江东新区的474宗诉求."""
    for index, token in enumerate(tokens):
        if token.kind != "figure" or index == 0:
            continue
        if index + 1 == len(tokens):
            start = name_after_link(language, tokens, index)
            if start is not None and names_place(language, tokens, start, index):
                return joined(tokens, start, index, kind="scope")
            continue
        if tokens[index + 1].kind not in language.kinds.in_name:
            continue
        end = index - 1 if tokens[index - 1].kind == "of" else index
        first, farthest = end, max(0, end - LONGEST_PLACE + 1)
        while first > farthest and tokens[first - 1].kind in language.kinds.in_place:
            first -= 1
        for start in range(first, end):
            if names_place(language, tokens, start, end):
                return joined(tokens, start, end, kind="scope")
    return tokens


def name_after_link(language: Language, tokens: tuple[Token, ...], end: int) -> int | None:
    """其他依次为砚山县147件: where the words between a linking verb and a quantity begin."""
    start = end
    while start > 0 and end - start < LONGEST_PLACE and tokens[start - 1].kind in language.kinds.in_place:
        start -= 1
    return start if 0 < start < end and tokens[start - 1].kind == "link" else None


def join_subjects(language: Language, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The first agency or place of the clause, after its periods and adverbs; agencies joined by 、 are one actor."""
    start = skip(language, tokens, 0)
    end = actor_end(language, tokens, start)
    if end is not None:
        return joined(tokens, start, end, kind="actor")
    end = place_end(language, tokens, start)
    if end is None:
        return tokens
    end = places_end(language, tokens, start, end=end)
    placed = joined(tokens, start, end, kind="scope")
    second = skip(language, placed, start + 1)
    end = actor_end(language, placed, second)
    return placed if end is None else joined(placed, second, end, kind="actor")


def join_caused(language: Language, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """督促该街道清理, 由县财政承担: the organization right after a word that makes it act, or says that it does."""
    has_figure = any(token.kind == "figure" for token in tokens)
    after: list[Token] = []  # from the last token back
    for token in reversed(tokens):
        word = language.word(token)
        if after and (word in language.particles.causative or word in language.particles.agentive):
            near = tuple(after[: -NEAR - 1 : -1])
            end = actor_end(language, near, 0, has_figure=has_figure)
            if end is not None:
                after[-end:] = joined(near[:end], 0, end, kind="actor")
                token = joined((token,), 0, 1, kind="helper")[0] if word in language.particles.causative else token
        after.append(token)
    return tuple(reversed(after))


def skip(language: Language, tokens: tuple[Token, ...], start: int) -> int:
    """Past the words before a subject; 61. at the start of a line does not belong to its name."""
    before_subject, text = language.kinds.before_subject, language.text
    while start < len(tokens):
        token = tokens[start]
        if token.kind not in before_subject and not (token.kind == "thing" and text[token.start] in DIGITS):
            break
        start += 1
    return start


def joined(tokens: tuple[Token, ...], start: int, end: int, *, kind: TokenKind) -> tuple[Token, ...]:
    inner = tokens[start:end]
    return (*tokens[:start], Token(kind, inner[0].start, inner[-1].end, None, inner), *tokens[end:])


def name_of(language: Language, tokens: tuple[Token, ...]) -> str:
    return language.text[tokens[0].start : tokens[-1].end]


def actor_end(
    language: Language, tokens: tuple[Token, ...], start: int, *, has_figure: bool | None = None
) -> int | None:
    """The end of the longest name of an organization that begins at `start`, with those that 、 joins to it.

    `has_figure`: does the whole clause hold a quantity, where `tokens` are only some of it?
    """
    if has_figure is None:
        has_figure = "figure" in [token.kind for token in tokens]
    first = start
    while first + 2 < len(tokens) and tokens[first + 1].kind == "conjunction" and is_level(language, tokens[first]):
        first += 2
    end = agency_end(language, tokens, first, has_figure=has_figure)
    while end is not None and end < len(tokens) and tokens[end].kind == "conjunction":
        further = agency_end(language, tokens, end + 1, has_figure=has_figure)
        if further is None:
            return None
        end = further
    return end


def is_level(language: Language, token: Token) -> bool:
    """市 in 市、县人民政府: the first of several levels that share the name of an agency."""
    return language.word(token) in language.nouns.tests["alternative"].words


def agency_end(language: Language, tokens: tuple[Token, ...], start: int, *, has_figure: bool) -> int | None:
    if start < len(tokens) and tokens[start].kind == "helper":
        return None
    stop = start
    while stop < len(tokens) and stop < start + LONGEST_NAME and may_name(language, tokens[stop]):
        stop += 1
    text, is_actor, places = language.text, language.nouns.tests["actor"], language.nouns.tests["place"].words
    for end in range(stop, start, -1):
        last = tokens[end - 1]
        name = text[tokens[start].start : last.end]
        if len(name) < 2 or not is_actor(name) or last.kind in ("helper", "manner"):
            continue
        if name in places or text[last.start : last.end] in is_actor.never:
            continue
        if may_act(language, tokens, end, has_figure=has_figure):
            return end
    return None


def may_name(language: Language, token: Token) -> bool:
    """A part of a name; also the brackets of 县（区）人民政府."""
    if token.kind == "aside":
        return language.text[token.start + 1 : token.end - 1] in language.nouns.tests["alternative"].words
    return token.kind in language.kinds.in_name


def may_act(language: Language, tokens: tuple[Token, ...], end: int, *, has_figure: bool) -> bool:
    """Is what follows the predicate of an organization, not the rest of a longer noun?"""
    if end >= len(tokens):
        return True
    if tokens[end].kind == "thing" and not has_figure:
        return True
    if tokens[end].kind not in language.kinds.after_actor:
        return False
    if tokens[end].kind == "origin":
        return not any(t.kind == "figure" for t in tokens[end : end + 6])
    if tokens[end].kind in ("nominal", "conjunction"):
        return not any(t.kind == "indicator" for t in tokens[end : end + 8])
    return True


def places_end(language: Language, tokens: tuple[Token, ...], start: int, *, end: int) -> int:
    """The end of a row of places joined by 、 or 和; that of the first where something else is joined to it."""
    last = end
    while last < len(tokens) and tokens[last].kind == "conjunction":
        further = place_end(language, tokens, last + 1)
        if further is None:
            return end
        last = further
    return last


def place_end(language: Language, tokens: tuple[Token, ...], start: int) -> int | None:
    """The end of the words from `start` that name a whole area (全区) or, at their longest, a place."""
    found = None
    kinds, areas = language.kinds, language.nouns.tests["place"].words
    for end in range(start + 1, min(start + LONGEST_PLACE, len(tokens)) + 1):
        if tokens[end - 1].kind not in kinds.in_place:
            break
        goes_on = end >= len(tokens) or tokens[end].kind in kinds.after_place
        if goes_on and names_place(language, tokens, start, end):
            found = end
            if name_of(language, tokens[start:end]) in areas:
                break
    return found


def names_place(language: Language, tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """A whole area such as 全区, or a name of three to twelve characters that ends as places do.

    The kinds of the tokens from `start` to `end` are all such as may stand in the name of a place.
    """
    text, test, last = language.text, language.nouns.tests["place"], tokens[end - 1]
    name = text[tokens[start].start : last.end]
    if name not in test.words and not 2 < len(name) <= LONGEST_PLACE_NAME:
        return False
    return test(name) and text[last.start : last.end] not in test.never
