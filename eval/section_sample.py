"""Draw sections at random from folders of texts and print each with what stands around it, to be read by eye.

    python eval/section_sample.py FOLDER... [--size 400] [--seed 1]

The sample is spread over the kinds of notices that the parser tells, in equal parts while a kind has sections left
(laws get a quarter of a part), and over the files of a kind. It is the same for the same seed and texts. Each
section is printed with the line before it, its parents, its level, style, number, marker, heading and body, and the
marker after it. Exit 2 where there are no texts.
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import dataclass
from pathlib import Path

from notice_parser.facts.kind import find_kind
from notice_parser.outline import build_outline
from notice_parser.outline.model import Section
from notice_parser.pack import built_in_pack
from notice_parser.spans import Source

PARTS = {"law": 1}
USUAL_PARTS = 4
WIDEST = 40


@dataclass(frozen=True, slots=True)
class Drawn:
    """A section with its file, its parents from the top, and the section after it."""

    path: Path
    text: str
    kind: str
    section: Section
    parents: tuple[Section, ...]
    after: Section | None


def sections_of(path: Path) -> list[Drawn]:
    """All the sections of one file."""
    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    pack = built_in_pack()
    outline = build_outline(Source(text, None, "text/plain", None, "", False), pack)
    kind = find_kind(text, outline, pack.kinds)
    flat = list(outline.walk())
    parents: list[Section] = []
    drawn = []
    for index, section in enumerate(flat):
        del parents[section.level - 1 :]
        after = flat[index + 1] if index + 1 < len(flat) else None
        drawn.append(Drawn(path, text, kind, section, tuple(parents), after))
        parents.append(section)
    return drawn


def draw(paths: list[Path], size: int, seed: int) -> list[Drawn]:
    """The sample, in order of file and place."""
    chance = random.Random(seed)
    by_kind: dict[str, list[list[Drawn]]] = {}
    for path in paths:
        of_file = sections_of(path)
        chance.shuffle(of_file)
        if of_file:
            by_kind.setdefault(of_file[0].kind, []).append(of_file)
    queues = {kind: in_turn(files, chance) for kind, files in sorted(by_kind.items())}
    sample: list[Drawn] = []
    while len(sample) < size and any(queues.values()):
        for kind, queue in queues.items():
            for _ in range(PARTS.get(kind, USUAL_PARTS)):
                if queue and len(sample) < size:
                    sample.append(queue.pop())
    return sorted(sample, key=lambda drawn: (str(drawn.path), drawn.section.start))


def in_turn(files: list[list[Drawn]], chance: random.Random) -> list[Drawn]:
    """The sections of some files, one of each file at a time; the first to be drawn stand last."""
    chance.shuffle(files)
    longest = max(len(file) for file in files)
    turns = [file[turn] for turn in range(longest) for file in files if turn < len(file)]
    return turns[::-1]


def show(drawn: Drawn, number: int) -> str:
    """One section as lines to be read."""
    text, section = drawn.text, drawn.section
    line = text.rfind("\n", 0, section.start) + 1
    before = text[line : section.start].strip() or text[:line].rstrip().rpartition("\n")[2].strip()
    above = " > ".join(short(text[one.marker.start : one.marker.end + 8]) for one in drawn.parents) or "-"
    heading = short(section.heading.of(text)) if section.heading else None
    body = short(section.body.of(text)) if section.body else "-"
    after = text[drawn.after.marker.start : drawn.after.marker.end + 10] if drawn.after else "-"
    level = f" {drawn.after.level}" if drawn.after else ""
    return "\n".join(
        (
            f"{number} {drawn.path.name} {drawn.kind} {section.id}",
            f"   …{before[-WIDEST:]}",
            f"   {above} > [{section.level} {section.style} {section.number}] {section.marker.of(text)!r}",
            f"   heading {heading} | body {body}",
            f"   next{level} {short(after)}",
        )
    )


def short(words: str) -> str:
    """Words on one line, the middle of long ones left out."""
    words = words.replace("\n", "⏎")
    return words if len(words) <= 2 * WIDEST else f"{words[:WIDEST]} … {words[-WIDEST:]}"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--size", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    paths = sorted(p for folder in args.folders for p in folder.rglob("*") if p.suffix in (".txt", ".md"))
    if not paths:
        print("no texts in these folders", file=sys.stderr)
        return 2
    for number, drawn in enumerate(draw(paths, args.size, args.seed), 1):
        print(show(drawn, number))
    return 0


if __name__ == "__main__":
    sys.exit(main())
