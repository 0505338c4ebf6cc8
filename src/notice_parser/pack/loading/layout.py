"""layout.yaml → LayoutRules: page furniture, and the signs that decide where a line may be broken."""

from __future__ import annotations

from notice_parser.pack.layout import LayoutRules
from notice_parser.pack.loading.alternatives import any_of
from notice_parser.pack.loading.reader import PackReader, PatternRule, Schema

FILE = "layout.yaml"


class LayoutFile(Schema):
    furniture: tuple[PatternRule, ...]
    bare_number: str
    never_first: str
    never_last: str
    pairs: tuple[str, ...]


def load_layout(reader: PackReader) -> LayoutRules:
    """Read layout.yaml. Faults are noted with the reader."""
    file = reader.read(FILE, LayoutFile)
    for index, pair in enumerate(file.pairs):
        if len(pair) != 2:
            reader.fault(FILE, ("pairs", index), "needs an opening and a closing sign", pair)
    return LayoutRules(
        any_of(reader, FILE, "furniture", file.furniture, is_found=True),
        reader.compile(FILE, ("bare_number",), "bare_number", file.bare_number),
        frozenset(file.never_first),
        frozenset(file.never_last),
        {pair[0]: pair[1] for pair in file.pairs if len(pair) == 2},
    )
