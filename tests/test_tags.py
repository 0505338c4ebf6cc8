"""Parts of speech: every word of jieba's dictionary has its own, and nothing else has one."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from conftest import ROOT
from notice_parser.errors import PackError
from notice_parser.pack import jieba_words
from notice_parser.pack.jieba_words import JIEBA_VERSION, JiebaWords, read_jieba_words
from notice_parser.pack.tags import build_tag_table, tag_of


@pytest.mark.parametrize(
    ("word", "tag"),
    [("整改", "v"), ("采购", "v"), ("项目", "n"), ("一", "m"), ("B超", "n"), ("龟", "ns"), ("全面", "n"), ("AA制", "n")],
)
def test_a_word_has_the_tag_of_jieba(word: str, tag: str) -> None:
    assert tag_of(word) == tag


@pytest.mark.parametrize("word", ["", "龘龘", "整改了三", "zzz", "\0", "\n", "一\tm", "\n一", "😀"])
def test_what_is_not_a_word_has_no_tag(word: str) -> None:
    assert tag_of(word) is None


def test_every_word_is_found_in_the_table() -> None:
    jieba = read_jieba_words()
    table = build_tag_table(jieba)
    pairs = list(zip(jieba.words, jieba.tags, strict=True))[::7]
    assert len(pairs) > 45_000
    assert [pair for pair in pairs if table.find(pair[0]) != pair[1]] == []


def test_of_a_repeated_word_the_first_tag_counts() -> None:
    table = build_tag_table(JiebaWords(words=["乙", "甲乙", "乙", "甲"], counts=[1] * 4, tags=["n", "v", "a", "d"]))
    assert [table.find(word) for word in ("乙", "甲乙", "甲", "丙", "乙甲")] == ["n", "v", "d", None, None]


def test_another_dictionary_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "dict.txt"
    other.write_text("整改 3 v\n", "utf-8")
    monkeypatch.setattr(jieba_words, "dictionary_path", lambda: other)
    with pytest.raises(PackError, match=f"install jieba=={JIEBA_VERSION}"):
        read_jieba_words()
    monkeypatch.setattr(jieba_words, "DICTIONARY_SHA256", hashlib.sha256(other.read_bytes()).hexdigest())
    assert read_jieba_words() == JiebaWords(words=["整改"], counts=[3], tags=["v"])


def test_the_pinned_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    pin = f"jieba=={JIEBA_VERSION}"
    assert pin in project["project"]["dependencies"]
    assert pin in project["build-system"]["requires"]
