"""Parts and wholes by arithmetic, after the readings are chosen: what adds up or divides to a figure is proved."""

from __future__ import annotations

from decimal import Decimal

from notice_parser.quantities.language import Language
from notice_parser.quantities.model import PartFound, Statement, StatusFound
from notice_parser.quantities.origins import PartOrigin, StatusOrigin
from notice_parser.quantities.sums import add_brackets, add_rows, add_totals
from notice_parser.quantities.wholes import FARTHEST, Wholes, half_of

FARTHEST_SHARE = 8  # sentences: how far back the whole of a share may stand
SHARPEST = Decimal("0.02")  # a percentage is exact enough to prove a whole if its rounding is less than this part of it
SHARPER = Decimal("0.005")  # the same, where nothing but the numbers says which figure is the part
NEAR_PARTS = 3  # figures before a rate that are tried as its part where none has its action
HUNDRED = Decimal(100)


PROVED = frozenset({PartOrigin.TOTAL, PartOrigin.BRACKET, PartOrigin.ROW, PartOrigin.ARITHMETIC})


def prove_parts(language: Language, statements: list[Statement]) -> None:
    """Set `part` of each statement whose whole the numbers prove, whatever was chosen for it, and without a doubt."""
    wholes = Wholes(language, statements)
    add_totals(wholes)
    add_brackets(wholes)
    add_rows(wholes)
    for index, one in enumerate(statements):
        fill_list(wholes, index)
        add_beside(wholes, index)
        if one.figure.kind == "percent" and one.change is None and one.figure.value_max is None:
            prove_percentage(wholes, index)
    for one in statements:
        if one.part is not None and one.part.origin in PROVED:
            one.doubts = tuple(field for field in one.doubts if field != "part_of")
        if one.figure.kind == "percent" and one.status in ("done", "ongoing") and states_extent(language, one):
            one.status_found = StatusFound(None, StatusOrigin.LEVEL)


def states_extent(language: Language, one: Statement) -> bool:
    """A share, a rate, 完成年度任务76%: it states how large a part is, not what was done."""
    if one.part_role in ("share", "rate"):
        return True
    return one.action is not None and language.kind_of.get(one.action.of(language.text)) == "light"


def fill_list(wholes: Wholes, index: int) -> None:
    """其中，抽查印染企业15家；抽查造纸企业25家: figures after a first part that fill its whole are parts too."""
    first = wholes.all[index]
    if first.part is None or first.part.role != "subset" or "among" not in first.cues:
        return
    whole, rest, more = wholes.all[first.part.whole], first.figure.base_value or Decimal(0), list[Statement]()
    for one in wholes.all[index + 1 : index + FARTHEST]:
        if one.sentence != first.sentence or one.change is not None:
            break
        if not wholes.is_comparable(one, whole) or one.figure.base_value is None:
            continue
        rest += one.figure.base_value
        more.append(one)
        if rest >= (whole.figure.base_value or 0):
            break
    if rest == whole.figure.base_value:
        for one in (one for one in more if one.part is None):
            one.part = PartFound(first.part.whole, "subset", PartOrigin.LIST)


def add_beside(wholes: Wholes, index: int) -> None:
    """企业40家90次, 其中…15家30次: the second of two figures side by side is part of the second of its whole's pair."""
    one, last = wholes.all[index], wholes.all[index - 1] if index else None
    if last is None or last.part is None or one.part is not None or last.part.whole >= index - 1:
        return
    second = last.part.whole + 1
    whole = wholes.all[second]
    if not are_side_by_side(last, one) or not are_side_by_side(wholes.all[second - 1], whole):
        return
    if wholes.is_comparable(one, whole) and wholes.holds(whole, one):
        one.part = PartFound(second, last.part.role, PartOrigin.LIST_BESIDE)


def are_side_by_side(first: Statement, second: Statement) -> bool:
    return first.figure.end == second.figure.start and first.figure.base_unit != second.figure.base_unit


def prove_percentage(wholes: Wholes, index: int) -> None:
    """办结36件，办结率90%: of the 40 before it, not of the 120; 来信270件，占60%: of the 450 of a sentence before."""
    one = wholes.all[index]
    is_share = is_share_of(wholes, one)
    if not is_share and not is_rate(wholes, one):
        return
    at = part_before(wholes, index, is_rate=not is_share)
    whole = None
    if at is not None:
        if one.part is not None and is_proved(wholes.all[at], wholes.all[one.part.whole], one):
            return
        whole = whole_of(wholes, at, one, reach=FARTHEST_SHARE if is_share else 0)
    elif one.part is None and is_sharp(one, SHARPER):
        counted = [i for i in before(wholes, index, 0)[:NEAR_PARTS] if is_amount(wholes, i)]
        pairs = ((i, whole_of(wholes, i, one, reach=0)) for i in counted)
        at, whole = next(((i, found) for i, found in pairs if found is not None), (None, None))
    if at is None or whole is None:
        return
    part, old = wholes.all[at], one.part
    one.part = PartFound(whole, "share" if is_share else "rate", PartOrigin.ARITHMETIC)
    if part.part is None or (old is not None and part.part.whole == old.whole):
        part.part = PartFound(whole, "subset" if is_share else "partition", PartOrigin.ARITHMETIC)


def whole_of(wholes: Wholes, part: int, rate: Statement, *, reach: int) -> int | None:
    """The nearest figure before a part of which it is the percentage that `rate` states."""
    places = before(wholes, part, reach)
    return next((i for i in places if is_whole(wholes, i, part=wholes.all[part], rate=rate)), None)


def is_share_of(wholes: Wholes, one: Statement) -> bool:
    if one.has_flag("share"):
        return True
    return one.measured is not None and one.measured.of(wholes.text).endswith(tuple(wholes.words.bare_shares))


def is_rate(wholes: Wholes, one: Statement) -> bool:
    return one.measured is not None and one.measured.of(wholes.text).endswith(wholes.words.rates)


def part_before(wholes: Wholes, index: int, *, is_rate: bool) -> int | None:
    """The counted quantity of the sentence that the percentage is about: the nearest, for a rate one of its action."""
    one = wholes.all[index]
    counted = [i for i in before(wholes, index, 0) if is_amount(wholes, i)]
    if not is_rate or one.measured is None:
        return counted[0] if counted else None
    name = one.measured.of(wholes.text)
    actions = ((i, wholes.all[i].action) for i in counted)
    return next((i for i, action in actions if action is not None and action.of(wholes.text)[:2] in name), None)


def is_amount(wholes: Wholes, index: int) -> bool:
    return wholes.is_counted(wholes.all[index]) and wholes.all[index].change is None


def before(wholes: Wholes, index: int, reach: int) -> range:
    """The statements near before this one, nearest first, as many sentences back as the reach says."""
    first = index - 1
    sentence = wholes.all[index].sentence
    while first >= 0 and first >= index - FARTHEST and sentence - wholes.all[first].sentence <= reach:
        first -= 1
    return range(index - 1, first, -1)


def is_whole(wholes: Wholes, index: int, *, part: Statement, rate: Statement) -> bool:
    whole = wholes.all[index]
    is_amount = whole.change is None or whole.change.arrives
    return is_amount and wholes.is_comparable(part, whole) and is_proved(part, whole, rate)


def is_sharp(rate: Statement, sharpest: Decimal) -> bool:
    percent = rate.figure.base_value or Decimal(0)
    return percent > 0 and (half_of(rate.figure) or Decimal("0.5")) <= percent * sharpest


def is_proved(part: Statement, whole: Statement, rate: Statement) -> bool:
    """Is the part this percentage of the whole, within what rounding may have changed, and sharply enough?"""
    a, b, percent = part.figure.base_value, whole.figure.base_value, rate.figure.base_value
    if a is None or b is None or not percent or b <= half_of(whole.figure):
        return False
    slack = half_of(rate.figure) or Decimal("0.5")
    if not is_sharp(rate, SHARPEST):
        return False
    least = (a - half_of(part.figure)) / (b + half_of(whole.figure)) * HUNDRED - slack
    most = (a + half_of(part.figure)) / (b - half_of(whole.figure)) * HUNDRED + slack
    return least <= percent <= most


__all__ = ["prove_parts"]
