"""How far an item has come: a label or column, else a sentence about it, else what its figures agree on."""

from __future__ import annotations

from notice_parser.ledgers.model import Item, ItemStatus, LedgerStatus, Reading
from notice_parser.notice import Quantity
from notice_parser.spans import Span

CLAUSE_ENDS, LONGEST_STATUS = "，,。；; ", 8
LEFT_OVER = ("not_done", "ongoing")


def status_of(item: Item, reading: Reading, *, has_plan: bool) -> ItemStatus | None:
    """The status. `has_plan`: the item states by when something is still to be done."""
    stated = item.values("status") or (first_clauses(item, reading) if item.is_row else [])
    labelled = next((found for value in stated if (found := status_in(value, reading))), None)
    return labelled or sentence_status(item, reading) or figure_status(item, reading, has_plan=has_plan)


def first_clauses(item: Item, reading: Reading) -> list[Span]:
    """The short clauses that cells of what was done begin with (已整改，清理往来款46万元)."""
    found = []
    for value in item.values("measures"):
        end = next((at for at in range(value.start, value.end) if reading.text[at] in CLAUSE_ENDS), value.end)
        if end - value.start <= LONGEST_STATUS:
            found.append(Span(value.start, end))
    return found


def status_in(span: Span, reading: Reading) -> ItemStatus | None:
    """The status that the words state first; `ongoing` where some is done and some is left."""
    words = reading.text[span.start : span.end]
    found = [
        (match.start(), value, match) for value, pattern in reading.rules.statuses if (match := pattern.search(words))
    ]
    if not found:
        return None
    values = {value for _, value, _ in found}
    _, first, match = min(found, key=lambda each: each[0])
    is_partly = "done" in values and bool(values & set(LEFT_OVER)) and len(found) > 1
    if is_partly and first != "not_done":
        return ItemStatus(value="ongoing", quote=reading.quote(span))
    return ItemStatus(value=first, quote=reading.quote(Span(span.start + match.start(), span.start + match.end())))


def sentence_status(item: Item, reading: Reading) -> ItemStatus | None:
    """What the last sentence about the item as a whole says."""
    for pattern in reading.rules.whole_item:
        for match in reversed(list(pattern.finditer(reading.text, item.span.start, item.span.end))):
            found = status_in(Span(*match.span("status")), reading)
            if found:
                return found
    return None


def figure_status(item: Item, reading: Reading, *, has_plan: bool) -> ItemStatus | None:
    """All done: done. Some left: ongoing. Duties that recur and wholes that are stated again in parts say nothing."""
    figures = [each for each in reading.answering(item) if each.status and not is_recurring(each)]
    wholes = {each.part_of for each in figures if each.part_role == "partition"}
    statuses: set[LedgerStatus] = {
        each.status for each in figures if each.status and each.id not in wholes and says_status(each, figures)
    }
    if statuses and (has_plan or leaves_some(item, reading)):
        statuses.add("planned")
    value = agreed(statuses)
    return ItemStatus(value=value, quote=None) if value else None


def leaves_some(item: Item, reading: Reading) -> bool:
    """Does a sentence say that the rest is still to be done? (其余3个待验收)"""
    return any(reading.rules.left_over.search(reading.text, span.start, span.end) for span in item.answers)


def agreed(statuses: set[LedgerStatus]) -> LedgerStatus | None:
    if len(statuses) > 1:
        return "ongoing" if "done" in statuses or "ongoing" in statuses else "not_done"
    return next(iter(statuses), None)


def is_recurring(figure: Quantity) -> bool:
    return figure.per is not None and figure.status == "planned"


def says_status(figure: Quantity, figures: list[Quantity]) -> bool:
    """A duty without a day, among what was done, is not something left over."""
    if figure.status != "planned" or figure.part_role == "partition":
        return True
    has_day = figure.period is not None and figure.period.to is not None
    return has_day or all(each.status == "planned" for each in figures)
