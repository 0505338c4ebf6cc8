"""Measure the section tree on a folder of laws whose headings are marked with `#`: 章, 节 and 条, recall and precision.

    python eval/laws.py FOLDER [--plain] [--worst N]

FOLDER holds Markdown files with lines such as `## 第一章 总则`. With `--plain` the signs are taken out first, so that
headings must be found without them. An article is a line that begins with 第…条 and a blank. Prints found, wanted
and right for each, and the worst files. Exit 2 where there is no such folder.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

from notice_parser.outline import build_outline
from notice_parser.pack import built_in_pack
from notice_parser.spans import Source

COUNT = r"[〇零一二三四五六七八九十百千0-9]{1,9}"
HEADING = re.compile(rf"^#{{1,6}} {{0,3}}(第{COUNT}(章|节))[ \u3000]*(.*?)[ \u3000]*$", re.M)
ARTICLE = re.compile(rf"^(第{COUNT}条(?:之[一二三四五六七八九十]{{1,3}})?)(?=[ \u3000])", re.M)
STYLES = {"第一章": "heading", "第一节": "heading", "第一条": "article"}


def wanted_in(text: str) -> set[tuple[str, int, str]]:
    """What the file's own signs and line starts tell: kind, place of the marker, its words."""
    headings = {("heading", m.start(1), squeeze(m[1] + strip_note(m[3]))) for m in HEADING.finditer(text)}
    return headings | {("article", m.start(1), squeeze(m[1])) for m in ARTICLE.finditer(text)}


def strip_note(title: str) -> str:
    return re.sub(r"<!--.*?-->", "", title)


def squeeze(words: str) -> str:
    return re.sub(r"[\s*]", "", words)


def found_in(text: str) -> set[tuple[str, int, str]]:
    """The same of the sections that the parser finds."""
    outline = build_outline(Source(text, None, "text/plain", None, "", False), built_in_pack())
    found = set()
    for section in outline.walk():
        kind = STYLES.get(section.style)
        if kind == "heading":
            heading = section.heading.of(text) if section.heading else ""
            found.add((kind, section.marker.start, squeeze(section.marker.of(text) + strip_note(heading))))
        elif kind == "article" and is_line_start(text, section.start):
            found.add((kind, section.marker.start, squeeze(section.marker.of(text))))
    return found


def is_line_start(text: str, offset: int) -> bool:
    return not text[text.rfind("\n", 0, offset) + 1 : offset].strip()


def take_signs_out(text: str) -> tuple[str, set[tuple[str, int, str]]]:
    """The text without `#` at line starts, and what is wanted moved to its new places."""
    wanted = wanted_in(text)
    kept, shift = [], []
    for m in re.finditer(r"^#{1,6} {0,3}", text, re.M):
        shift.append((m.start(), len(m[0])))
    plain = re.sub(r"^#{1,6} {0,3}", "", text, flags=re.M)
    for kind, start, words in wanted:
        kept.append((kind, start - sum(size for at, size in shift if at < start), words))
    return plain, set(kept)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plain", action="store_true", help="take the # out first")
    parser.add_argument("--worst", type=int, default=12)
    args = parser.parse_args()
    files = sorted(args.folder.rglob("*.md")) if args.folder.is_dir() else []
    if not files:
        print(f"{args.folder}: no Markdown files there", file=sys.stderr)
        return 2
    counts: Counter[tuple[str, str]] = Counter()
    worst: list[tuple[int, str, list[str]]] = []
    for path in files:
        text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
        text, wanted = take_signs_out(text) if args.plain else (text, wanted_in(text))
        found = found_in(text)
        for name, part in (("wanted", wanted), ("found", found), ("right", wanted & found)):
            counts.update((kind, name) for kind, _, _ in part)
        missed, spurious = sorted(wanted - found, key=lambda x: x[1]), sorted(found - wanted, key=lambda x: x[1])
        if missed or spurious:
            notes = [f"missed {words}" for _, _, words in missed[:4]] + [f"spurious {w}" for _, _, w in spurious[:4]]
            worst.append((len(missed) + len(spurious), str(path.relative_to(args.folder)), notes))
    for kind in ("heading", "article"):
        right, wanted_n, found_n = (counts[kind, name] for name in ("right", "wanted", "found"))
        recall, precision = right / max(1, wanted_n), right / max(1, found_n)
        print(f"{kind:8} recall {recall:.4f} ({right}/{wanted_n})  precision {precision:.4f} ({right}/{found_n})")
    print(f"files with a difference: {len(worst)} of {len(files)}")
    for size, name, notes in sorted(worst, key=lambda item: -item[0])[: args.worst]:
        print(f"{size:5} {name}: {'; '.join(notes)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
