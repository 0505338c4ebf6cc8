"""Plain text in the encodings that notices come in, whole, cut and with a byte broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from notice_parser.errors import UnreadableInput
from notice_parser.readers.opening import ReadOptions, read_file

SIMPLIFIED = "中共清溪县水务局党组关于巡察整改进展情况的通报\r\n一、整改工作组织情况。召开会议9次，完成率91.30%。\r\n"
TRADITIONAL = (
    "臺北市政府工務局關於河川整治工程執行情形之通報\n一、辦理情形。已完成堤防加高工程三處，總經費二億四千萬元。\n"
)
CASES = [
    (SIMPLIFIED, "utf-8", "utf-8"),
    (SIMPLIFIED, "utf-8-sig", "utf-8"),
    (SIMPLIFIED, "gb2312", "gb18030"),
    (SIMPLIFIED.replace("水务", "䶮𠮷"), "gb18030", "gb18030"),
    (SIMPLIFIED, "utf-16", "utf-16-le"),
    (SIMPLIFIED, "utf-16-le", "utf-16-le"),
    (SIMPLIFIED, "utf-16-be", "utf-16-be"),
    (TRADITIONAL, "big5", "big5"),
    (TRADITIONAL, "utf-8", "utf-8"),
]


def write(folder: Path, raw: bytes) -> str:
    place = folder / "notice.txt"
    place.write_bytes(raw)
    return str(place)


@pytest.mark.parametrize(("text", "codec", "name"), CASES)
def test_the_encoding_is_told_by_the_bytes(tmp_path: Path, text: str, codec: str, name: str) -> None:
    source = read_file(write(tmp_path, text.encode(codec)))
    assert (source.text, source.encoding, source.findings) == (text, name, ())


@pytest.mark.parametrize(("text", "codec", "name"), CASES)
@pytest.mark.parametrize("size", [16, 24, 60])
def test_a_short_piece_is_enough(tmp_path: Path, text: str, codec: str, name: str, size: int) -> None:
    assert read_file(write(tmp_path, text.encode(codec)[:size])).encoding == name


@pytest.mark.parametrize(("codec", "name"), [("utf-8", "utf-8"), ("gb18030", "gb18030"), ("utf-16-le", "utf-16-le")])
def test_a_cut_tail_is_a_finding(tmp_path: Path, codec: str, name: str) -> None:
    raw = SIMPLIFIED.rstrip().encode(codec)[:-1]
    source = read_file(write(tmp_path, raw))
    assert (source.text, source.encoding) == (raw.decode(codec, "replace"), name)
    assert [note.code for note in source.findings] == ["bytes_replaced"]


def test_one_bad_byte_is_a_finding_with_its_place(tmp_path: Path) -> None:
    raw = bytearray(SIMPLIFIED.encode("gb18030"))
    raw[20] = 0xFF
    source = read_file(write(tmp_path, bytes(raw)))
    (note,) = source.findings
    assert (note.code, note.severity, dict(note.params)["encoding"]) == ("bytes_replaced", "warning", "gb18030")
    assert set(note.spans[0].of(source.text)) == {"\ufffd"}


def test_a_given_encoding_takes_a_bad_byte_too(tmp_path: Path) -> None:
    source = read_file(write(tmp_path, SIMPLIFIED.encode("gbk") + b"\xff"), ReadOptions(encoding="gbk"))
    assert [note.code for note in source.findings] == ["bytes_replaced"]


@pytest.mark.parametrize("raw", [bytes(range(256)) * 4, b"\x80\x81\xfe\xff" * 30, b"\x00\x01\x02\x03" * 50])
def test_what_is_no_text_is_refused(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(UnreadableInput, match="does not look like a text"):
        read_file(write(tmp_path, raw))
