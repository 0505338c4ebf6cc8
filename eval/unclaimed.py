#!/usr/bin/env python3
"""Over a corpus: which Arabic numbers did no rule claim, and what was read as a quantity?

    eval/unclaimed.py [FOLDER] [--list N] [--claims N] [--chinese N] [--seed N]

Prints the share of Arabic numbers followed by a measure word that some rule claims, the share of all Arabic numbers,
and the speed of the scan. --list shows unclaimed numbers with their context, --claims random quantities, --chinese
quantities written in Chinese numerals. FOLDER is `../shared/corpus` beside the checkout where it is there.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import regex

from notice_parser.outline import build_outline
from notice_parser.pack import built_in_pack
from notice_parser.readers.text import from_string
from notice_parser.wording.mentions import find_mentions
from notice_parser.wording.model import QuantityClaim

NUMBER = regex.compile(r"(?<![0-9０-９.．])[0-9０-９]{1,40}(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]{1,20})?")
MEASURE = regex.compile(
    r"[ \u3000]{0,2}[多余]?[百千]?[万亿]{0,2}[多余]?"
    r"(?:[个件人名户家所次场项条处座栋台辆篇份起宗例倍亩吨元岁天]|公里|平方|公顷|小时|工作日|%|％|百分点|千瓦|立方米)"
)
LONGEST = 200_000


def texts(folder: Path) -> Iterator[str]:
    """Each document of the folder's docs/ and of the archive beside it."""
    for path in sorted((folder / "docs").glob("*")):
        if path.is_file():
            yield path.read_text("utf-8", errors="replace")
    archive = folder / "big.tar.xz"
    if archive.is_file():
        with tarfile.open(archive) as tar:
            for member in tar:
                opened = tar.extractfile(member) if member.isfile() else None
                if opened:
                    yield from of_member(member.name, opened.read().decode("utf-8", errors="replace"))


def of_member(name: str, raw: str) -> Iterator[str]:
    if name.endswith((".json", ".jsonl")):
        for line in raw.splitlines():
            yield from strings(line)
    else:
        yield raw


def strings(line: str) -> Iterator[str]:
    try:
        row = json.loads(line)
    except ValueError:
        return
    values = row.values() if isinstance(row, dict) else [row]
    yield from (value for value in values if isinstance(value, str) and len(value) > 200)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    corpus = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    parser.add_argument("folder", nargs="?", type=Path, default=corpus)
    parser.add_argument("--list", type=int, default=0)
    parser.add_argument("--claims", type=int, default=0)
    parser.add_argument("--chinese", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--most", type=int, default=10**9, help="stop after so many characters")
    args = parser.parse_args()
    if not args.folder.is_dir():
        print(f"unclaimed.py: {args.folder}: no such folder; nothing to measure", file=sys.stderr)
        return 0
    pack, counts = built_in_pack(), Counter[str]()
    open_numbers, quantities, chinese = [], [], []
    seconds = characters = 0.0
    for text in texts(args.folder):
        text = text[:LONGEST]
        source = from_string(text)
        outline = build_outline(source, pack)
        start = time.process_time()
        wording = find_mentions(source, outline, pack, None)
        seconds += time.process_time() - start
        characters += len(text)
        taken = bytearray(len(text))
        for place in [claim.span for claim in wording.claims] + [section.marker for section in outline.walk()]:
            taken[place.start : place.end] = b"\1" * len(place)
        for found in NUMBER.finditer(text):
            measured = MEASURE.match(text, found.end()) is not None
            is_claimed = bool(taken[found.start()])
            counts["numbers"] += 1
            counts["claimed"] += is_claimed
            counts["measured"] += measured
            counts["measured and claimed"] += measured and is_claimed
            if not is_claimed:
                open_numbers.append((measured, context(text, found.start(), found.end())))
        for claim in wording.claims:
            if isinstance(claim, QuantityClaim):
                claimed = (claim.value, claim.base_value, claim.base_unit, claim.kind, claim.modifier)
                shown = " ".join(map(str, (context(text, claim.start, claim.end), *claimed)))
                (quantities if NUMBER.search(text, claim.start, claim.end) else chinese).append(shown)
        if characters > args.most:
            break
    chance = random.Random(args.seed)
    for name, rows, most in (("claim", quantities, args.claims), ("chinese", chinese, args.chinese)):
        for row in chance.sample(rows, min(most, len(rows))):
            print(name, row)
    for measured, row in chance.sample(open_numbers, min(args.list, len(open_numbers))):
        print("unclaimed", "measured" if measured else "bare", row)
    print(dict(counts), f"{len(quantities)} Arabic and {len(chinese)} Chinese quantities")
    print(f"claimed of all {counts['claimed'] / max(1, counts['numbers']):.4f}")
    print(f"claimed of those before a measure word {counts['measured and claimed'] / max(1, counts['measured']):.4f}")
    print(f"{characters:.0f} characters, {seconds / max(1, characters) * 1e6:.2f} µs a character")
    return 0


def context(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 18) : start], text[end : end + 14]
    return f"{before}【{text[start:end]}】{after}".replace("\n", "⏎")


if __name__ == "__main__":
    sys.exit(main())
