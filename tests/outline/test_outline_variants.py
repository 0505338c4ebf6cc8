"""Line ends, a byte-order mark, indents, blank lines and the width of marks change no level, style or heading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from notice_parser.outline import build_outline
from notice_parser.pack import built_in_pack
from notice_parser.spans import Source, Span

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "docs"
NAMES = ("sc05.txt", "sc41.txt", "prov2026-sichuan.txt", "prov2026-gansu.txt", "law-missile.md", "reg-chamber.md")
TEXTS = sorted((ROOT / "samples").glob("*.txt")) + [CORPUS / name for name in NAMES if (CORPUS / name).is_file()]
if not CORPUS.is_dir():
    print("texts of the corpus are skipped: no folder ../shared next to the checkout")
WIDE = str.maketrans(",;:()!?", "，；：（）！？")

VARIANTS: dict[str, Callable[[str], str]] = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "bom": lambda text: "\ufeff" + text,
    "indents": lambda text: "\n".join(
        "\u3000\u3000" + line.lstrip() if line.strip() else "" for line in text.split("\n")
    ),
    "blank-lines": lambda text: text.replace("\n", "\n\n"),
    "wide-marks": lambda text: text.translate(WIDE),
}


def words_of(text: str, span: Span | None) -> str:
    return "".join(span.of(text).translate(WIDE).split()) if span else ""


def reading(text: str) -> list[tuple[int, str, int, str]]:
    """Level, style, number and heading of each section, and the edges, without blanks and width."""
    outline = build_outline(Source(text, None, "text/plain", None, "", False), built_in_pack())
    sections = [(s.level, s.style, s.number, words_of(text, s.heading)) for s in outline.walk()]
    edges = [(0, name, 0, words_of(text, getattr(outline, name))) for name in ("title", "closing")]
    signed = [(0, "issuer", 0, words_of(text, span)) for span in outline.signature.issuers]
    return [*edges, *signed, *sections]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_variant(path: Path, variant: str) -> None:
    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    assert reading(VARIANTS[variant](text)) == reading(text)
