"""Organs, places, recipients and what each is, joined to one token."""

from __future__ import annotations

from notice_parser.pack.nouns import Nouns
from notice_parser.pack.particles import Particles
from notice_parser.quantities.runs import join_runs
from notice_parser.quantities.shape import NEAR
from notice_parser.wording.model import QuantityClaim
from notice_parser.wording.tokens import Token

NAME_PARTS = frozenset({"thing", "name", "nominal", "indicator", "helper", "manner"})
PLACE_PARTS = frozenset({"thing", "name"})
SKIPPED = frozenset({
    "origin", "period", "adverb", "done", "ongoing", "plan", "mark", "conjunction", "aside", "basis", "per", "among",
})  # fmt: skip
AFTER_ACTOR = frozenset({
    "verb", "finding_verb", "sanction", "light", "give", "adverb", "done", "ongoing", "plan", "negate", "preposition",
    "origin", "period", "nominal", "conjunction", "respectively", "manner", "per", "transfer", "advancing", "helper",
})  # fmt: skip
AFTER_PLACE = AFTER_ACTOR | {"thing", "name", "indicator", "figure", "link", "of", "actor", "basis", "among"}
TOWARD_PARTS = frozenset({"thing", "name", "actor", "scope", "conjunction", "of", "aside"})
BEHIND_TOWARD = frozenset({"verb", "finding_verb", "nominal", "transfer", "light", "give", "adverb", "done"})
OPENS_ITEM = frozenset({"mark", "conjunction", "among"})
DIGITS = "0123456789.．"
LONGEST_NAME = 9
LONGEST_PLACE = 5
LONGEST_PLACE_NAME = 12


def join_pers(text: str, tokens: tuple[Token, ...], particles: Particles) -> tuple[Token, ...]:
    """每人每月, 每千人口, 每个村: 每 with what each is."""

    def end_of(index: int) -> int | None:
        if text[tokens[index].start] not in particles.each or tokens[index].kind == "period":
            return None
        return min(per_end(text, tokens, index, particles), next_figure(tokens, index))

    return join_runs(tokens, end_of, lambda first, end: Token("per", tokens[first].start, tokens[end - 1].end))


def next_figure(tokens: tuple[Token, ...], index: int) -> int:
    """Where the next figure stands, which no join may swallow, else the end; farther off than any join it is none."""
    last = min(len(tokens), index + LONGEST_NAME + 2)
    return next((i for i in range(index + 1, last) if tokens[i].kind == "figure"), len(tokens))


def per_end(text: str, tokens: tuple[Token, ...], index: int, particles: Particles) -> int:
    token, end = tokens[index], index + 1
    if text[token.end - 1] in particles.counters:
        return end + 1
    if token.end - token.start == 1 and end < len(tokens):
        word = text[tokens[end].start : tokens[end].end]
        return end + 2 if tokens[end].kind == "figure" or word in particles.counters else end + 1
    return end


def join_offences(text: str, tokens: tuple[Token, ...], particles: Particles) -> tuple[Token, ...]:
    """其中违规收送礼品礼金73起、违规吃喝58起: misconduct that cases are counted by is a name, not a deed."""
    return join_runs(
        tokens,
        lambda index: offence_end(text, tokens, index, particles),
        lambda first, end: Token("name", tokens[first].start, tokens[end - 1].end),
    )


def offence_end(text: str, tokens: tuple[Token, ...], index: int, particles: Particles) -> int | None:
    """Where the name of misconduct that begins at `index` ends, right before a number of cases."""
    opens = index == 0 or tokens[index - 1].kind in OPENS_ITEM
    if not opens or text[tokens[index].start : tokens[index].start + 2] not in particles.wrongful:
        return None
    end = next_figure(tokens, index)
    if end == len(tokens) or end - index > LONGEST_NAME or any(t.kind == "mark" for t in tokens[index:end]):
        return None
    claim = tokens[end].claim
    return end if isinstance(claim, QuantityClaim) and claim.kind == "case" else None


def join_recipients(text: str, tokens: tuple[Token, ...], nouns: Nouns) -> tuple[Token, ...]:
    """The organ right behind a verb of handing over is who receives."""
    for index, token in enumerate(tokens):
        if token.kind != "transfer":
            continue
        for end in range(min(index + LONGEST_PLACE, len(tokens)), index + 1, -1):
            names = tokens[index + 1 : end]
            if all(t.kind in NAME_PARTS for t in names) and nouns.is_a("recipient", name_of(text, names)):
                return joined(tokens, index + 1, end, "recipient")
    return tokens


def join_toward(text: str, tokens: tuple[Token, ...], particles: Particles) -> tuple[Token, ...]:
    """向相关省转办, 利用空地建设: whom a deed is done toward or by what, as one token."""
    for index, token in enumerate(tokens):
        if text[token.start : token.end] in particles.toward:
            end = index + 1
            while end < len(tokens) and end - index <= LONGEST_PLACE and tokens[end].kind in TOWARD_PARTS:
                end += 1
            if index + 1 < end < len(tokens) and tokens[end].kind in BEHIND_TOWARD:
                return joined(tokens, index, end, "recipient")
    return tokens


def join_places(text: str, tokens: tuple[Token, ...], nouns: Nouns) -> tuple[Token, ...]:
    """A place right before a figure, with or without 的: 全区25条道路, 江东新区的474宗诉求."""
    for index, token in enumerate(tokens):
        if token.kind != "figure" or index == 0:
            continue
        if index + 1 == len(tokens):
            start = name_behind_link(tokens, index)
            if start is not None and is_place(text, tokens[start:index], nouns):
                return joined(tokens, start, index, "scope")
            continue
        if tokens[index + 1].kind not in NAME_PARTS:
            continue
        end = index - 1 if tokens[index - 1].kind == "of" else index
        for start in range(max(0, end - LONGEST_PLACE + 1), end):
            if is_place(text, tokens[start:end], nouns):
                return joined(tokens, start, end, "scope")
    return tokens


def name_behind_link(tokens: tuple[Token, ...], end: int) -> int | None:
    """其他依次为砚山县147件: where the words between a linking verb and a figure begin."""
    start = end
    while start > 0 and end - start < LONGEST_PLACE and tokens[start - 1].kind in PLACE_PARTS:
        start -= 1
    return start if 0 < start < end and tokens[start - 1].kind == "link" else None


def join_subjects(text: str, tokens: tuple[Token, ...], nouns: Nouns) -> tuple[Token, ...]:
    """The first organ or place of the clause, behind its periods and adverbs; organs joined by 、 are one actor."""
    start = skip(text, tokens, 0)
    end = actor_end(text, tokens, start, nouns)
    if end is not None:
        return joined(tokens, start, end, "actor")
    end = place_end(text, tokens, start, nouns)
    if end is None:
        return tokens
    end = places_end(text, tokens, start, end, nouns)
    placed = joined(tokens, start, end, "scope")
    second = skip(text, placed, start + 1)
    end = actor_end(text, placed, second, nouns)
    return placed if end is None else joined(placed, second, end, "actor")


def join_caused(text: str, tokens: tuple[Token, ...], nouns: Nouns, particles: Particles) -> tuple[Token, ...]:
    """督促该街道清理, 由县财政承担: the organ right behind a word that makes it act, or says that it does."""
    has_figure = any(token.kind == "figure" for token in tokens)
    behind: list[Token] = []  # from the last token back
    for token in reversed(tokens):
        word = text[token.start : token.end]
        if behind and (word in particles.causative or word in particles.agentive):
            near = tuple(behind[: -NEAR - 1 : -1])
            end = actor_end(text, near, 0, nouns, has_figure)
            if end is not None:
                behind[-end:] = joined(near[:end], 0, end, "actor")
                token = joined((token,), 0, 1, "helper")[0] if word in particles.causative else token
        behind.append(token)
    return tuple(reversed(behind))


def skip(text: str, tokens: tuple[Token, ...], start: int) -> int:
    """Past the words before a subject; 61. at the head of a line is none of its name."""
    while start < len(tokens) and (
        tokens[start].kind in SKIPPED or (tokens[start].kind == "thing" and text[tokens[start].start] in DIGITS)
    ):
        start += 1
    return start


def joined(tokens: tuple[Token, ...], start: int, end: int, kind: str) -> tuple[Token, ...]:
    inner = tokens[start:end]
    return (*tokens[:start], Token(kind, inner[0].start, inner[-1].end, None, inner), *tokens[end:])


def name_of(text: str, tokens: tuple[Token, ...]) -> str:
    return text[tokens[0].start : tokens[-1].end]


def actor_end(
    text: str, tokens: tuple[Token, ...], start: int, nouns: Nouns, has_figure: bool | None = None
) -> int | None:
    """The end of the longest organ name that begins at `start`, over 、-joined ones.

    `has_figure` says of the whole clause whether it tells one, where `tokens` are only some of it.
    """
    if has_figure is None:
        has_figure = any(token.kind == "figure" for token in tokens)
    first = start
    while first + 2 < len(tokens) and tokens[first + 1].kind == "conjunction" and is_level(text, tokens[first], nouns):
        first += 2
    end = organ_end(text, tokens, first, nouns, has_figure)
    while end is not None and end < len(tokens) and tokens[end].kind == "conjunction":
        further = organ_end(text, tokens, end + 1, nouns, has_figure)
        if further is None:
            return None
        end = further
    return end


def is_level(text: str, token: Token, nouns: Nouns) -> bool:
    """市 in 市、县人民政府: the first of several levels that share the name of an organ."""
    return text[token.start : token.end] in nouns.tests["alternative"].words


def organ_end(text: str, tokens: tuple[Token, ...], start: int, nouns: Nouns, has_figure: bool) -> int | None:
    if start < len(tokens) and tokens[start].kind == "helper":
        return None
    stop = start
    while stop < len(tokens) and stop < start + LONGEST_NAME and may_name(text, tokens[stop], nouns):
        stop += 1
    for end in range(stop, start, -1):
        last, name = name_of(text, tokens[end - 1 : end]), name_of(text, tokens[start:end])
        if tokens[end - 1].kind in ("helper", "manner") or last in nouns.tests["actor"].never:
            continue
        if name in nouns.tests["place"].words or len(name) < 2:
            continue
        if nouns.is_a("actor", name) and may_act(tokens, end, has_figure):
            return end
    return None


def may_name(text: str, token: Token, nouns: Nouns) -> bool:
    """A part of a name; also the brackets of 县（区）人民政府."""
    if token.kind == "aside":
        return text[token.start + 1 : token.end - 1] in nouns.tests["alternative"].words
    return token.kind in NAME_PARTS


def may_act(tokens: tuple[Token, ...], end: int, has_figure: bool) -> bool:
    """Is what follows an organ's deed, not the rest of a longer noun?"""
    if end >= len(tokens):
        return True
    if tokens[end].kind == "thing" and not has_figure:
        return True
    if tokens[end].kind not in AFTER_ACTOR:
        return False
    if tokens[end].kind == "origin":
        return not any(t.kind == "figure" for t in tokens[end : end + 6])
    if tokens[end].kind in ("nominal", "conjunction"):
        return not any(t.kind == "indicator" for t in tokens[end : end + 8])
    return True


def places_end(text: str, tokens: tuple[Token, ...], start: int, end: int, nouns: Nouns) -> int:
    """The end of a row of places joined by 、 or 和, or of the first where another thing is joined to it."""
    last = end
    while last < len(tokens) and tokens[last].kind == "conjunction":
        further = place_end(text, tokens, last + 1, nouns)
        if further is None:
            return end
        last = further
    return last


def place_end(text: str, tokens: tuple[Token, ...], start: int, nouns: Nouns) -> int | None:
    """The end of the run of words from `start` that names a whole (全区) or, at its longest, a place."""
    found = None
    for end in range(start + 1, min(start + LONGEST_PLACE, len(tokens)) + 1):
        if tokens[end - 1].kind not in PLACE_PARTS:
            break
        goes_on = end >= len(tokens) or tokens[end].kind in AFTER_PLACE
        if goes_on and is_place(text, tokens[start:end], nouns):
            found = end
            if name_of(text, tokens[start:end]) in nouns.tests["place"].words:
                break
    return found


def is_place(text: str, tokens: tuple[Token, ...], nouns: Nouns) -> bool:
    """A whole such as 全区, or a name of three to twelve characters that ends as places do."""
    if not tokens or any(token.kind not in PLACE_PARTS for token in tokens):
        return False
    test = nouns.tests["place"]
    name, last = name_of(text, tokens), name_of(text, tokens[-1:])
    if last in test.never or name in test.never:
        return False
    return name in test.words or (2 < len(name) <= LONGEST_PLACE_NAME and test(name))
