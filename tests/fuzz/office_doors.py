"""What must hold for the rows of a ledger and for a comparison, whatever the texts are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from fuzzing import as_text
from invariants import quotes_in
from notice_parser import compare, ledger, parse_text
from notice_parser.comparison.formats import COMPARISON_FORMATS
from notice_parser.comparison.tables import Compared
from notice_parser.ledgers.formats import LEDGER_FORMATS
from notice_parser.notice import Notice
from notice_parser.pack import built_in_pack
from notice_parser.pack.compare import CompareRules
from notice_parser.pack.ledger import LedgerRules

# What parts the two texts that are compared.
EDGE = "\n=====\n"
EachT = TypeVar("EachT")


def of_turn(each: Sequence[EachT], turn: int | None) -> Sequence[EachT]:
    """All of them, or the one whose turn it is."""
    return each if turn is None else (each[turn % len(each)],)


def judge_ledger(raw: bytes, turn: int | None) -> Iterator[str]:
    """Rows in text order, numbered, quotes that are slices, figures that are quantities; every format is written."""
    text = as_text(raw)
    notice = parse_text(text)
    rows = ledger(notice)
    known = {quantity.id for quantity in notice.quantities}
    for number, row in enumerate(rows, start=1):
        if row.number != number:
            yield f"row {number}: has number {row.number}"
        yield from wrong_quotes(row.model_dump(), text, f"row {number}")
        yield from (f"row {number}: {each.id} is no quantity" for each in row.figures if each.id not in known)
    starts = [row.text.start for row in rows]
    if starts != sorted(starts):
        yield "rows: not in text order"
    rules: LedgerRules = built_in_pack().ledger
    languages = (rules, rules.in_english())
    for each, labels in of_turn([(each, labels) for labels in languages for each in LEDGER_FORMATS], turn):
        yield from unwritten(each.name, lambda to=each, labels=labels: b"".join(to.load().write(iter(rows), labels)))


def judge_comparison(raw: bytes, turn: int | None) -> Iterator[str]:
    """Two texts with EDGE between: every quote is a slice of its own text; each quantity stands in one list once."""
    text = as_text(raw)
    one, _, other = text.partition(EDGE)
    old, new = parse_text(one), parse_text(other or one)
    found = compare(old, new)
    texts = {"old": one, "new": other or one}
    for side, place in (("old", "old"), ("new", "new")):
        for row in (*found.pairs, *found.promises):
            figure = getattr(row, place)
            if figure is not None:
                yield from wrong_quotes(figure.model_dump(), texts[side], side)
                yield from wrong_figures(figure.id, old if side == "old" else new, side)
    for figures, side in ((found.only_old, "old"), (found.only_new, "new")):
        for figure in figures:
            yield from wrong_quotes(figure.model_dump(), texts[side], f"only_{side}")
    used = [pair.old.id for pair in found.pairs] + [figure.id for figure in found.only_old]
    if len(used) != len(set(used)):
        yield "old: a quantity is paired and left over, or paired twice"
    rules: CompareRules = built_in_pack().compare
    compared = Compared(old, new, found)
    for each in of_turn(COMPARISON_FORMATS, turn):
        yield from unwritten(each.name, lambda to=each: b"".join(to.load().write(compared, rules)))


def wrong_figures(name: str, notice: Notice, side: str) -> Iterator[str]:
    if name not in {quantity.id for quantity in notice.quantities}:
        yield f"{side}: {name} is no quantity"


def wrong_quotes(row: object, text: str, where: str) -> Iterator[str]:
    for place, quote in quotes_in(row):
        if text[quote["start"] : quote["end"]] != quote["text"]:
            yield f"{where}{place}: {quote['text']!r} is not what stands at {quote['start']}:{quote['end']}"


def unwritten(name: str, write: Callable[[], object]) -> Iterator[str]:
    try:
        write()
    except Exception as fault:
        yield f"{name}: {type(fault).__name__}: {fault}"
