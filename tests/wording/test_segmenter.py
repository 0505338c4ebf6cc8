"""The segmenter leaves jieba whole for whoever else uses it in the process."""

from __future__ import annotations

import sys

from notice_parser.wording.tokens import LATER, new_tokenizer


def test_tables_for_unknown_words_are_there_when_asked_for() -> None:
    new_tokenizer()
    import jieba.finalseg

    assert "".join(jieba.finalseg.cut("杭研大厦")) == "杭研大厦"
    assert "jieba.finalseg.prob_emit" in sys.modules


def test_nothing_is_left_in_the_ways_of_importing() -> None:
    new_tokenizer()
    assert LATER not in sys.meta_path
    assert sys.modules.get("pkg_resources", "absent") is not None
