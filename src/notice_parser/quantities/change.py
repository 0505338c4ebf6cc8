"""Growth and fall: the change word before a quantity, its basis, and the quantity that it started from."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.quantities.language import Language
from notice_parser.quantities.model import NEAR, ChangeFound, Direction, Role, Statement
from notice_parser.quantities.origins import ChangeOrigin, Origin
from notice_parser.spans import Span
from notice_parser.wording.model import QuantityClaim
from notice_parser.wording.tokens import Token

FARTHEST = 8  # tokens before a quantity in which its change word stands
WIDEST_GAP = 8  # characters between a basis and its change word in one quote


class ChangeWords(Struct, frozen=True):
    """What stands before a quantity: the change word, its basis, whether it leads up to the quantity (提高到)."""

    direction: Direction
    word: Token
    basis: Token | None
    arrives: bool


class ChangeSite(Struct, frozen=True):
    """The tokens before a quantity in its clause, and the basis that an earlier clause has set."""

    before: list[Token]
    basis: Span | None


def find_change(language: Language, before: list[Token]) -> ChangeWords | None:
    """The change word nearest before a quantity, through words that may stand between; None if there is none."""
    kinds = language.kinds
    basis: Token | None = None
    word: Token | None = None
    arrives = passed = False
    for token in reversed(without_action(language, before[-FARTHEST:])):
        is_change = token.kind in kinds.growth or token.kind in kinds.fall
        if is_change and word is None:
            word = token
        elif token.kind == "basis":
            basis = basis or token
        elif token.kind == "link" and word is None and language.word(token) in language.particles.arriving:
            arrives = True
        elif token.kind == "figure" and word is not None:
            passed = True
        elif token.kind not in kinds.before_changed or (passed and token.kind != "of"):
            break
    if word is None:
        return beside_time(language, before)
    direction: Direction = "increase" if word.kind in kinds.growth else "decrease"
    return ChangeWords(direction, word, basis or basis_ahead(before), arrives or word.kind in kinds.arrives)


def beside_time(language: Language, before: list[Token]) -> ChangeWords | None:
    """较去年低0.05元: less than at a time before is a fall; than elsewhere, or than planned, is none."""
    if len(before) < 2 or before[-2].kind != "basis":
        return None
    basis, word, particles = language.word(before[-2]), language.word(before[-1]), language.particles
    if word not in particles.above | particles.below or any(sign in basis for sign in particles.of_plans):
        return None
    if not any(sign in basis for sign in particles.of_time):
        return None
    return ChangeWords("increase" if word in particles.above else "decrease", before[-1], before[-2], arrives=False)


def without_action(language: Language, near: list[Token]) -> list[Token]:
    """较上年多争取3400万元: the words before a quantity without the action between a change word and it."""
    kinds = language.kinds
    if len(near) < 3 or near[-1].kind not in kinds.event or near[-3].kind != "basis":
        return near
    return near[:-1] if near[-2].kind in kinds.growth or near[-2].kind in kinds.fall else near


def basis_ahead(before: list[Token]) -> Token | None:
    """与上月相比，批次、人次分别上升: the basis further ahead in the clause, where no quantity stands between."""
    for token in reversed(before):
        if token.kind in ("figure", "basis"):
            return token if token.kind == "basis" else None
    return None


def start_of(before: list[Token], figure: QuantityClaim, index_in_row: int) -> Token | None:
    """The quantity that 由A提高到B started from: the nearest one before of the same unit, if 由 or 从 leads it in.

    Quantities in other units are passed over: 由52户170人减至19户41人. `index_in_row` is that of the quantity in its
    row of values: 从A、B提高到C、D.
    """
    for index in range(len(before) - 1, -1, -1):
        token = before[index]
        if token.kind == "figure":
            is_led_in = any(t.kind == "origin" for t in before[max(0, index - FARTHEST) : index])
            if token.inner:
                values = [t for t in token.inner if t.kind == "figure"]
                token = values[index_in_row] if index_in_row < len(values) else token
            claim = token.claim
            if not isinstance(claim, QuantityClaim):
                return None
            if claim.base_unit != figure.base_unit:
                continue
            return token if is_led_in else None
    return None


def change_found(words: ChangeWords, inherited: Span | None, start: Token | None) -> ChangeFound:
    """`quote` holds the basis where it stands right before the change word; `inherited`: that of an earlier clause."""
    own = words.basis
    begin = own.start if own is not None and own.start < words.word.start else words.word.start
    if own is not None and words.word.start - own.end > WIDEST_GAP:
        begin = words.word.start
    return ChangeFound(
        direction=words.direction,
        basis=own.span if own is not None else inherited,
        start=start.span if start is not None else None,
        quote=Span(begin, words.word.end),
        origin=ChangeOrigin.WORD if inherited is None else ChangeOrigin.WORD_INHERITED_BASIS,
        arrives=words.arrives,
        word=words.word.kind,
    )


def inner_changes(language: Language, token: Token) -> list[ChangeWords | None]:
    """Of a row of values, the change word before each value that has its own (上升12.4%、下降3.6%)."""
    result: list[ChangeWords | None] = []
    gathered: list[Token] = []
    for part in token.inner:
        if part.kind == "figure":
            result.append(find_change(language, gathered) if gathered else None)
            gathered = []
        else:
            gathered.append(part)
    for i in range(1, len(result)):
        own, earlier = result[i], result[i - 1]
        if own is None and earlier is not None:
            result[i] = earlier
    return result


def set_change(
    language: Language, made: Statement, words: ChangeWords | None, *, near: ChangeSite, index_in_row: int = 0
) -> None:
    """Growth or fall of a quantity: stated by itself (持平, 翻一番), or by the change word before it."""
    if set_own_change(language, made, near.before):
        return
    if words is None or (made.action is not None and made.action.span.meets(words.word.span)):
        return
    basis = near.basis if words.basis is None and not words.arrives else None
    start = start_of(near.before, made.figure, index_in_row) if words.arrives else None
    made.change = change_found(words, basis, start)
    if made.action is None or made.action.start < words.word.start:
        made.action = None
        made.level = True


def set_own_change(language: Language, made: Statement, before: list[Token]) -> bool:
    """Set the change that the quantity itself states; False where it states none."""
    figure, particles = made.figure, language.particles
    words = figure.span.of(language.text)
    if figure.value == 0 and figure.unit is None and any(flat in words for flat in particles.flat):
        made.change = ChangeFound("unchanged", last_basis(before), None, figure.span, ChangeOrigin.NO_CHANGE)
    elif figure.base_unit in particles.doubling:
        made.change = ChangeFound("increase", last_basis(before), None, figure.span, ChangeOrigin.DOUBLED)
        made.action = None
    else:
        return False
    made.level = True
    return True


def last_basis(before: list[Token]) -> Span | None:
    return next((token.span for token in reversed(before) if token.kind == "basis"), None)


def pair_change(made: Statement, found: list[Statement], before: list[Token]) -> None:
    """减至19户41人: a quantity right after another in another unit has the same change, from its own unit's start."""
    last = found[-1] if found else None
    if made.change is not None or last is None or last.change is None or last.change.origin is ChangeOrigin.NO_CHANGE:
        return
    if not before or before[-1].claim is not last.figure or made.figure.base_unit == last.figure.base_unit:
        return
    start = start_of(before, made.figure, 0) if last.change.arrives else None
    made.change = replace(last.change, start=start.span if start is not None else None, origin=ChangeOrigin.JOINED)
    made.action, made.level = None, True


def share_change(made: Statement, found: list[Statement]) -> None:
    """同比减少9起、4人: a bare quantity that 、 joins to a change has the same one, of what was counted in its unit."""
    last = found[-1] if found else None
    if made.change is not None or last is None or last.change is None or last.sentence != made.sentence:
        return
    made.change = replace(last.change, start=None, origin=ChangeOrigin.JOINED)
    made.action = None
    made.level = True
    unit = made.figure.base_unit
    whole = next((one for one in reversed(found[-NEAR:]) if one.figure.base_unit == unit and one.change is None), None)
    if whole is not None and whole.sentence == made.sentence:
        made.measured = Role(whole.measured.span, Origin.COUNTED_IN_UNIT) if whole.measured is not None else None
