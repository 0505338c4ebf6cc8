"""The statements of a notice while parts are looked for: what all searches for a whole ask and set."""

from __future__ import annotations

from decimal import Decimal

from notice_parser.pack.marks import ENUMERATION
from notice_parser.quantities.language import Language
from notice_parser.quantities.model import PartFound, PartRole, Role, Statement, StatusFound
from notice_parser.quantities.origins import Origin, PartOrigin, StatusOrigin
from notice_parser.wording.model import QuantityClaim

FARTHEST = 24  # statements: how far back a whole is looked for
HEAD = 2  # characters: the head of a noun, which stands at its end


def half_of(figure: QuantityClaim) -> Decimal:
    """Half a unit of the last digit of a quantity in its base unit: what rounding may have changed."""
    if not figure.value or figure.base_value is None:
        return Decimal(0)
    exponent = figure.value.as_tuple().exponent
    last = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(0)
    return last * figure.base_value / figure.value / 2


class Wholes:
    """`all` are the statements in text order; an index is one of theirs."""

    def __init__(self, language: Language, statements: list[Statement]) -> None:
        self.text, self.all = language.text, statements
        self.words, self.counted = language.parts, language.parts.counted

    def set(self, index: int, whole: int | None, role: PartRole, *, origin: PartOrigin) -> None:
        """Make the statement part of the whole, and let it inherit what it leaves out."""
        if whole is None or whole == index:
            return
        part, above = self.all[index], self.all[whole]
        part.part = PartFound(whole, role, origin)
        if "remain" in part.cues and part.measured is None:
            part.measured = of_whole(above.measured)
        is_bare = part.action is None and not part.level and self.is_counted(part)
        if role == "subset" and is_bare and not self.is_source(whole):
            part.action = of_whole(above.action)
            part.status_found = StatusFound(above.status, StatusOrigin.INHERITED)

    def is_source(self, index: int) -> bool:
        """反映的7个方面218个问题: does the action only say where the things come from?"""
        near = self.all[max(0, index - 2) : index + 1]
        action = span_of(self.all[index].action)
        return any(one.has_flag("source_only") and span_of(one.action) == action for one in near)

    def before(self, index: int) -> list[int]:
        """The statements before this one in its sentence, nearest first; after 其中 those of the one before as well.

        Those in a bracket that is closed before it only say something of the figure before the bracket.
        """
        one = self.all[index]
        first = index - 1
        reach = 1 if "among" in one.cues or one.has_flag("share") else 0
        while first >= max(0, index - FARTHEST) and self.all[first].sentence >= one.sentence - reach:
            first -= 1
        return [other for other in range(index - 1, first, -1) if not self.is_aside(other, one.depth)]

    def is_aside(self, index: int, depth: int) -> bool:
        """起数15起（去年18起），其中…: does it stand in a bracket after a figure, seen from this depth?"""
        one = self.all[index]
        if one.depth <= depth:
            return False
        earlier = self.all[max(0, index - FARTHEST) : index]
        return any(other.sentence == one.sentence and other.depth < one.depth for other in earlier)

    def whole_before(self, index: int) -> int | None:
        """The nearest comparable quantity that can hold this one; one with the same action comes first."""
        one = self.all[index]
        able = [other for other in self.before(index) if self.may_hold(self.all[other], one)]
        if not able:
            return None
        able = [other for other in able if self.all[other].sentence == one.sentence] or able
        same = [other for other in able if self.has_same_action(self.all[other], one)]
        other = (same or able)[0]
        return self.root(other) if self.all[other].sentence != one.sentence else other

    def may_hold(self, whole: Statement, part: Statement) -> bool:
        is_amount = whole.change is None or whole.change.arrives
        are_persons = {part.figure.base_unit, whole.figure.base_unit} <= self.words.persons
        return is_amount and (are_persons or self.is_comparable(part, whole)) and self.holds(whole, part)

    def has_same_action(self, one: Statement, other: Statement) -> bool:
        if one.action is None or other.action is None:
            return False
        return one.action.of(self.text) == other.action.of(self.text)

    def root(self, index: int) -> int:
        """The whole that a quantity is in the end a part of, else itself."""
        seen = {index}
        while (above := self.all[index].part_of) is not None and above not in seen:
            seen.add(above)
            index = above
        return index

    def is_counted(self, one: Statement) -> bool:
        return one.figure.kind in self.counted

    def is_taken_in(self, whole: Statement) -> bool:
        return whole.action is not None and whole.action.of(self.text).startswith(self.words.whole_actions)

    def holds(self, whole: Statement, part: Statement) -> bool:
        most, value = whole.figure.base_value, part.figure.base_value
        return most is None or value is None or most >= value

    def is_comparable(self, one: Statement, other: Statement) -> bool:
        """Do both count in one unit, and neither only as the basis of a comparison?"""
        if "compared" in one.cues or "compared" in other.cues:
            return False
        return one.figure.base_unit == other.figure.base_unit and self.is_counted(one)

    def has_same_head(self, one: Statement, other: Statement) -> bool:
        """第二产业增加值 after 第一产业增加值: do the things measured have one head?"""
        if one.measured is None or other.measured is None:
            return False
        return one.measured.of(self.text)[-HEAD:] == other.measured.of(self.text)[-HEAD:]

    def is_joined_to(self, other: int, whole: int) -> bool:
        later = self.all[max(other, whole)]
        return later.before == ENUMERATION and self.all[other].part is None

    def subsets_of(self, whole: int, index: int) -> list[Statement]:
        """The comparable subsets of a whole that stand near before a statement, and that statement."""
        one = self.all[index]
        earlier = [part for part in self.all[max(0, index - FARTHEST) : index] if is_subset_of(part, whole)]
        return [*(part for part in earlier if self.is_comparable(part, self.all[whole])), one]


def is_subset_of(part: Statement, whole: int) -> bool:
    return part.part is not None and part.part.whole == whole and part.part.role == "subset"


def span_of(role: Role | None) -> object:
    return role.span if role is not None else None


def of_whole(role: Role | None) -> Role | None:
    return Role(role.span, Origin.WHOLE) if role is not None else None


def sum_of(statements: list[Statement]) -> Decimal:
    """The sum of base values; unknown values count as nothing."""
    return sum((one.figure.base_value for one in statements if one.figure.base_value is not None), Decimal(0))
