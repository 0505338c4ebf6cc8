"""Bytes → Source: what is read as it stands, and what is refused with its reason."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from notice_parser.errors import UnreadableInput, UsageError
from notice_parser.readers import read_file, shown_path
from notice_parser.readers.text import from_string

WORDS = "关于开展检查的通知\r\n　　全县共查处３件。\u2028第二行\x0b\n"


def write(folder: Path, raw: bytes, name: str = "notice.txt") -> str:
    place = folder / name
    place.write_bytes(raw)
    return str(place)


def test_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    raw = WORDS.encode()
    path = write(tmp_path, raw)
    source = read_file(path)
    assert (source.text, source.path, source.media_type, source.encoding) == (WORDS, path, "text/plain", "utf-8")
    assert source.sha256 == hashlib.sha256(raw).hexdigest()
    assert not source.shows_text


def test_one_mark_is_dropped_and_no_other(tmp_path: Path) -> None:
    source = read_file(write(tmp_path, b"\xef\xbb\xbf" + "\ufeff通知\ufeff".encode()))
    assert source.text == "\ufeff通知\ufeff"
    assert source.encoding == "utf-8"


@pytest.mark.parametrize("name", ["a.md", "a.MD", "a.markdown"])
def test_markdown_is_told_by_its_suffix(tmp_path: Path, name: str) -> None:
    assert read_file(write(tmp_path, "# 通知".encode(), name)).media_type == "text/markdown"


@pytest.mark.parametrize(
    ("given", "codec", "name"),
    [
        ("gb18030", "gb18030", "gb18030"),
        ("GBK", "gbk", "gb18030"),
        ("gb2312", "gb2312", "gb18030"),
        ("Big5", "big5", "big5"),
        ("utf-16", "utf-16", "utf-16-le"),
        ("utf-16-be", "utf-16-be", "utf-16-be"),
        ("utf8", "utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig", "utf-8"),
    ],
)
def test_a_given_encoding_is_honoured(tmp_path: Path, given: str, codec: str, name: str) -> None:
    source = read_file(write(tmp_path, "通知三件".encode(codec)), encoding=given)
    assert (source.text, source.encoding) == ("通知三件", name)


@pytest.mark.parametrize("given", ["nope", "rot13", "base64", "", "ut\0f"])
def test_an_unknown_encoding_is_wrong_use(tmp_path: Path, given: str) -> None:
    with pytest.raises(UsageError, match="is not known; try"):
        read_file(write(tmp_path, b"a"), encoding=given)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "is empty"),
        (b" \r\n\t\xe3\x80\x80", "white space only"),
        (b"\xef\xbb\xbf \xef\xbb\xbf\n", "white space only"),
        (b"%PDF-1.7\n", "is a PDF document"),
        (b"PK\x03\x04rest", "is a ZIP container"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "is an OLE document"),
        (b"{\\rtf1 x}", "is an RTF document"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG image"),
        (b"\xff\xd8\xff\xe0", "is a JPEG image"),
        (b"\x1f\x8b\x08\x00", "is a gzip archive"),
        (b"\n<!DOCTYPE html><html></html>", "is a web page"),
        (b"a\0b", "holds NUL bytes"),
        ("关于".encode("gbk"), "is not UTF-8 .byte 0xB9 at 0.; .* --encoding gb18030"),
        ("关于".encode("utf-16"), "--encoding utf-16"),
        ("通知".encode()[:-1], "is not UTF-8 .byte 0xE7 at 3."),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, raw: bytes, what: str) -> None:
    path = write(tmp_path, raw)
    with pytest.raises(UnreadableInput, match=what) as raised:
        read_file(path)
    assert raised.value.path == path
    assert "\n" not in raised.value.what


def test_bytes_that_are_not_in_the_given_encoding(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="is not GB18030"):
        read_file(write(tmp_path, b"\xff\xff\xff"), encoding="gbk")


def test_missing_folder_and_impossible_names(tmp_path: Path) -> None:
    for path, what in [
        (str(tmp_path / "nothing"), "no such file"),
        (str(tmp_path), "is a folder"),
        ("a\0b", "cannot be opened"),
        ("x" * 5000, "cannot be read"),
    ]:
        with pytest.raises(UnreadableInput, match=what):
            read_file(path)


def test_a_name_is_shown_as_its_bytes_say() -> None:
    assert shown_path("通知.txt") == "通知.txt"
    assert shown_path("\udcd6\udcd0.txt") == "\ufffd\ufffd.txt"
    assert shown_path("\ud800.txt") == "?.txt"


def test_a_string_has_no_path_and_no_encoding() -> None:
    source = from_string("通知")
    assert (source.path, source.encoding, source.media_type) == (None, None, "text/plain")
    assert source.sha256 == hashlib.sha256("通知".encode()).hexdigest()
    with pytest.raises(UnreadableInput, match="surrogate"):
        from_string("a\ud800")
