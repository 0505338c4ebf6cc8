"""Each entry of the outline's pattern files must read its own examples and leave its counter-examples alone."""

from __future__ import annotations

import pytest

from notice_parser.outline import build_outline
from notice_parser.outline.numerals import read_number, write_like
from notice_parser.pack import built_in_pack
from notice_parser.pack.edges import EdgeFile
from notice_parser.pack.folders import built_in_folder
from notice_parser.pack.loading.reader import PackReader
from notice_parser.pack.markers import MarkerFile
from notice_parser.pack.signature import SignatureFile
from notice_parser.spans import Source

PACK = built_in_pack()
FILES = PackReader(built_in_folder())
EDGES = FILES.read("edges.yaml", EdgeFile)
FAMILIES = FILES.read("markers.yaml", MarkerFile).families
SIGNED = FILES.read("signature.yaml", SignatureFile).signature.match


def styles_in(text: str) -> list[str]:
    outline = build_outline(Source(text, None, "text/plain", None, "", False), PACK)
    return [section.style for section in outline.walk()]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_family(family) -> None:  # type: ignore[no-untyped-def]
    for text in family.match:
        assert family.id in styles_in(text), text
    for text in family.no_match:
        assert family.id not in styles_in(text), text


@pytest.mark.parametrize("rule", [*EDGES.head, *EDGES.closing, *EDGES.after_text], ids=lambda rule: rule.id)
def test_edge(rule) -> None:  # type: ignore[no-untyped-def]
    whole = {"head": PACK.edges.head, "closing": PACK.edges.closing, "after_text": PACK.edges.after_text.pattern}
    for text in rule.match:
        assert any(pattern.match(text) for pattern in whole.values()), text
    for text in rule.no_match:
        assert not any(pattern.match(text) for pattern in whole.values()), text


@pytest.mark.parametrize("example", SIGNED, ids=lambda example: example.date)
def test_signature(example) -> None:  # type: ignore[no-untyped-def]
    outline = build_outline(Source(example.text, None, "text/plain", None, "", False), PACK)
    assert tuple(span.of(example.text) for span in outline.signature.issuers) == example.issuers


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("二十一", 21),
        ("一百零五", 105),
        ("十", 10),
        ("２１", 21),
        ("③", 3),
        ("其次", 2),
        ("二〇二四", 2024),
        ("廿", None),
    ],
)
def test_read_number(written: str, value: int | None) -> None:
    assert read_number(written, PACK.markers.numerals) == value


@pytest.mark.parametrize(
    ("number", "like", "value", "written"),
    [
        (4, "（五）", 5, "（四）"),
        (2, "1.", 1, "2."),
        (12, "十三、", 13, "十二、"),
        (2, "③", 3, "②"),
        (2, "三是", 3, "二是"),
    ],
)
def test_write_like(number: int, like: str, value: int, written: str) -> None:
    assert write_like(number, like, value, PACK.markers.numerals) == written
