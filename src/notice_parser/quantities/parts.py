"""其中, 占, 率, 未办结, 合计, 除…外: which figure is a part, a share or a rate of which. The last fold."""

from __future__ import annotations

from decimal import Decimal

from notice_parser.pack.parts import PartWords
from notice_parser.quantities.shape import COUNTED, Statement
from notice_parser.quantities.sums import add_up, bracket_up, sum_up
from notice_parser.wording.model import QuantityClaim

DIFFERENCES = frozenset({"compared", "compared-carried"})
SHARES = frozenset({"share-of-whole", "share-of-carried"})
# The sign of a figure that another is only compared with: 比上年同期847件.
COMPARED = frozenset({"compared"})
MARKS = frozenset({"done", "negate", "ongoing", "remain"})
FARTHEST = 24
ENUMERATION = "、"
HEAD = 2
FARTHEST_TOTAL = 8


def find_parts(text: str, statements: list[Statement], words: PartWords) -> None:
    """Set `part_of` (an index into `statements`) and `part_role`."""
    fold = PartFold(text, statements, words)
    for index in range(len(statements)):
        fold.read(index)
    sum_up(fold)
    bracket_up(fold)
    add_up(fold)


def half_of(figure: QuantityClaim) -> Decimal:
    """Half a unit of the last place of a figure in its base unit: what rounding may have changed."""
    if not figure.value or figure.base_value is None:
        return Decimal(0)
    exponent = figure.value.as_tuple().exponent
    last = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(0)
    return last * figure.base_value / figure.value / 2


class PartFold:
    def __init__(self, text: str, statements: list[Statement], words: PartWords) -> None:
        self.text, self.all, self.words = text, statements, words

    def read(self, index: int) -> None:
        one = self.all[index]
        if one.change is None and (one.frame in SHARES or self.is_bare_share(one)):
            self.share(index)
        elif self.is_named_share(one):
            self.named_share(index)
        elif one.figure.kind == "percent" and one.frame == "part-of-figure":
            self.set(index, index - 1 if index else None, "share", "stands behind its whole")
        elif self.is_rate(one):
            self.rate(index)
        elif one.figure.kind in COUNTED and one.change is None:
            self.part(index)

    def part(self, index: int) -> None:
        one = self.all[index]
        if "per" in one.signs or one.frame in DIFFERENCES:
            return
        if "among" in one.signs:
            self.set(index, self.whole_before(index), "subset", "word of kind among; nearest that can hold it")
        elif self.goes_on(index):
            last = self.opened_by(index)
            self.set(index, last.part_of if last else None, "subset", "goes on the list of parts")
        elif (beside := self.whole_beside(index)) is not None:
            self.set(index, beside, "subset", "goes on the list of parts, of the whole told beside the first")
        elif one.signs & {"exception"}:
            self.set(index, self.whole_before(index), "partition", "left out of the nearest that can hold it")
        elif one.signs & MARKS or one.is_carried("measured"):
            self.worked_off(index)
        if one.part_of is None and "inside" in one.signs:
            self.inside(index)

    def inside(self, index: int) -> None:
        """28个问题中，立行立改类12个: the figures behind a whole that was laid open, as long as they fit into it."""
        one = self.all[index]
        whole = next((i for i in self.before(index) if "spans" in self.all[i].signs), None)
        if whole is None or not self.may_hold(self.all[whole], one):
            return
        beside = self.all[index - 1]
        joined = ENUMERATION in self.text[beside.figure.end : one.figure.start]
        if index - 1 != whole and beside.clause == one.clause and not joined and self.may_hold(beside, one):
            self.set(index, index - 1, "partition", "works off the figure beside it")
            return
        parts = [i for i in range(whole + 1, index) if self.all[i].part_of == whole]
        told = [self.all[i].figure.base_value for i in (*parts, index)]
        total, most = sum((v for v in told if v is not None), Decimal(0)), self.all[whole].figure.base_value
        rounding = sum((half_of(self.all[i].figure) for i in (*parts, index)), Decimal(0))
        if most is not None and total <= most + rounding:
            self.set(index, whole, "subset", "told of the whole that the words before lay open")

    def set(self, index: int, whole: int | None, role: str, reason: str) -> None:
        if whole is not None and whole != index:
            part = self.all[index]
            part.part_of, part.part_role = whole, role
            part.reasons["part_of"] = reason
            if "remain" in part.signs and part.measured is None:
                part.measured = self.all[whole].measured
            takes = role == "subset" and part.action is None and not part.level and part.figure.kind in COUNTED
            if takes and not self.is_told_of(whole):
                part.action, part.status = self.all[whole].action, self.all[whole].status
                part.reasons["action"] = "that of the whole"

    def is_told_of(self, index: int) -> bool:
        """反映的7个方面218个问题: is the deed one that only says where the things come from?"""
        near = self.all[max(0, index - 2) : index + 1]
        return any((s.frame or "").startswith("told-of") and s.action == self.all[index].action for s in near)

    def before(self, index: int) -> range:
        """The figures of the sentence before this one, nearest first; behind 其中 those of the sentence before too."""
        sentence = self.all[index].sentence
        first = index - 1
        reach = 1 if "among" in self.all[index].signs or self.all[index].frame in SHARES else 0
        while first >= max(0, index - FARTHEST) and self.all[first].sentence >= sentence - reach:
            first -= 1
        return range(index - 1, first, -1)

    def whole_before(self, index: int) -> int | None:
        """The nearest comparable figure that can hold this one; one of the same deed comes first."""
        one = self.all[index]
        able = [other for other in self.before(index) if self.may_hold(self.all[other], one)]
        if not able:
            return None
        able = [other for other in able if self.all[other].sentence == one.sentence] or able
        same = [other for other in able if self.same_deed(self.all[other], one)]
        other = (same or able)[0]
        return self.root(other) if self.all[other].sentence != one.sentence else other

    def may_hold(self, whole: Statement, part: Statement) -> bool:
        settled = whole.change is None or whole.change.arrives
        persons = {part.figure.base_unit, whole.figure.base_unit} <= self.words.persons
        return (self.comparable(part, whole) or persons) and self.holds(whole, part) and settled

    def same_deed(self, one: Statement, other: Statement) -> bool:
        if one.action is None or other.action is None:
            return False
        return one.action.of(self.text) == other.action.of(self.text)

    def root(self, index: int) -> int:
        """The whole that a figure is in the end a part of, else itself."""
        seen = {index}
        while (above := self.all[index].part_of) is not None and above not in seen:
            seen.add(above)
            index = above
        return index

    def goes_on(self, index: int) -> bool:
        """Does this figure go on a list of parts that 其中 opened, within the whole?"""
        one, last = self.all[index], self.opened_by(index)
        if last is None or last.part_of is None or last.part_role != "subset":
            return False
        whole = self.all[last.part_of]
        other_time = self.has_own_period(one) and not self.has_own_period(last) and one.before != ENUMERATION
        if not self.comparable(one, whole) or other_time:
            return False
        if one.segment != last.segment and (one.signs & MARKS or (one.level and not self.alike(one, last))):
            return False
        if one.depth != last.depth:
            return False
        if one.before == ENUMERATION:
            return self.holds(whole, one)
        own_deed = one.action is not None and one.reasons.get("action", "").startswith("frame")
        parts = [
            part.figure
            for part in (*self.all[max(0, index - FARTHEST) : index], one)
            if part is one
            or (part.part_of == last.part_of and part.part_role == "subset" and self.comparable(part, whole))
        ]
        total = sum((part.base_value for part in parts if part.base_value is not None), Decimal(0))
        rounding = sum(map(half_of, parts), half_of(whole.figure))
        if one.before in "，," and own_deed and total != whole.figure.base_value:
            return False
        return whole.figure.base_value is not None and total <= whole.figure.base_value + rounding

    def whole_beside(self, index: int) -> int | None:
        """6个党组织、19名干部，其中党组织5个、干部4人: the whole of the second row, joined to that of the first."""
        one, last = self.all[index], self.opened_by(index)
        if last is None or last.part_of is None or last.part_role != "subset" or last.sentence != one.sentence:
            return None
        whole = last.part_of
        if self.comparable(one, self.all[whole]) or one.segment != last.segment:
            return None
        for other in (whole + 1, whole - 1):
            if 0 <= other < index and self.is_joined_to(other, whole) and self.may_hold(self.all[other], one):
                return other
        return None

    def is_joined_to(self, other: int, whole: int) -> bool:
        later = self.all[max(other, whole)]
        return later.before == ENUMERATION and self.all[other].part_of is None

    def alike(self, one: Statement, other: Statement) -> bool:
        """第二产业增加值 after 第一产业增加值: are the things measured called by one head?"""
        if one.measured is None or other.measured is None:
            return False
        return one.measured.of(self.text)[-HEAD:] == other.measured.of(self.text)[-HEAD:]

    def has_own_period(self, one: Statement) -> bool:
        return one.period is not None and not one.period.inherited

    def opened_by(self, index: int) -> Statement | None:
        """The part that a list may go on from; one that was worked off stands for what was done of it."""
        last = self.last_part(index)
        if last is not None and last.part_of is not None and self.all[last.part_of].part_role == "subset":
            return self.all[last.part_of]
        return last

    def last_part(self, index: int) -> Statement | None:
        """The figure before in the sentence that counts things, shares and rates passed over."""
        one = self.all[index]
        for other in range(index - 1, max(-1, index - FARTHEST), -1):
            last = self.all[other]
            if last.sentence != one.sentence:
                return None
            is_second = last.before == ENUMERATION and last.figure.base_unit != one.figure.base_unit
            if last.figure.kind in COUNTED and not is_second:
                return last
        return None

    def worked_off(self, index: int) -> None:
        """已办结, 未办结, 剩余 and deeds on things found before: parts of the nearest whole of the same things."""
        one = self.all[index]
        for other in self.before(index):
            whole = self.all[other]
            if not self.comparable(one, whole) or whole.change is not None or not self.holds(whole, one):
                continue
            if not self.same_things(one, whole) or not self.same_time(one, whole):
                continue
            goes_on = whole.part_of is not None and (whole.part_role == "partition" or "remain" in one.signs)
            goes_on = goes_on and "spans" not in whole.signs
            if goes_on and whole.part_of is not None:
                other = whole.part_of
                whole = self.all[other]
            if one.signs & MARKS or goes_on or self.is_taken_in(whole) or self.is_spoken_of(whole):
                self.set(index, other, "partition", "works off the nearest whole of the same things")
            return

    def same_things(self, one: Statement, whole: Statement) -> bool:
        if one.measured is None:
            return whole.measured is None and self.is_taken_in(whole)
        if one.is_carried("measured"):
            return True
        alike = whole.measured is not None and one.measured.of(self.text) == whole.measured.of(self.text)
        return one.measured == whole.measured or (alike and "remain" in one.signs)

    def same_time(self, one: Statement, whole: Statement) -> bool:
        """A figure with a period of its own tells another story than one before it; 目前 alone does not."""
        period = one.period
        if period is None or period.inherited or (period.claim.from_ is None and period.claim.to is None):
            return True
        return whole.period is None or period.claim == whole.period.claim

    def is_taken_in(self, whole: Statement) -> bool:
        return whole.action is not None and whole.action.of(self.text).startswith(self.words.whole_actions)

    def is_spoken_of(self, whole: Statement) -> bool:
        """Is the whole a thing that is only named: 4个问题, 反馈的4个问题?"""
        taken_over = whole.reasons.get("action") == "that of the whole"
        return whole.action is None or taken_over or (whole.frame or "").startswith("told-of") or whole.level

    def is_bare_share(self, one: Statement) -> bool:
        return (
            one.figure.kind == "percent"
            and one.change is None
            and one.measured is not None
            and one.measured.of(self.text) in self.words.bare_shares | self.words.share_verbs
        )

    def is_named_share(self, one: Statement) -> bool:
        """税收占比67%: a share whose whole is the figure before it in the same part of the sentence."""
        if one.figure.kind != "percent" or one.change is not None or one.frame == "from-figure" or one.measured is None:
            return False
        said = one.measured.of(self.text)
        ending = next((word for word in sorted(self.words.bare_shares) if said.endswith(word)), None)
        if ending is None:
            return False
        return not any(verb in said.removesuffix(ending) for verb in self.words.share_verbs)

    def named_share(self, index: int) -> None:
        one = self.all[index]
        for other in self.before(index):
            whole = self.all[other]
            if whole.segment != one.segment:
                return
            if whole.figure.kind in COUNTED:
                self.set(index, other, "share", "a share of the figure before")
                return

    def share(self, index: int) -> None:
        one = self.all[index]
        if one.whole is None:
            last = next((i for i in self.before(index) if self.all[i].figure.kind in COUNTED), None)
            whole = None if last is None else self.all[last].part_of
            if whole is None and one.frame == "share-of-whole" and last == index - 1 and self.stands_by(index):
                whole = last
            if whole is None and one.signs & {"some", "among"}:
                whole = last
            self.set(index, whole, "share", "the whole of the part before, or the figure before")
            return
        owner = next((i for i in self.before(index) if self.all[i].figure.kind in COUNTED), None)
        name = self.plain_name(one.whole.of(self.text))
        if owner is not None and name == self.all[owner].figure.base_unit:
            self.set(index, self.all[owner].part_of, "share", "the whole of the part before")
            return
        named = [i for i in self.wholes_named(index, name) if i != owner or one.frame == "share-of-whole"]
        if named:
            is_total = name != one.whole.of(self.text)
            whole = max(named, key=lambda i: (self.all[i].figure.base_value or 0, i)) if is_total else named[0]
            self.set(index, whole, "share", "the figure before that counts what the whole is called")
            self.join_share(index, whole)

    def stands_by(self, index: int) -> bool:
        """处理156人次，第一种形态占71.8%: does no ；part the share from the figure before?"""
        return self.all[index].segment == self.all[index - 1].segment

    def wholes_named(self, index: int, name: str) -> list[int]:
        """Figures before that count what the whole is called, nearest first; a total may stand further back."""
        found = []
        whole = self.all[index].whole
        reach = FARTHEST_TOTAL if whole is not None and name != whole.of(self.text) else 1
        for other in range(index - 1, -1, -1):
            one = self.all[other]
            if self.all[index].sentence - one.sentence > reach:
                break
            settled = one.change is None or one.change.arrives
            if one.measured is None or one.figure.kind not in COUNTED or len(name) < 2 or not settled:
                continue
            named = self.plain_name(one.measured.of(self.text))
            if named.endswith(name) or name.endswith(named) or (reach > 1 and named[-2:] == name[-2:]):
                found.append(other)
        return found

    def join_share(self, index: int, whole: int) -> None:
        """来信112件，占信访件的56%: the figures that have the shares are parts too."""
        for other in self.before(index):
            part = self.all[other]
            if other == whole or part.part_of is not None:
                return
            if self.comparable(part, self.all[whole]) and self.holds(self.all[whole], part):
                self.set(other, whole, "subset", "a share tells that it is part of this whole")

    def plain_name(self, name: str) -> str:
        for head in self.words.total_heads:
            name = name.removesuffix(head)
        return name.removeprefix("全部").removeprefix("总")

    def is_rate(self, one: Statement) -> bool:
        if one.figure.kind != "percent" or one.change is not None or one.measured is None:
            return False
        return one.measured.of(self.text).endswith(self.words.rates)

    def rate(self, index: int) -> None:
        one = self.all[index]
        assert one.measured is not None
        stem = one.measured.of(self.text)
        for other in self.before(index):
            part = self.all[other]
            deed = part.action.of(self.text) if part.action else ""
            own = part.reasons.get("action") != "that of the whole"
            if part.part_of is not None and part.figure.kind in COUNTED and own and deed and deed[:2] in stem:
                self.set(index, part.part_of, "rate", "named after the deed done on part of this whole")
                return
        if any(deed in stem for deed in self.words.rate_deeds):
            taken_in = (i for i in self.before(index) if self.is_taken_in(self.all[i]))
            whole = next((i for i in taken_in if self.all[i].figure.kind in COUNTED), None)
            self.set(index, whole, "rate", "named after a deed that works off what was taken in")

    def holds(self, whole: Statement, part: Statement) -> bool:
        a, b = whole.figure.base_value, part.figure.base_value
        return a is None or b is None or a >= b

    def comparable(self, one: Statement, other: Statement) -> bool:
        if one.signs & COMPARED or other.signs & COMPARED:
            return False
        return one.figure.base_unit == other.figure.base_unit and one.figure.kind in COUNTED
