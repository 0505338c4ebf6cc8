"""占, 率, 占比: quantities in percent → the whole that they are a share or a rate of."""

from __future__ import annotations

from notice_parser.quantities.model import Role, Statement
from notice_parser.quantities.origins import Origin, PartOrigin
from notice_parser.quantities.wholes import Wholes

FARTHEST_TOTAL = 8  # sentences: how far back a total may stand that a share names


class ShareReader:
    """Finds the wholes of shares and rates."""

    def __init__(self, wholes: Wholes) -> None:
        self.wholes, self.all = wholes, wholes.all
        self.text, self.words = wholes.text, wholes.words
        self.bare_shares = wholes.words.bare_shares | wholes.words.share_verbs
        self.endings = sorted(wholes.words.bare_shares)

    def read(self, index: int) -> bool:
        """Set the whole of a share or rate, where it is known; False for what is neither."""
        one = self.all[index]
        measured = self.measured_percent(one)
        if one.change is None and (one.has_flag("share") or (measured and self.is_bare_share(measured))):
            self.set_share(index)
        elif measured and not one.has_flag("start_of_change") and self.is_named_share(measured):
            self.set_named_share(index)
        elif one.figure.kind == "percent" and one.has_flag("of_figure"):
            self.wholes.set(index, index - 1 if index else None, "share", origin=PartOrigin.OF_QUANTITY)
        elif measured and measured.of(self.text).endswith(self.words.rates):
            self.set_rate(index, measured)
        else:
            return False
        return True

    def measured_percent(self, one: Statement) -> Role | None:
        """What a percentage that is not a change measures."""
        return one.measured if one.figure.kind == "percent" and one.change is None else None

    def is_bare_share(self, measured: Role) -> bool:
        return measured.of(self.text) in self.bare_shares

    def is_named_share(self, measured: Role) -> bool:
        """税收占比67%: a share whose whole is the quantity before it in the same part of the sentence."""
        words = measured.of(self.text)
        ending = next((ending for ending in self.endings if words.endswith(ending)), None)
        if ending is None:
            return False
        return not any(verb in words.removesuffix(ending) for verb in self.words.share_verbs)

    def set_named_share(self, index: int) -> None:
        one = self.all[index]
        for other in self.wholes.before(index):
            whole = self.all[other]
            if whole.segment != one.segment:
                return
            if self.wholes.is_counted(whole):
                self.wholes.set(index, other, "share", origin=PartOrigin.SHARE_OF_BEFORE)
                return

    def set_share(self, index: int) -> None:
        one = self.all[index]
        last = next((i for i in self.wholes.before(index) if self.wholes.is_counted(self.all[i])), None)
        if one.whole is None:
            self.set_share_of_last(index, last)
            return
        name = self.plain_name(one.whole.of(self.text))
        if last is not None and name == self.all[last].figure.base_unit:
            self.wholes.set(index, self.all[last].part_of, "share", origin=PartOrigin.SHARE_OF_PART_UNIT)
            return
        named = [i for i in self.wholes_named(index, name) if i != last or one.has_flag("states_part")]
        if named:
            is_total = name != one.whole.of(self.text)
            whole = max(named, key=lambda i: (self.all[i].figure.base_value or 0, i)) if is_total else named[0]
            self.wholes.set(index, whole, "share", origin=PartOrigin.SHARE_OF_NAMED)
            self.join_share(index, whole)

    def set_share_of_last(self, index: int, last: int | None) -> None:
        """A share that does not name its whole: that of the part before, or the quantity before itself."""
        one = self.all[index]
        whole = None if last is None else self.all[last].part_of
        if whole is None and one.has_flag("states_part") and last == index - 1 and self.is_in_segment(index):
            whole = last
        if whole is None and one.cues & {"some", "among"}:
            whole = last
        self.wholes.set(index, whole, "share", origin=PartOrigin.SHARE_OF_PART)

    def is_in_segment(self, index: int) -> bool:
        """处理156人次，第一种形态占71.8%: does no ；part the share from the quantity before?"""
        return self.all[index].segment == self.all[index - 1].segment

    def wholes_named(self, index: int, name: str) -> list[int]:
        """Quantities before that count what the whole is called, nearest first; a total may stand further back."""
        found: list[int] = []
        whole = self.all[index].whole
        is_total = whole is not None and name != whole.of(self.text)
        reach = FARTHEST_TOTAL if is_total else 1
        if len(name) < 2:
            return found
        for other in range(index - 1, -1, -1):
            one = self.all[other]
            if self.all[index].sentence - one.sentence > reach:
                break
            is_amount = one.change is None or one.change.arrives
            if one.measured is None or not self.wholes.is_counted(one) or not is_amount:
                continue
            named = self.plain_name(one.measured.of(self.text))
            if named.endswith(name) or name.endswith(named) or (is_total and named[-2:] == name[-2:]):
                found.append(other)
        return found

    def join_share(self, index: int, whole: int) -> None:
        """来信112件，占信访件的56%: the quantities that have the shares are parts too."""
        for other in self.wholes.before(index):
            part = self.all[other]
            if other == whole or part.part is not None:
                return
            if self.wholes.is_comparable(part, self.all[whole]) and self.wholes.holds(self.all[whole], part):
                self.wholes.set(other, whole, "subset", origin=PartOrigin.HAS_SHARE)

    def plain_name(self, name: str) -> str:
        for head in self.words.total_heads:
            name = name.removesuffix(head)
        for word in self.words.total_prefixes:
            name = name.removeprefix(word)
        return name

    def set_rate(self, index: int, measured: Role) -> None:
        """办结率: the rate of the whole on part of which that action was done."""
        stem, wholes = measured.of(self.text), self.wholes
        for other in wholes.before(index):
            part = self.all[other]
            if part.part is None or not wholes.is_counted(part) or part.action is None:
                continue
            action = part.action.of(self.text)
            if part.action.origin is not Origin.WHOLE and action and action[:2] in stem:
                wholes.set(index, part.part.whole, "rate", origin=PartOrigin.RATE_OF_ACTION)
                return
        if any(action in stem for action in self.words.rate_deeds):
            taken_in = (i for i in wholes.before(index) if wholes.is_taken_in(self.all[i]))
            whole = next((i for i in taken_in if wholes.is_counted(self.all[i])), None)
            wholes.set(index, whole, "rate", origin=PartOrigin.RATE_OF_TAKEN_IN)
