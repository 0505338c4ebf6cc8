"""其中, 未办结, 合计, 除…外: which quantity is a part, a share or a rate of which. The last step of the reading."""

from __future__ import annotations

from decimal import Decimal

from notice_parser.pack.marks import COMMAS, ENUMERATION
from notice_parser.quantities.language import Language
from notice_parser.quantities.model import Cue, Statement
from notice_parser.quantities.origins import Origin, PartOrigin
from notice_parser.quantities.shares import ShareReader
from notice_parser.quantities.sums import add_brackets, add_rows, add_totals
from notice_parser.quantities.wholes import FARTHEST, Wholes, half_of, sum_of

MARKERS: frozenset[Cue] = frozenset({"done", "negate", "ongoing", "remain"})


def find_parts(language: Language, statements: list[Statement]) -> None:
    """Set `part` of each statement that is part of another."""
    wholes = Wholes(language, statements)
    shares, parts = ShareReader(wholes), PartReader(wholes)
    for index in range(len(statements)):
        if not shares.read(index):
            parts.read(index)
    add_totals(wholes)
    add_brackets(wholes)
    add_rows(wholes)


class PartReader:
    """Finds the wholes of quantities that count or measure."""

    def __init__(self, wholes: Wholes) -> None:
        self.wholes, self.all = wholes, wholes.all

    def read(self, index: int) -> None:
        one, wholes = self.all[index], self.wholes
        if not wholes.is_counted(one) or one.change is not None:
            return
        if "per" in one.cues or one.has_flag("difference"):
            return
        if "among" in one.cues:
            wholes.set(index, wholes.whole_before(index), "subset", origin=PartOrigin.AMONG)
        elif self.goes_on(index):
            last = self.opened_by(index)
            wholes.set(index, last.part_of if last else None, "subset", origin=PartOrigin.LIST)
        elif (second := self.whole_beside(index)) is not None:
            wholes.set(index, second, "subset", origin=PartOrigin.LIST_BESIDE)
        elif "exception" in one.cues:
            wholes.set(index, wholes.whole_before(index), "partition", origin=PartOrigin.EXCEPTION)
        elif one.cues & MARKERS or (one.measured is not None and one.measured.is_inherited):
            self.work_off(index)
        if one.part is None and "inside" in one.cues:
            self.set_inside(index)

    def set_inside(self, index: int) -> None:
        """28个问题中，立行立改类12个: the quantities after a whole that was opened, as long as they fit into it."""
        one, wholes = self.all[index], self.wholes
        whole = next((i for i in wholes.before(index) if "opens" in self.all[i].cues), None)
        if whole is None or not wholes.may_hold(self.all[whole], one):
            return
        last = self.all[index - 1]
        is_joined = ENUMERATION in wholes.text[last.figure.end : one.figure.start]
        if index - 1 != whole and last.clause == one.clause and not is_joined and wholes.may_hold(last, one):
            wholes.set(index, index - 1, "partition", origin=PartOrigin.WORKED_OFF_BESIDE)
            return
        parts = [self.all[i] for i in range(whole + 1, index) if self.all[i].part_of == whole]
        parts.append(one)
        most = self.all[whole].figure.base_value
        rounding = sum((half_of(part.figure) for part in parts), Decimal(0))
        if most is not None and sum_of(parts) <= most + rounding:
            wholes.set(index, whole, "subset", origin=PartOrigin.INSIDE)

    def goes_on(self, index: int) -> bool:
        """Does this quantity go on a list of parts that 其中 opened, within the whole?"""
        one, last, wholes = self.all[index], self.opened_by(index), self.wholes
        if last is None or last.part is None or last.part.role != "subset":
            return False
        whole = self.all[last.part.whole]
        is_of_other_time = has_own_period(one) and not has_own_period(last) and one.before != ENUMERATION
        if not wholes.is_comparable(one, whole) or is_of_other_time or one.depth != last.depth:
            return False
        is_other = one.cues & MARKERS or (one.level and not wholes.has_same_head(one, last))
        if one.segment != last.segment and is_other:
            return False
        if one.before == ENUMERATION:
            return wholes.holds(whole, one)
        return self.fits(index, last.part.whole)

    def fits(self, index: int, whole: int) -> bool:
        """Do the parts up to this one fit into the whole? One with an action of its own only where they fill it."""
        one, most = self.all[index], self.all[whole].figure.base_value
        parts = self.wholes.subsets_of(whole, index)
        total = sum_of(parts)
        rounding = sum((half_of(part.figure) for part in parts), half_of(self.all[whole].figure))
        has_own_action = one.action is not None and one.action.origin is Origin.FRAME
        if one.before in COMMAS and has_own_action and total != most:
            return False
        return most is not None and total <= most + rounding

    def whole_beside(self, index: int) -> int | None:
        """6个党组织、19名干部，其中党组织5个、干部4人: the whole of the second row, joined to that of the first."""
        one, last, wholes = self.all[index], self.opened_by(index), self.wholes
        if last is None or last.part is None or last.part.role != "subset" or last.sentence != one.sentence:
            return None
        whole = last.part.whole
        if wholes.is_comparable(one, self.all[whole]) or one.segment != last.segment:
            return None
        for other in (whole + 1, whole - 1):
            if 0 <= other < index and wholes.is_joined_to(other, whole) and wholes.may_hold(self.all[other], one):
                return other
        return None

    def opened_by(self, index: int) -> Statement | None:
        """The part that a list may go on from; one that was worked off stands for what was done of it."""
        last = self.last_part(index)
        if last is not None and last.part is not None and self.all[last.part.whole].part_role == "subset":
            return self.all[last.part.whole]
        return last

    def last_part(self, index: int) -> Statement | None:
        """The quantity before in the sentence that counts things; shares and rates are passed over."""
        one = self.all[index]
        for other in range(index - 1, max(-1, index - FARTHEST), -1):
            last = self.all[other]
            if last.sentence != one.sentence:
                return None
            is_second = last.before == ENUMERATION and last.figure.base_unit != one.figure.base_unit
            if self.wholes.is_counted(last) and not is_second:
                return last
        return None

    def work_off(self, index: int) -> None:
        """已办结, 未办结, 剩余 and actions on things found before: parts of the nearest whole of the same things."""
        one, wholes = self.all[index], self.wholes
        for other in wholes.before(index):
            whole = self.all[other]
            if not wholes.is_comparable(one, whole) or whole.change is not None or not wholes.holds(whole, one):
                continue
            if not self.has_same_things(one, whole) or not has_same_time(one, whole):
                continue
            is_worked_off = whole.part is not None and (whole.part.role == "partition" or "remain" in one.cues)
            above = whole.part.whole if whole.part is not None and is_worked_off and "opens" not in whole.cues else None
            if above is not None:
                other, whole = above, self.all[above]
            if one.cues & MARKERS or above is not None or wholes.is_taken_in(whole) or is_only_named(whole):
                wholes.set(index, other, "partition", origin=PartOrigin.WORKED_OFF)
            return

    def has_same_things(self, one: Statement, whole: Statement) -> bool:
        if one.measured is None:
            return whole.measured is None and self.wholes.is_taken_in(whole)
        if one.measured.is_inherited:
            return True
        if whole.measured is None:
            return False
        is_alike = one.measured.of(self.wholes.text) == whole.measured.of(self.wholes.text)
        return one.measured.span == whole.measured.span or (is_alike and "remain" in one.cues)


def has_own_period(one: Statement) -> bool:
    return one.period is not None and not one.period.inherited


def has_same_time(one: Statement, whole: Statement) -> bool:
    """A quantity with a period of its own is about another time than one before it; 目前 alone is not such a period."""
    period = one.period
    if period is None or period.inherited or (period.claim.from_ is None and period.claim.to is None):
        return True
    return whole.period is None or period.claim == whole.period.claim


def is_only_named(whole: Statement) -> bool:
    """Is the whole a thing that is only named: 4个问题, 反馈的4个问题?"""
    is_inherited = whole.action is not None and whole.action.origin is Origin.WHOLE
    return whole.action is None or is_inherited or whole.has_flag("source_only") or whole.level
