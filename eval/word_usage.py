"""Mine how words are used: `python eval/word_usage.py SHARED [--write] [--fewest N]`.

Reads SHARED/corpus (work reports, policies, laws), cuts it into words as the program does, and writes a line for each
word that stands there often enough into patterns/word_usage.yaml: its family of words used alike, and logarithms, cut
to whole numbers, of how often it is used as a verb against as a noun, before a number, and before and after a stop.

Families are clusters of the words' neighbours (two before, two after): positive pointwise mutual information, reduced
by singular values, in so many clusters. Every start is fixed: the same corpus gives the same table, but for the last
bit of a floating number, which the clusters of another machine may show.
"""

from __future__ import annotations

import argparse
import itertools
import math
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from scipy.sparse.linalg import svds

from notice_parser.pack import built_in_pack
from notice_parser.wording.segmenter import segmenter_of
from record import ROOT, SHARED

PIECE = re.compile(r"[\u4e00-\u9fff]+|[0-9０-９.．%,，]*[0-9０-９%]+|\s+|.")
NUMBER, LINE = "<N>", "\n"
STOPS = "，。；\n"
# Words beside which a word is a verb, and beside which it is a noun.
VERB_AFTER = [
    "已",
    "未",
    "不",
    "将",
    "应当",
    "可以",
    "要",
    "需",
    "得以",
    "必须",
    "尚未",
    "已经",
    "予以",
    "依法",
    "共",
    "累计",
    "被",
]
VERB_BEFORE = ["了", "过", "着"]
NOUN_AFTER = ["的", "各", "该", "本", "等", "项", "个"]
OF, OF_SHARE = "的", 0.2  # 的 after a word speaks a little for a noun
LAWS, LAW_CHARACTERS = "laws", 14_000_000  # laws are many: read up to here, and counted once
WEIGHTS = {"reports": 3, "docs": 2, "laws": 1}
FAMILIES, DIMENSIONS, ROUNDS = 60, 64, 25
VOCABULARY, CONTEXTS, RARE = 30_000, 3_000, 12
Counts = Counter[Any]


def read_corpus(shared: Path) -> Iterator[tuple[str, int]]:
    """Texts, each with how often it counts."""
    for path in sorted((shared / "corpus" / "docs").glob("*")):
        yield path.read_text("utf-8-sig"), WEIGHTS["docs"]
    read = 0
    with tarfile.open(shared / "corpus" / "big.tar.xz") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file is None:
                continue
            is_law = member.name.startswith(LAWS)
            if is_law and read > LAW_CHARACTERS:
                continue
            text = file.read().decode("utf-8-sig", "replace")
            read += len(text)
            yield text, WEIGHTS["laws" if is_law else "reports"]


def cut(text: str, segmenter: Any) -> Iterator[str]:
    for piece in PIECE.finditer(text):
        string = piece[0]
        if "\u4e00" <= string[0] <= "\u9fff":
            yield from segmenter.cut(string)
        elif string[-1] in "0123456789%":
            yield NUMBER
        elif not string.isspace():
            yield string
        elif LINE in string:
            yield LINE


def count(texts: list[tuple[list[str], int]]) -> tuple[Counts, Counts]:
    """How often words and pairs of neighbours stand in the corpus."""
    words: Counts = Counter()
    pairs: Counts = Counter()
    for text, weight in texts:
        words.update({word: number * weight for word, number in Counter(text).items()})
        pairs.update({pair: number * weight for pair, number in Counter(itertools.pairwise(text)).items()})
    return words, pairs


def neighbours(texts: list[tuple[list[str], int]], vocabulary: list[str], contexts: list[str]) -> Any:
    """A row for each word: its neighbours at -2, -1, 1 and 2, by positive mutual information."""
    row_of, column_of = ({word: i for i, word in enumerate(words)} for words in (vocabulary, contexts))
    size, found = len(contexts), Counter[tuple[int, int]]()
    for text, weight in texts:
        rows, columns = [row_of.get(word, -1) for word in text], [column_of.get(word, -1) for word in text]
        for block, offset in enumerate((-2, -1, 1, 2)):
            for i in range(max(0, -offset), min(len(text), len(text) - offset)):
                if rows[i] >= 0 and columns[i + offset] >= 0:
                    found[rows[i], columns[i + offset] + block * size] += weight
    keys, values = np.array(list(found)), np.array(list(found.values()), float)
    matrix = sp.csr_matrix((values, (keys[:, 0], keys[:, 1])), shape=(len(vocabulary), 4 * size))
    total, of_row, of_column = matrix.sum(), np.asarray(matrix.sum(1)).ravel(), np.asarray(matrix.sum(0)).ravel()
    cells = matrix.tocoo()
    expected = of_row[cells.row] * of_column[cells.col] ** 0.75 * total**0.25 + 1e-9
    information = np.log(cells.data * total / expected)
    kept = information > 0
    return sp.csr_matrix((information[kept], (cells.row[kept], cells.col[kept])), shape=matrix.shape)


def families(matrix: Any) -> Any:
    """The family of each row: k-means over its directions, begun from rows at even distances."""
    left, values, _ = svds(matrix, k=DIMENSIONS, v0=np.ones(min(matrix.shape)))
    points = left * np.sqrt(values)
    points /= np.linalg.norm(points, axis=1, keepdims=True) + 1e-9
    centres = points[np.linspace(0, min(len(points), 4000) - 1, FAMILIES).astype(int)].copy()
    nearest = np.zeros(len(points), dtype=int)
    for _ in range(ROUNDS):
        nearest = (points @ centres.T).argmax(1)
        for family in range(FAMILIES):
            members = points[nearest == family]
            if len(members):
                mean = members.mean(0)
                centres[family] = mean / (np.linalg.norm(mean) + 1e-9)
    return nearest


def row(word: str, number: int, pairs: Counts, family: str) -> str:
    """A line of the table."""
    verb = sum(pairs[one, word] for one in VERB_AFTER) + sum(pairs[word, one] for one in VERB_BEFORE)
    noun = sum(pairs[one, word] for one in NOUN_AFTER) + pairs[word, OF] * OF_SHARE
    against = max(-3, min(3, int(math.log((verb + 1) / (noun + 1)))))
    shares = (pairs[word, NUMBER], sum(pairs[word, x] for x in STOPS), sum(pairs[x, word] for x in STOPS))
    return " ".join([word, family, str(against), *[share(one, number) for one in shares]])


def share(part: int, number: int) -> str:
    return str(max(-6, int(math.log((part + 0.3) / number))))


def mine(shared: Path, fewest: int) -> list[str]:
    segmenter = segmenter_of(built_in_pack())
    texts = [(list(cut(text, segmenter)), weight) for text, weight in read_corpus(shared)]
    words, pairs = count(texts)
    common = [word for word, number in words.most_common(VOCABULARY) if number >= RARE]
    contexts = [word for word, _ in words.most_common(CONTEXTS)]
    family_of = dict(zip(common, families(neighbours(texts, common, contexts)), strict=True))
    found = sorted(word for word, number in words.items() if number >= fewest and "\u4e00" <= word[0] <= "\u9fff")
    return [row(word, words[word], pairs, str(family_of.get(word, "_"))) for word in found]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--write", action="store_true", help="write patterns/word_usage.yaml")
    parser.add_argument("--fewest", type=int, default=30, help="how often a word must stand in the corpus")
    options = parser.parse_args()
    rows = mine(options.shared, options.fewest)
    print(f"{len(rows)} words")
    if options.write:
        path = ROOT / "patterns" / "word_usage.yaml"
        head = path.read_text("utf-8").partition("words: |\n")[0]
        path.write_text(head + "words: |\n" + "".join(f"  {line}\n" for line in rows), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
