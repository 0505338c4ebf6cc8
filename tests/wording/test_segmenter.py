"""The segmenter finds the words that jieba finds with the same dictionary."""

from __future__ import annotations

import random

import pytest

from conftest import ROOT
from notice_parser.pack import built_in_pack
from notice_parser.wording.segmenter import (
    BEGINNING,
    Segmenter,
    new_tokenizer,
    pack_words,
    segmenter_of,
    weights_in,
)
from notice_parser.wording.tokens import PIECE

COUNTS = {
    "整": 0,
    "整改": 1200,
    "改": 90,
    "整改到位": 40,
    "整改到": 0,
    "到位": 300,
    "到": 2000,
    "位": 80,
    "巡察": 500,
    "巡": 0,
}


def runs_of(text: str) -> list[str]:
    return [found[0] for found in PIECE.finditer(text) if "\u4e00" <= found[0][0] <= "\u9fff"]


def by_jieba(counts: dict[str, int]) -> Segmenter:
    """A jieba tokenizer with these counts, behind the segmenter's own method."""
    tokenizer = new_tokenizer()
    tokenizer.FREQ, tokenizer.total = counts, sum(counts.values())
    segmenter = Segmenter({}, 0.0)
    segmenter.cut = lambda run: list(tokenizer.cut(run, HMM=False))  # type: ignore[method-assign]
    return segmenter


@pytest.mark.parametrize("seed", range(20))
def test_words_are_jiebas(seed: int) -> None:
    chance = random.Random(seed)
    counts = {word: count if count == 0 else chance.randint(1, 3000) for word, count in COUNTS.items()}
    packed = pack_words(counts, sum(counts.values()))
    own, jieba = Segmenter(weights_in(packed), packed.unknown), by_jieba(counts)
    for _ in range(50):
        run = "".join(chance.choice("整改到位巡察县") for _ in range(chance.randint(1, 30)))
        assert own.cut(run) == jieba.cut(run)


def test_the_words_of_a_notice_make_it_up() -> None:
    own = segmenter_of(built_in_pack())
    for sample in sorted((ROOT / "samples").glob("*.txt")):
        for run in runs_of(sample.read_text("utf-8")):
            assert "".join(own.cut(run)) == run


def test_what_no_word_holds_is_cut_into_characters() -> None:
    packed = pack_words(COUNTS, sum(COUNTS.values()))
    assert Segmenter(weights_in(packed), packed.unknown).cut("龘龘整改") == ["龘", "龘", "整改"]


def test_words_are_read_back_in_order_with_their_weights() -> None:
    weights = weights_in(pack_words(COUNTS, sum(COUNTS.values())))
    assert list(weights) == list(COUNTS)
    assert {word for word, weight in weights.items() if weight == BEGINNING} == {"整", "整改到", "巡"}
    assert weights_in(pack_words({}, 0)) == {}
