"""The segmenter finds the words that jieba finds with the same dictionary."""

from __future__ import annotations

import hashlib
import math
import random
from pathlib import Path
from typing import Any

import jieba
import pytest

from conftest import SAMPLES
from notice_parser.errors import PackError
from notice_parser.pack import built_in_pack
from notice_parser.pack.dictionary import selected_counts
from notice_parser.pack.folders import layers_of
from notice_parser.pack.jieba_words import read_jieba_words
from notice_parser.pack.loading import load_pack
from notice_parser.pack.word_path import PREFIX
from notice_parser.pack.word_table import build_word_table
from notice_parser.wording.segmenter import Segmenter, segmenter_of
from notice_parser.wording.tokens import PIECE

# Sentences written for this test, none from a sample: their cut is held by a digest.
SENTENCES = """
县水务局会同三个乡镇对辖区内小型水库开展安全隐患排查，发现坝体渗漏等问题，已落实除险加固资金。
全市规模以上工业企业研发投入占比稳步提高，高新技术企业总数比上年末净增，技改项目全部开工。
区纪工委对落实中央八项规定精神不力的单位主要负责人进行约谈，给予党纪政务处分，追缴违纪所得。
自整改方案印发之日起，各责任单位应当在规定期限内报送进展情况，逾期未完成的予以通报批评。
省考断面水质优良率不低于考核目标，饮用水水源地水质达标率保持稳定，黑臭水体整治通过验收。
驻村工作队协助脱贫户就近就业，帮扶车间吸纳劳动力，特色种养业带动村集体经济收入增长。
"""
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


def jieba_of(counts: dict[str, int]) -> Any:
    """A jieba tokenizer that knows these words alone. Its dictionary and its cache are not read."""
    tokenizer = jieba.Tokenizer()
    tokenizer.initialized = True
    tokenizer.FREQ, tokenizer.total = counts, sum(counts.values())
    return tokenizer


@pytest.mark.parametrize("seed", range(20))
def test_words_are_jiebas(seed: int) -> None:
    chance = random.Random(seed)
    counts = {word: count if count == 0 else chance.randint(1, 3000) for word, count in COUNTS.items()}
    own, other = Segmenter(build_word_table(counts)), jieba_of(counts)
    for _ in range(50):
        run = "".join(chance.choice("整改到位巡察县") for _ in range(chance.randint(1, 30)))
        assert own.cut(run) == list(other.cut(run, HMM=False))


def test_the_words_of_the_dictionary_are_jiebas_on_real_sentences() -> None:
    counts = built_in_pack().dictionary.counts()
    table = build_word_table(counts)
    own, other = Segmenter(table), jieba_of({word: counts.get(word, 0) for word in table.as_dict()})
    runs = [run for sample in SAMPLES for run in runs_of(sample.read_text("utf-8"))]
    assert len(runs) > 500
    assert [run for run in runs if own.cut(run) != list(other.cut(run, HMM=False))] == []


def test_the_words_taken_from_jieba_do_not_change_unnoticed() -> None:
    """Another count or another word cuts other sentences: the digest is of every word with its count."""
    counts = selected_counts(built_in_pack().dictionary.jieba)
    lines = "".join(f"{word} {count}\n" for word, count in sorted(counts.items()))
    assert (len(counts), hashlib.sha256(lines.encode()).hexdigest()[:16]) == (50_493, "1774128b363502e8")


def test_the_cut_of_the_samples_does_not_change_unnoticed() -> None:
    """The dictionary alone, without the words that rules list."""
    own = Segmenter(build_word_table(built_in_pack().dictionary.counts()))
    cut = "\n".join(" ".join(own.cut(run)) for run in runs_of(SENTENCES))
    assert hashlib.sha256(cut.encode()).hexdigest()[:16] == "407697c4d3cbe888"


def test_every_rare_word_is_one_of_jiebas() -> None:
    selected = built_in_pack().dictionary.jieba
    jieba_counts = dict(zip(read_jieba_words().words, read_jieba_words().counts, strict=True))
    rare = selected.rare.split()
    assert rare == sorted(set(rare))
    assert [word for word in rare if not 0 < jieba_counts.get(word, 0) < selected.least_count] == []


def test_own_folders_add_words(tmp_path: Path) -> None:
    (tmp_path / "dictionary.yaml").write_text("words:\n  - {id: mine, count: 40, words: 砚湖绿蟹 占比}\n", "utf-8")
    pack = load_pack(*layers_of([tmp_path]))
    built_in = built_in_pack().dictionary
    assert pack.dictionary.own == {**built_in.own, "砚湖绿蟹": 40, "占比": 40}
    assert pack.dictionary.jieba == built_in.jieba
    assert "砚湖绿蟹" in segmenter_of(pack).cut("今年放养砚湖绿蟹苗")
    assert "砚湖绿蟹" not in segmenter_of(built_in_pack()).cut("今年放养砚湖绿蟹苗")


def test_a_count_below_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dictionary.yaml").write_text("words:\n  - {id: mine, count: 0, words: 甲乙}\n", "utf-8")
    with pytest.raises(PackError, match=r"dictionary.yaml:2: mine: a count is 1 or more"):
        load_pack(*layers_of([tmp_path]))


def test_a_listed_word_is_kept_whole() -> None:
    counts = {"整改": 1200, "到位": 300, "整": 5, "改": 5}
    run = "整改到位整改"
    assert Segmenter(build_word_table(counts)).cut(run) == ["整改", "到位", "整改"]
    assert Segmenter(build_word_table(counts, ["整改到位"])).cut(run) == ["整改到位", "整改"]
    assert counts == {"整改": 1200, "到位": 300, "整": 5, "改": 5}


def test_the_words_of_a_notice_make_it_up() -> None:
    own = segmenter_of(built_in_pack())
    for sample in SAMPLES:
        for run in runs_of(sample.read_text("utf-8")):
            assert "".join(own.cut(run)) == run


def test_what_no_word_holds_is_cut_into_characters() -> None:
    assert Segmenter(build_word_table(COUNTS)).cut("龘龘整改") == ["龘", "龘", "整改"]


def test_words_are_read_back_with_their_weights() -> None:
    weights = build_word_table(COUNTS).as_dict()
    assert sorted(weights) == sorted(COUNTS)
    total = sum(COUNTS.values())
    assert all(weights[word] == math.log(count) - math.log(total) for word, count in COUNTS.items() if count)
    assert {word for word, weight in weights.items() if weight == PREFIX} == {"整", "整改到", "巡"}
    assert build_word_table({}).as_dict() == {}


def test_only_the_words_of_characters_that_stand_in_a_text_are_read() -> None:
    own = Segmenter(build_word_table(COUNTS))
    assert own.cut("整改龘") == ["整改", "龘"]
    assert {initial: sorted(words) for initial, words in own.weights.items()} == {
        "整": ["整", "整改", "整改到", "整改到位"],
        "改": ["改"],
        "龘": [],
    }
