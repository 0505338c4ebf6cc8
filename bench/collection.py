"""A folder of many documents for the benches: pieces of the corpus beside the checkout, else of the samples."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from itertools import count, cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "big.tar.xz"
LEAST, MOST = 500, 6000
FOLDERS = ("巡察整改", "审计整改", "统计公报", "工作报告")


def texts() -> Iterator[str]:
    """Texts without end, each another: those of the corpus, or the samples with a number in the title."""
    if CORPUS.is_file():
        yield from corpus_texts()
    samples = [path.read_text("utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))]
    for number, text in zip(count(1), cycle(samples), strict=False):
        yield f"〔{number}〕{text}"


def corpus_texts() -> Iterator[str]:
    with tarfile.open(CORPUS) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith((".txt", ".md")) else None
            text = file.read().decode("utf-8", "replace") if file else ""
            if LEAST <= len(text) <= MOST:
                yield text


def make_collection(folder: Path, size: int, *, bad: int = 0) -> list[str]:
    """Write that many documents into folders with Chinese names, every so many of them bad; the names of the bad."""
    every = size // bad if bad else 0
    names = []
    for number, text in enumerate(islice(texts(), size)):
        place = folder / FOLDERS[number % len(FOLDERS)] / f"{number:05}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        is_bad = every and number % every == every // 2
        place.write_bytes(b"\0\1\2\3" * 64 if is_bad else text.encode("utf-8"))
        if is_bad:
            names.append(f"{place.parent.name}/{place.name}")
    return sorted(names)
