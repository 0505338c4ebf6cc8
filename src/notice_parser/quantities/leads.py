"""A clause with its organs, places and bases joined to single tokens, before the frames look at it."""

from __future__ import annotations

from dataclasses import replace

from notice_parser.pack.nouns import Nouns
from notice_parser.quantities.shape import Clause
from notice_parser.wording.tokens import Token

NAME_PARTS = frozenset({"thing", "name", "nominal", "indicator", "helper", "manner"})
PLACE_PARTS = frozenset({"thing", "name"})
SKIPPED = frozenset({"origin", "period", "adverb", "done", "ongoing", "plan", "mark", "conjunction", "aside", "basis", "per", "among"})
AFTER_ACTOR = frozenset({
    "verb", "finding_verb", "sanction", "light", "give", "adverb", "done", "ongoing", "plan", "negate", "preposition", "origin",
    "period", "nominal", "conjunction", "respectively", "manner", "per", "transfer", "advancing", "helper",
})  # fmt: skip
AFTER_PLACE = AFTER_ACTOR | {"thing", "name", "indicator", "figure", "link", "of", "actor", "basis", "among"}
LONGEST_NAME = 9
FOR = frozenset({"为"})
NOUNS = frozenset({"thing", "name", "nominal", "indicator", "figure", "verb", "finding_verb", "aside"})
FLAT = "平"
SHORT = frozenset({"change_up", "change_down", "verb"})
LOCATIVES = frozenset({"中", "内", "里", "时", "之中", "其中的"})
COUNTERS = frozenset("个家户所名位千万百")
BASIS_WORDS = frozenset({"比", "较", "与", "同", "和"})
BASIS_TAILS = frozenset({"相比", "相较", "比较"})


def join_leads(text: str, clause: Clause, nouns: Nouns) -> Clause:
    """The same clause; what is joined keeps its outer places."""
    tokens = settle_short_words(text, join_bases(text, clause.tokens))
    tokens = join_recipients(text, join_pers(text, settle_disposals(text, tokens)), nouns)
    tokens = join_places(text, tokens, nouns)
    return replace(clause, tokens=join_subjects(text, tokens, nouns))


def settle_short_words(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Verbs and change words of one character are that only in their places; else they are parts of a noun."""
    settled = []
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.end - token.start == 1 and token.kind in SHORT and not is_meant(text, token, before, after):
            token = replace(token, kind="thing")
        elif before is not None and text[before.start : before.end] == "被" and token.kind in ("verb", "finding_verb"):
            token = replace(token, kind="thing")
        elif token.kind == "link" and text[token.start : token.end] in FOR and not any(t.kind in NOUNS for t in settled):
            token = replace(token, kind="preposition")
        elif token.kind == "plan" and (after is None or after.kind in ("of", "mark")):
            token = replace(token, kind="thing")
        elif text[token.start : token.end] in LOCATIVES and (after is None or after.kind not in NAME_PARTS):
            token = replace(token, kind="mark")
        settled.append(token)
    return tuple(settled)


def is_meant(text: str, token: Token, before: Token | None, after: Token | None) -> bool:
    """A short change word stands right before a figure, a short verb before a figure, 了 or a word, and not inside a noun."""
    follows = after is not None and (after.kind == "figure" or text[after.start : after.end] in ("到", "至", "了"))
    if token.kind in ("change_up", "change_down"):
        return follows
    if before is not None and before.kind == "thing" and before.end - before.start == 1 and before.end == token.start:
        return False
    return follows or (after is not None and (after.end - after.start > 1 or after.kind in ("adverb", "period")))


def settle_disposals(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """将 before a noun or a relative clause leads in what is acted on; before a deed it tells the future."""
    settled = []
    for index, token in enumerate(tokens):
        if text[token.start : token.end] == "将" and not is_future(tokens, index):
            token = replace(token, kind="preposition")
        settled.append(token)
    return tuple(settled)


def is_future(tokens: tuple[Token, ...], index: int) -> bool:
    after = [t.kind for t in tokens[index + 1 : index + 3]]
    return bool(after) and after[0] not in ("thing", "name", "figure", "indicator", "scope") and after[1:] != ["of"]


def join_places(text: str, tokens: tuple[Token, ...], nouns: Nouns) -> tuple[Token, ...]:
    """A place right before a figure, with or without 的: 全区25条道路, 江东新区的474宗诉求."""
    for index, token in enumerate(tokens):
        if token.kind != "figure" or index == 0:
            continue
        end = index - 1 if tokens[index - 1].kind == "of" else index
        for start in range(max(0, end - 4), end):
            if all(t.kind in PLACE_PARTS for t in tokens[start:end]):
                name = text[tokens[start].start : tokens[end - 1].end]
                test = nouns.tests["place"]
                last = text[tokens[end - 1].start : tokens[end - 1].end]
                if last not in test.never and (name in test.words or (2 < len(name) <= 12 and test(name))):
                    return joined(tokens, start, end, "scope")
    return tokens


def join_pers(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """每人每月, 每千人口, 每个村: 每 with what each is."""
    result: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if text[token.start] != "每" or token.kind == "period":
            result.append(token)
            index += 1
            continue
        end = index + 1
        if text[token.end - 1] in COUNTERS and end < len(tokens):
            end += 1
        elif token.end - token.start == 1 and end < len(tokens):
            end += 1
            if tokens[end - 1].kind == "figure" or text[tokens[end - 1].start : tokens[end - 1].end] in COUNTERS:
                end = min(end + 1, len(tokens))
        result.append(Token("per", token.start, tokens[end - 1].end))
        index = end
    return tuple(result)


def join_recipients(text: str, tokens: tuple[Token, ...], nouns: Nouns) -> tuple[Token, ...]:
    """The organ right behind a verb of handing over is who receives."""
    for index, token in enumerate(tokens):
        if token.kind != "transfer":
            continue
        for end in range(min(index + 5, len(tokens)), index + 1, -1):
            if all(t.kind in NAME_PARTS for t in tokens[index + 1 : end]) and nouns.is_a(
                "recipient", text[tokens[index + 1].start : tokens[end - 1].end]
            ):
                return joined(tokens, index + 1, end, "recipient")
    return tokens


def join_bases(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """比 or 较 with the period that follows is a basis: 比2019年, 较“十三五”时期, 与上年."""
    result: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        word = text[token.start : token.end]
        if word in ("比", "较") and (end := basis_end(tokens, index)) is not None:
            result.append(Token("basis", token.start, tokens[end - 1].end))
            index = end
            continue
        if word in ("与", "同", "和") and (end := flat_end(text, tokens, index)) is not None:
            result.append(Token("basis", token.start, tokens[end - 1].end))
            index = end
            continue
        if word in BASIS_WORDS and index + 1 < len(tokens) and tokens[index + 1].kind == "period":
            end = index + 2
            if end < len(tokens) and text[tokens[end].start : tokens[end].end] in BASIS_TAILS:
                end += 1
            if word in ("比", "较") or end > index + 2 or flat_follows(text, tokens, end):
                result.append(Token("basis", token.start, tokens[end - 1].end, tokens[index + 1].claim))
                index = end
                continue
        result.append(token)
        index += 1
    return tuple(result)


def basis_end(tokens: tuple[Token, ...], index: int) -> int | None:
    """较巡察前 in 较巡察前提高5%: the words between 较 and a change word, when no period or figure stands there."""
    for end in range(index + 1, min(index + 6, len(tokens))):
        if tokens[end].kind in ("change_up", "change_down", "arrive_up", "arrive_down"):
            return end if end > index + 1 else None
        if tokens[end].kind not in ("thing", "nominal", "name", "manner", "scope"):
            return None
    return None


def flat_end(text: str, tokens: tuple[Token, ...], index: int) -> int | None:
    """与上年 in 与上年持平: where the words before a figure of no change end."""
    for end in range(index + 1, min(index + 5, len(tokens))):
        if tokens[end].kind == "figure":
            return end if end > index + 1 and FLAT in text[tokens[end].start : tokens[end].end] else None
        if tokens[end].kind not in ("thing", "period", "adverb", "manner"):
            return None
    return None


def flat_follows(text: str, tokens: tuple[Token, ...], index: int) -> bool:
    return any(FLAT in text[t.start : t.end] for t in tokens[index : index + 3] if t.kind in ("figure", "flat"))


def join_subjects(text: str, tokens: tuple[Token, ...], nouns: Nouns) -> tuple[Token, ...]:
    """The first organ or place of the clause, behind its periods and adverbs; organs joined by 、 are one actor."""
    start = 0
    while start < len(tokens) and tokens[start].kind in SKIPPED:
        start += 1
    end = actor_end(text, tokens, start, nouns)
    if end is not None:
        return joined(tokens, start, end, "actor")
    end = place_end(text, tokens, start, nouns)
    if end is None:
        return tokens
    placed = joined(tokens, start, end, "scope")
    second = start + 1
    while second < len(placed) and placed[second].kind in SKIPPED:
        second += 1
    end = actor_end(text, placed, second, nouns)
    return placed if end is None else joined(placed, second, end, "actor")


def joined(tokens: tuple[Token, ...], start: int, end: int, kind: str) -> tuple[Token, ...]:
    inner = tokens[start:end]
    return (*tokens[:start], Token(kind, inner[0].start, inner[-1].end, None, inner), *tokens[end:])


def actor_end(text: str, tokens: tuple[Token, ...], start: int, nouns: Nouns) -> int | None:
    """The end of the longest organ name that begins at `start`, over 、-joined ones."""
    end = name_end(text, tokens, start, nouns)
    while end is not None and end < len(tokens) and tokens[end].kind == "conjunction":
        further = name_end(text, tokens, end + 1, nouns)
        if further is None:
            return None
        end = further
    return end


def name_end(text: str, tokens: tuple[Token, ...], start: int, nouns: Nouns) -> int | None:
    stop = start
    if start < len(tokens) and tokens[start].kind == "helper":
        return None
    while stop < len(tokens) and stop < start + LONGEST_NAME and tokens[stop].kind in NAME_PARTS:
        stop += 1
    for end in range(stop, start, -1):
        last = text[tokens[end - 1].start : tokens[end - 1].end]
        name = text[tokens[start].start : tokens[end - 1].end]
        if tokens[end - 1].kind in ("helper", "manner") or last in nouns.tests["actor"].never:
            continue
        if name in nouns.tests["place"].words:
            continue
        if len(name) > 1 and nouns.is_a("actor", name) and may_act(tokens, end):
            return end
    return None


def may_act(tokens: tuple[Token, ...], end: int) -> bool:
    """Is what follows an organ's deed, not the rest of a longer noun?"""
    if end >= len(tokens):
        return True
    if tokens[end].kind == "thing" and not any(t.kind == "figure" for t in tokens):
        return True
    if tokens[end].kind not in AFTER_ACTOR:
        return False
    if tokens[end].kind in ("nominal", "conjunction"):
        return not any(t.kind == "indicator" for t in tokens[end : end + 8])
    return True


def place_end(text: str, tokens: tuple[Token, ...], start: int, nouns: Nouns) -> int | None:
    """The end of the shortest run of words from `start` that names a place or a whole."""
    for end in range(start + 1, min(start + 5, len(tokens)) + 1):
        if tokens[end - 1].kind not in PLACE_PARTS:
            return None
        last = text[tokens[end - 1].start : tokens[end - 1].end]
        name = text[tokens[start].start : tokens[end - 1].end]
        test = nouns.tests["place"]
        if last in test.never or name in test.never:
            continue
        named = name in test.words or (2 < len(name) <= 12 and test(name))
        if named and (end >= len(tokens) or tokens[end].kind in AFTER_PLACE):
            return end
    return None
