"""The registry of input formats: what it lists is read, detected, refused with a remedy, and named in help and docs."""

from __future__ import annotations

from importlib import import_module

import pytest

from conftest import ROOT, run_program
from notice_parser.errors import UnreadableInput
from notice_parser.readers.formats import INPUT_FORMATS, InputFormat, detect_format, is_archive, is_plain
from notice_parser.readers.opening import Input, read_input

IDS = [each.name for each in INPUT_FORMATS]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("each", INPUT_FORMATS, ids=IDS)
def test_a_format_is_read_unpacked_or_refused_with_a_remedy(each: InputFormat) -> None:
    if each.reader is not None:
        assert callable(import_module(each.reader).read)
        assert each.titles
    else:
        assert each.is_archive == bool(each.titles)
        with pytest.raises(UnreadableInput) as refused:
            read_input(Input(b"", "a", each))
        assert refused.value.what.endswith(each.remedy)


@pytest.mark.parametrize("each", [each for each in INPUT_FORMATS if each.magics], ids=lambda each: each.name)
def test_the_first_bytes_decide_and_the_extension_does_not(each: InputFormat) -> None:
    for magic in each.magics:
        raw = b"\0" * each.magic_at + magic
        assert detect_format(raw, "a.md") is each
        assert (is_plain(raw), is_archive(raw)) == (False, each.is_archive)


@pytest.mark.parametrize("each", [each for each in INPUT_FORMATS if each.suffixes], ids=lambda each: each.name)
def test_the_extension_decides_between_texts(each: InputFormat) -> None:
    for suffix in each.suffixes:
        assert detect_format("一、情况".encode(), f"a{suffix.upper()}") is each
    assert detect_format("一、情况".encode(), "a.txt").name == "text"
    assert each.is_text


def test_help_and_readme_name_every_format_that_is_read() -> None:
    shown = " ".join(run_program("parse", "--help").stdout.decode().split())
    for title in [title for each in INPUT_FORMATS for title in each.titles]:
        assert title in shown
        assert title in README


def test_no_two_formats_share_a_name() -> None:
    assert len(set(IDS)) == len(IDS)
