"""The segmenter leaves jieba whole for whoever else uses it in the process."""

from __future__ import annotations

import sys

from notice_parser.wording.segmenter import LATER, new_tokenizer, pack_words, words_in


def test_tables_for_unknown_words_are_there_when_asked_for() -> None:
    new_tokenizer()
    import jieba.finalseg

    assert "".join(jieba.finalseg.cut("杭研大厦")) == "杭研大厦"
    assert "jieba.finalseg.prob_emit" in sys.modules


def test_nothing_is_left_in_the_ways_of_importing() -> None:
    new_tokenizer()
    assert LATER not in sys.meta_path
    assert sys.modules.get("pkg_resources", "absent") is not None


def test_words_are_read_back_as_they_were() -> None:
    counts = {"整改": 1200, "整": 0, "巡察组": 7_000_000_000}
    assert words_in(pack_words(counts, 9)) == counts
    assert list(words_in(pack_words(counts, 9))) == list(counts)
    assert words_in(pack_words({}, 0)) == {}
