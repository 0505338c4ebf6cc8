"""Speed as ratios within one run: medians of several turns, the two sides of a ratio taken in turn.

python bench/speed.py [NOTICE] [TURNS]    (samples/rectification-county.txt and 11 unless told)
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import jieba

from notice_parser import parse_text
from notice_parser.notice import Notice

ROOT = Path(__file__).resolve().parent.parent
NOTHING = (sys.executable, "-c", "pass")
PROGRAM = (sys.executable, "-m", "notice_parser")
DIGITS = re.compile("[0-9]+")
GROWTH = 8


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def medians(turns: int, *actions: Callable[[], object]) -> list[float]:
    """The median time of each action, all taken in turn."""
    taken = [[seconds(action) for action in actions] for _ in range(turns)]
    return [median(column) for column in zip(*taken, strict=True)]


def process(command: tuple[str, ...]) -> Callable[[], object]:
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def cold(path: Path, turns: int) -> None:
    nothing, helping, whole = medians(
        turns, process(NOTHING), process((*PROGRAM, "--help")), process((*PROGRAM, str(path)))
    )
    print(f"python -c pass                          {nothing * 1000:8.1f} ms")
    print(f"whole program, cold ÷ python -c pass    {whole / nothing:8.1f}     (reach 25, fail 40)")
    print(f"--help ÷ python -c pass                 {helping / nothing:8.1f}     (reach 12, fail 18)")


def warm(text: str, turns: int) -> None:
    data = parse_text(text).model_dump(by_alias=True)
    digits, parsing, leaving = medians(
        turns,
        lambda: [DIGITS.findall(text) for _ in range(20)],
        lambda: parse_text(text).model_dump_json(),
        lambda: Notice.model_validate(data).model_dump_json(),
    )
    print(f"parse + validate + JSON ÷ a pass of re  {parsing / (digits / 20):8.1f}     (reach 110, fail 200)")
    print(f"million characters a second             {len(text) / parsing / 1e6:8.3f}     (reach 1.0, fail 0.4)")
    print(f"validation + dump ÷ parse               {leaving / (parsing - leaving):8.2f}     (reach 0.6, fail 1.0)")


def share_of_segmenting(text: str, turns: int) -> None:
    """The part of the parse that jieba takes, by timing its calls; the clock itself costs a little."""
    spent = 0.0
    original = jieba.Tokenizer.cut

    def timed(*arguments: object, **named: object) -> list[str]:
        nonlocal spent
        start = time.perf_counter()
        result = list(original(*arguments, **named))
        spent += time.perf_counter() - start
        return result

    jieba.Tokenizer.cut = timed
    try:
        whole = sum(seconds(lambda: parse_text(text)) for _ in range(turns))
    finally:
        jieba.Tokenizer.cut = original
    print(f"jieba's share of the parse              {spent / whole:8.2f}     (reach 0.5, fail 1.0)")


def growth(text: str, turns: int) -> None:
    short, long = medians(turns, lambda: parse_text(text * 4), lambda: parse_text(text * 4 * GROWTH))
    print(f"T(8n) ÷ T(n)                            {long / short:8.1f}     (reach 9, fail 16)")


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "samples" / "rectification-county.txt"
    turns = int(sys.argv[2]) if len(sys.argv) > 2 else 11
    text = path.read_bytes().decode("utf-8")
    cold(path, turns)
    warm(text, turns)
    share_of_segmenting(text, turns)
    growth(text, max(3, turns // 3))


if __name__ == "__main__":
    main()
