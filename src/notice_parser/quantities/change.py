"""Growth and fall: the change word before a figure, its basis, and the figure that it started from."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.pack.particles import Particles
from notice_parser.quantities.context import Context
from notice_parser.quantities.shape import NEAR, ChangeFound, Statement
from notice_parser.spans import Span
from notice_parser.wording.model import QuantityClaim
from notice_parser.wording.tokens import Token

UP, DOWN = ("change_up", "arrive_up", "rise"), ("change_down", "arrive_down", "drop")
ARRIVES = frozenset({"arrive_up", "arrive_down"})
BETWEEN = frozenset({
    "adverb", "respectively", "basis", "link", "done", "plan", "period", "aside", "manner", "of", "per",
})  # fmt: skip
DEEDS = frozenset({"verb", "finding_verb", "light", "nominal"})
FARTHEST = 8


class ChangeWords(Struct, frozen=True):
    """What stands before a figure: the change word, its basis, whether it leads up to the figure (提高到)."""

    direction: str
    word: Token
    basis: Token | None
    arrives: bool


def find_change(text: str, before: list[Token], particles: Particles) -> ChangeWords | None:
    """The change word nearest in front of a figure, through words that may stand between; None if there is none."""
    basis: Token | None = None
    word: Token | None = None
    arrives = passed = False
    near = before[-FARTHEST:]
    if len(near) > 2 and near[-1].kind in DEEDS and near[-2].kind in (*UP, *DOWN) and near[-3].kind == "basis":
        near = near[:-1]  # 较上年多争取3400万元
    for token in reversed(near):
        if token.kind in (*UP, *DOWN) and word is None:
            word = token
        elif token.kind == "basis":
            basis = basis or token
        elif token.kind == "link" and word is None and text[token.start : token.end] in particles.arriving:
            arrives = True
        elif token.kind == "figure" and word is not None:
            passed = True
        elif token.kind not in BETWEEN or (passed and token.kind != "of"):
            break
    if word is None:
        return None
    direction = "increase" if word.kind in UP else "decrease"
    return ChangeWords(direction, word, basis or basis_ahead(before), arrives or word.kind in ARRIVES)


def basis_ahead(before: list[Token]) -> Token | None:
    """与上月相比，批次、人次分别上升: the basis further ahead in the clause, where no figure stands between."""
    for token in reversed(before):
        if token.kind in ("figure", "basis"):
            return token if token.kind == "basis" else None
    return None


def origin_of(before: list[Token], figure: QuantityClaim, place: int) -> Token | None:
    """The figure that 由A提高到B started from: the one before, led in by 由 or 从, of the same unit.

    `place` is that of the figure in its row of values: 从A、B提高到C、D.
    """
    for index in range(len(before) - 1, -1, -1):
        token = before[index]
        if token.kind == "figure":
            led_in = any(t.kind == "origin" for t in before[max(0, index - 8) : index])
            if token.inner:
                values = [t for t in token.inner if t.kind == "figure"]
                token = values[place] if place < len(values) else token
            claim = token.claim
            if not isinstance(claim, QuantityClaim) or claim.base_unit != figure.base_unit:
                return None
            return token if led_in else None
    return None


def change_found(text: str, words: ChangeWords, basis: Span | None, origin: Token | None) -> ChangeFound:
    """`quote` holds the basis where it stands right before the change word."""
    own = words.basis
    start = own.start if own is not None and own.start < words.word.start else words.word.start
    if own is not None and words.word.start - own.end > 8:
        start = words.word.start
    place = own.span if own is not None else basis
    quote = Span(start, words.word.end)
    return ChangeFound(words.direction, place, origin.span if origin else None, quote, words.arrives)


def inner_changes(text: str, token: Token, particles: Particles) -> list[ChangeWords | None]:
    """Of a row of values, the change word before each value that has its own (上升12.4%、下降3.6%)."""
    result: list[ChangeWords | None] = []
    gathered: list[Token] = []
    for part in token.inner:
        if part.kind == "figure":
            result.append(find_change(text, gathered, particles) if gathered else None)
            gathered = []
        else:
            gathered.append(part)
    for i in range(1, len(result)):
        own, earlier = result[i], result[i - 1]
        if own is None and earlier is not None:
            result[i] = earlier
    return result


def set_change(
    text: str, made: Statement, words: ChangeWords | None, before: list[Token], context: Context, particles: Particles,
    place: int = 0,
) -> None:  # fmt: skip
    """Growth or fall of a figure: told by itself (持平, 翻一番), or by the change word in front of it."""
    figure = made.figure
    word = text[figure.start : figure.end]
    if figure.value == 0 and figure.unit is None and any(flat in word for flat in particles.flat):
        basis = next((t.span for t in reversed(before) if t.kind == "basis"), None)
        made.change = ChangeFound("unchanged", basis, None, figure.span)
        made.reasons["change"] = "the figure says that nothing changed"
        made.level = True
        return
    if figure.base_unit in particles.doubling:
        basis = next((t.span for t in reversed(before) if t.kind == "basis"), None)
        made.change = ChangeFound("increase", basis, None, figure.span)
        made.reasons["change"] = "the figure tells how often it doubled"
        made.drop("action")
        made.level = True
        return
    if words is None or (made.action is not None and made.action.meets(words.word.span)):
        return
    basis = context.basis if words.basis is None and not words.arrives else None
    origin = origin_of(before, figure, place) if words.arrives else None
    made.change = change_found(text, words, basis, origin)
    made.reasons["change"] = f"word of kind {words.word.kind} before the figure"
    if basis is not None:
        made.reasons["change"] += ", basis carried"
    if made.action is None or made.action.start < words.word.start:
        made.drop("action")
        made.level = True


def share_change(made: Statement, found: list[Statement]) -> None:
    """同比减少9起、4人: a bare figure that 、 joins to a change has the same one, of what was counted in its unit."""
    last = found[-1] if found else None
    if made.change is not None or last is None or last.change is None or last.sentence != made.sentence:
        return
    made.change = replace(last.change, origin=None)
    made.reasons["change"] = "that of the figure it is joined to"
    made.drop("action")
    made.level = True
    unit = made.figure.base_unit
    whole = next((one for one in reversed(found[-NEAR:]) if one.figure.base_unit == unit and one.change is None), None)
    if whole is not None and whole.sentence == made.sentence:
        made.measured, made.reasons["measured"] = whole.measured, "what was counted in this unit"
