"""Read statements → the full name of what each quantity states, as quotes: 城镇 + 居民人均可支配收入."""

from __future__ import annotations

from collections.abc import Callable

import regex
from msgspec import Struct, field

from notice_parser.pack.indicators import IndicatorWords
from notice_parser.quantities.model import Statement
from notice_parser.spans import Span

Name = tuple[Span, ...]
NOTHING: Name = ()
WIDEST_LIST = 60  # characters: a list of things measured
WIDEST_GAP = 8  # characters between two values of a row
FARTHEST = 24  # statements: how far back a name is looked for
CLAUSE_MARKS = regex.compile(r"[，,。；;：:！!？?\n（）()“”《》]")
RUN = regex.compile(r"[\u4e00-\u9fff]{1,8}$")


def name_quantities(
    text: str, statements: list[Statement], words: IndicatorWords, cut: Callable[[str], list[str]]
) -> list[Name]:
    """The name of each statement, empty where nothing is said. `cut` gives the words of a run of characters."""
    namer = Namer(text, statements, words, cut)
    for row in find_rows(text, statements, words):
        namer.name_row(row)
    return [namer.name(index) for index in range(len(statements))]


def find_rows(text: str, statements: list[Statement], words: IndicatorWords) -> list[list[int]]:
    """The rows of values that a list sign joins: 3.2万元和1.8万元."""
    rows: list[list[int]] = []
    for index, one in enumerate(statements):
        last = statements[index - 1] if index else None
        if last is not None and is_joined(text, last, one, words):
            if rows and rows[-1][-1] == index - 1:
                rows[-1].append(index)
            else:
                rows.append([index - 1, index])
    return rows


def is_joined(text: str, last: Statement, one: Statement, words: IndicatorWords) -> bool:
    between = text[last.figure.end : one.figure.start]
    is_near = last.sentence == one.sentence and last.depth == one.depth and len(between) <= WIDEST_GAP
    return is_near and between.startswith(words.joins) and not CLAUSE_MARKS.search(between)


class Namer(Struct):
    """`completed` are the names of members of lists by their spans, `lists` those of whole lists, in order."""

    text: str
    statements: list[Statement]
    words: IndicatorWords
    cut: Callable[[str], list[str]]
    names: dict[int, Name] = field(default_factory=dict)
    completed: dict[Span, Name] = field(default_factory=dict)
    lists: dict[Span, list[Name]] = field(default_factory=dict)

    def of(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def name(self, index: int) -> Name:
        """The name of a statement; one that leaves it to its whole takes the whole's."""
        if index not in self.names:
            self.names[index] = NOTHING  # while it is looked for: two that point to each other have none
            self.names[index] = self.find(index)
        return self.names[index]

    def find(self, index: int) -> Name:
        one = self.statements[index]
        measured = one.measured.span if one.measured is not None else None
        if measured is None:
            return self.taken_over(index)
        if measured in self.completed:
            return self.completed[measured]
        word = "".join(self.of(measured).split())
        before = self.owner_of(index, word)
        return with_owner(before, measured) if before else (measured,)

    def taken_over(self, index: int) -> Name:
        """A part is of what its whole is; a share or a change of what the quantity before is."""
        one = self.statements[index]
        if one.part is not None and one.part.role in ("partition", "subset"):
            return self.name(one.part.whole) if one.part.whole < index else self.measured_by(one.part.whole)
        if one.part is not None or (one.change is not None and one.figure.kind == "percent"):
            return self.name_before(index)
        return NOTHING

    def owner_of(self, index: int, word: str) -> Name:
        """The name of what a bare share, growth or rate is of."""
        one = self.statements[index]
        if word in self.words.shares or word in self.words.growths:
            return self.name_before(index)
        if word not in self.words.rates:
            return NOTHING
        is_behind = one.part is not None and one.part.whole < index
        return self.name(one.part.whole) if one.part is not None and is_behind else self.name_before(index)

    def measured_by(self, index: int) -> Name:
        measured = self.statements[index].measured
        return NOTHING if measured is None else self.completed.get(measured.span, (measured.span,))

    def name_before(self, index: int) -> Name:
        """The name of the nearest quantity before in the sentence that is not itself a share, a rate or a growth."""
        one = self.statements[index]
        for other in range(index - 1, max(-1, index - FARTHEST), -1):
            before = self.statements[other]
            if before.sentence != one.sentence:
                break
            if before.figure.kind not in ("percent", "percentage_point", "ratio"):
                return self.name(other)
        return NOTHING

    def name_row(self, row: list[int]) -> None:
        """Give each value of a row the name of its member of the list before it."""
        region = self.region_of(row)
        if region is None:
            return
        while region not in self.lists and len(self.members(region)) < len(row):
            wider = self.widened(region)
            if wider is None:
                return
            region = wider
        names = self.lists.get(region) or self.names_of(region)
        if len(names) != len(row):
            return
        self.lists[region] = names
        self.names.update(zip(row, names, strict=True))

    def region_of(self, row: list[int]) -> Span | None:
        """The list before the row: from the first to the last of what its values measure, in one clause."""
        first = self.statements[row[0]].figure.start
        spans = [role.span for role in (self.statements[index].measured for index in row) if role is not None]
        if len(spans) != len(row) or any(span.end > first for span in spans):
            return None
        region = Span(min(span.start for span in spans), max(span.end for span in spans))
        is_short = region.end - region.start <= WIDEST_LIST
        return region if is_short and not CLAUSE_MARKS.search(self.text, region.start, region.end) else None

    def widened(self, region: Span) -> Span | None:
        """The list with one member more before it: the word before the sign right before the list."""
        before = self.text[max(0, region.start - WIDEST_GAP) : region.start]
        sign = next((word for word in self.words.joins if before.endswith(word)), None)
        if sign is None or region.end - region.start > WIDEST_LIST:
            return None
        run = RUN.search(before, 0, len(before) - len(sign))
        words = self.cut(run[0]) if run else []
        return Span(region.start - len(sign) - len(words[-1]), region.end) if words else None

    def names_of(self, region: Span) -> list[Name]:
        """The full name of each member of a list."""
        members = self.members(region)
        names = self.sharing_head(members) or self.sharing_modifier(members) or [(member,) for member in members]
        for member, name in zip(members, names, strict=True):
            self.completed[member] = name
        return names

    def members(self, region: Span) -> list[Span]:
        """The members between the joining words. 和 inside a word joins nothing."""
        found: list[Span] = []
        start = region.start
        for word in self.words_of(region):
            if self.of(word) in self.words.joins and start < word.start:
                found.append(Span(start, word.start))
                start = word.end
        return [*found, Span(start, region.end)] if start < region.end else found

    def words_of(self, span: Span) -> list[Span]:
        found: list[Span] = []
        start = span.start
        for word in self.cut(self.of(span)):
            found.append(Span(start, start + len(word)))
            start += len(word)
        return found

    def sharing_head(self, members: list[Span]) -> list[Name] | None:
        """城镇、农村居民人均可支配收入: the members before the last take over what follows its first word."""
        last = members[-1]
        linked = self.linked_head(members)
        if linked is not None:
            return [*((member, linked) for member in members[:-1]), (last,)]
        cut = self.head_start(members[0], last)
        if len(members) < 2 or cut is None or not all(self.lacks_head(member, last) for member in members[:-1]):
            return None
        others = members[:-1]
        alike = self.end_alike(others, last)
        head = Span(alike or max(self.after_known(one, cut, last.end) for one in others), last.end)
        return [*((member, head) for member in others), (last,)]

    def linked_head(self, members: list[Span]) -> Span | None:
        """豆制品、乳制品的不合格率: 的 and the measure after it, which things that end alike share as they stand."""
        last, heads = members[-1], self.words.heads
        words = [word for word in self.words_of(last)[1:] if self.of(word) in self.words.links]
        if len(members) < 2 or len(words) != 1 or not self.of(last).endswith(heads):
            return None
        ending = self.text[words[0].start - 1]
        others = [self.of(member) for member in members[:-1]]
        are_things = all(other.endswith(ending) and not other.endswith(heads) for other in others)
        is_plain = not any(link in other for other in others for link in self.words.links)
        return Span(words[0].start, last.end) if are_things and is_plain else None

    def end_alike(self, others: list[Span], last: Span) -> int | None:
        """蛋制品|抽检量 after 肉制品: where the last one's thing ends if all others end with the same character."""
        endings = {self.text[other.end - 1] for other in others}
        ends = [word.end for word in self.words_of(last)[:-1]]
        return next((end for end in ends if {self.text[end - 1]} == endings), None)

    def after_known(self, member: Span, start: int, end: int) -> int:
        """Where the head begins after what the member ends with already: 制品|抽检量 for 肉制品."""
        own, head = self.of(member), self.text[start:end]
        return start + next((n for n in range(min(len(own), len(head) - 1), 1, -1) if own.endswith(head[:n])), 0)

    def head_start(self, first: Span, last: Span) -> int | None:
        """Where the head of the last member begins: after as many characters as the first has, else after a word."""
        width, text = first.end - first.start, self.text
        ends = [word.end for word in self.words_of(last)[:-1]]
        alike = last.start + width
        is_sign = width == 1 or text[first.start] == text[last.start]
        if alike < last.end and (is_sign or alike in ends or self.blends(first, last)):
            return alike
        return ends[0] if ends else None

    def blends(self, first: Span, last: Span) -> bool:
        """城镇 beside 农村居民: does the first make one word with what the last one's first word ends with?"""
        rest = Span(last.start + first.end - first.start, last.end)
        made, own = self.cut(self.of(first) + self.of(rest)), self.cut(self.of(last))
        return len(made[0]) == len(own[0]) > first.end - first.start

    def lacks_head(self, member: Span, last: Span) -> bool:
        """Is the member only what tells it from the last one: 早稻 beside 晚稻播种面积, 男 beside 女职工?"""
        words, own = self.words, self.of(member)
        if own.endswith(words.heads) or len(self.words_of(member)) > 2:
            return False
        if self.of(last).endswith(words.heads) or len(own) == 1:
            return True
        cut = self.head_start(member, last)
        return cut is not None and own[-1] in words.alike and self.text[cut - 1] == own[-1]

    def sharing_modifier(self, members: list[Span]) -> list[Name] | None:
        """一般公共预算收入和支出: a bare measure takes over what stands before the measure of the first member."""
        first, last = members[0], members[-1]
        inner = self.words_of(first)
        if len(members) != 2 or len(inner) < 2 or self.of(last) not in self.words.heads:
            return None
        own = inner[-1]
        if self.of(own) not in self.words.heads or own.end - own.start != last.end - last.start:
            return None
        return [(first,), (Span(first.start, own.start), last)]


def with_owner(owner: Name, own: Span) -> Name:
    """The owner's name and its own, in reading order, without what lies within another quote."""
    spans = sorted({*owner, own}, key=lambda span: (span.start, span.end))
    return tuple(a for a in spans if not any(b != a and b.start <= a.start and a.end <= b.end for b in spans))


__all__ = ["name_quantities"]
