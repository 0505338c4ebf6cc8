"""Files of a few kilobytes made to take all memory or time: each is read, or refused in one line, within seconds."""

from __future__ import annotations

import io
import json
import struct
import sys
import tarfile
import time
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from notice_parser import parse_files
from notice_parser.batch import Options, parse_input
from notice_parser.errors import UnreadableInput, UsageError
from notice_parser.readers import apart, ofd
from notice_parser.readers.formats import detect_format
from notice_parser.readers.opening import Input, only_member, open_members, read_input

MOST_SECONDS = 12.0
WORDS = "全县共受理信访举报55件次。"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SHOW = b"BT /F1 9 Tf 10 10 Td (3 items) Tj ET\n"


def packed(**parts: str) -> bytes:
    raw = io.BytesIO()
    with ZipFile(raw, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", content)
    return raw.getvalue()


def stream(dictionary: bytes, content: bytes) -> bytes:
    raw = zlib.compress(content, 9)
    return b"<<%b/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (dictionary, len(raw), raw)


def pdf(contents: bytes, *more: bytes, resources: bytes = b"") -> bytes:
    """A page with a font (object 3), its contents and further objects from 5 on."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>%b>>/Contents %b>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        page % (resources, contents),
        *more,
    ]
    raw = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%b\nendobj\n" % each for each in enumerate(objects, start=1))
    return raw + b"trailer<</Size %d/Root 1 0 R>>\n%%%%EOF" % (len(objects) + 1)


def forms() -> bytes:
    """A drawing that draws another ten times, which draws another …"""
    kind = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>/XObject<</X %d 0 R>>>>"
    nested = [stream(kind % (7 + depth), b"/X Do " * 10 if depth < 9 else SHOW) for depth in range(10)]
    return pdf(b"5 0 R", stream(b"", b"/X Do " * 10), *nested, resources=b"/XObject<</X 6 0 R>>")


def drawings(*, depth: int, times: int, leaf: str) -> bytes:
    """An OFD document whose drawings use one another again and again."""
    used = "".join(
        f'<ofd:CompositeGraphicUnit ID="{each}"><ofd:Content>'
        + (f'<ofd:CompositeObject ResourceID="{each + 1}"/>' * times if each < depth else leaf)
        + "</ofd:Content></ofd:CompositeGraphicUnit>"
        for each in range(depth + 1)
    )
    return packed(
        OFD=f"<ofd:OFD {OFD}><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        D=f'<ofd:Document {OFD}><ofd:PublicRes>R.xml</ofd:PublicRes><ofd:Page BaseLoc="P.xml"/></ofd:Document>',
        R=f"<ofd:Res {OFD}>{used}</ofd:Res>",
        P=f'<ofd:Page {OFD}><ofd:CompositeObject ResourceID="0"/></ofd:Page>',
    )


def long_names(count: int) -> bytes:
    """Headers of a TAR each of which says that the next one has a long name."""
    member = tarfile.TarInfo("a")
    member.type, member.size = tarfile.GNUTYPE_LONGNAME, 512
    return (member.tobuf(tarfile.GNU_FORMAT) + b"a" * 512) * count


def word(body: str, numbering: str = "") -> bytes:
    parts = {"word__document": f"<w:document {WORD}><w:body>{body}</w:body></w:document>"}
    return packed(
        **parts, **({"word__numbering": f"<w:numbering {WORD}>{numbering}</w:numbering>"} if numbering else {})
    )


NUMBERED = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
)
LONG_LABEL = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    f'<w:lvlText w:val="{"%1.a" * 10_000}"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
SPREAD = f'<w:tc><w:tcPr><w:gridSpan w:val="99"/></w:tcPr><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p></w:tc>'
WIDE_CELL = f"<td colspan=999>{WORDS}</td>"
TEXT_OBJECT = f'<ofd:TextObject Size="4"><ofd:TextCode X="0" Y="4">{WORDS}</ofd:TextCode></ofd:TextObject>'
FIELDS = b"From: a@b.example\nMIME-Version: 1.0\n"
HOSTILE: dict[str, Callable[[], bytes]] = {
    "fonts.rtf": lambda: b"{\\rtf1{\\fonttbl" + b"{\\f0 x;}" * 30_000 + b"}3 items}",
    "charsets.rtf": lambda: b"{\\rtf1{\\fonttbl" + b"\\f0\\fcharset0 x" * 30_000 + b"}3 items}",
    "headers.tar": lambda: long_names(3000),
    "classes.html": lambda: f"<html><p class='{'x ' * 4_000_000}'>{WORDS}</p></html>".encode(),
    "idna.html": lambda: f"<html><meta charset=idna><p>{WORDS}</p></html>".encode("gb18030") + b"\xff" * 900,
    "hidden.rtf": lambda: b"{\\rtf1 {\\v" + b"\\v" * 100_000 + b" 3 items",
    "bytes.rtf": lambda: b"{\\rtf1\\ansicpg936 " + b"\\'d6" * 100_000 + b"}",
    "rows.rtf": lambda: (
        b"{\\rtf1 " + b"".join(b"\\trowd\\cellx%d a\\cell\\row " % (n * 99) for n in range(9000)) + b"}"
    ),
    "drawings.ofd": lambda: drawings(depth=5, times=300, leaf=""),
    "characters.ofd": lambda: drawings(depth=3, times=60, leaf=TEXT_OBJECT * 30),
    "label.docx": lambda: word(NUMBERED * 1000, LONG_LABEL),
    "columns.docx": lambda: word(f"<w:tbl>{f'<w:tr>{SPREAD * 40}</w:tr>' * 200}</w:tbl>"),
    "columns.html": lambda: f"<html><table>{f'<tr>{WIDE_CELL * 20}</tr>' * 400}</table>".encode(),
    "attributes.html": lambda: f"<html><p {' '.join(f'a{n}=1' for n in range(90_000))}>{WORDS}</p></html>".encode(),
    "depth.html": lambda: f"<html>{'<div>' * 90_000}{WORDS}</html>".encode(),
    "entities.docx": lambda: packed(word__document='<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'),
    "workbook.xlsx": lambda: packed(xl__workbook="<a/>", xl__worksheets__sheet1="0" * 30_000_000),
    "subject.eml": lambda: FIELDS + b"Subject: " + b"=?utf-8?b?5YWx?=\n " * 90_000 + b"\n\n" + WORDS.encode() * 9,
    "parts.eml": lambda: (
        FIELDS + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(90))
    ),
    "parameters.eml": lambda: FIELDS + b"Content-Type: text/plain; charset*=x'y'z; charset*9=u;;\n\n" + WORDS.encode(),
    "page.pdf": lambda: pdf(b"5 0 R", stream(b"", SHOW * 1_000_000)),
    "pages.pdf": lambda: pdf(b"[" + b"5 0 R " * 90 + b"]", stream(b"", SHOW * 40_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused_in_seconds(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(ofd, "MOST_DRAWN", 300_000)  # a tenth: it grows with that
    raw = HOSTILE[name]()
    found = Input(raw, name, detect_format(raw, name))
    begun = time.process_time()
    try:
        read, refused = read_input(only_member(found) if found.format.is_archive else found).text, ""
    except UnreadableInput as error:
        read, refused = "", error.what
    assert (len(read) < 1_000_000, "\n" in refused, bool(read) != bool(refused)) == (True, False, True)
    assert time.process_time() - begun < MOST_SECONDS


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_a_member_that_lies_about_its_size_is_not_unpacked_whole(method: int) -> None:
    made = io.BytesIO()
    with ZipFile(made, "w", method) as package:
        package.writestr("a.txt", b" " * 300_000_000)
    raw = bytearray(made.getvalue())
    struct.pack_into("<I", raw, raw.rindex(b"PK\1\2") + 24, 100)
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableInput, match="damaged in the archive: its bytes are not those"):
            only_member(Input(bytes(raw), "a.zip", detect_format(raw, "a.zip")))
        assert tracemalloc.get_traced_memory()[1] < 150_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_what_is_packed_in_another_way_is_read(method: int) -> None:
    made = io.BytesIO()
    with ZipFile(made, "w", method) as package:
        package.writestr("b.txt", "x")
        package.writestr("a.txt", WORDS * 9000)
    raw = made.getvalue()
    members = [*open_members(Input(raw, "a.zip", detect_format(raw, "a.zip")))]
    assert [member.raw for member in members if isinstance(member, Input)] == [b"x", (WORDS * 9000).encode()]


@pytest.mark.parametrize("name", ["idna", "punycode"])
def test_an_encoding_of_names_alone_is_not_known(name: str) -> None:
    with pytest.raises(UsageError, match="is not known"):
        read_input(Input(WORDS.encode(), "a.txt", detect_format(b"", "a.txt"), encoding=name))


@pytest.mark.skipif(not hasattr(apart.os, "fork"), reason="a process cannot be forked here")
@pytest.mark.parametrize("raw", [forms(), pdf(b"5 0 R", stream(b"/Subtype/Image", SHOW * 3_000_000))])
def test_a_page_that_unpacks_ends_with_its_process(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(apart, "MOST_MEMORY", 200_000_000)
    monkeypatch.setattr(apart, "MOST_SECONDS", 2)
    assert len(raw) < 500_000
    with pytest.raises(UnreadableInput, match="takes too much memory or time"):
        read_input(Input(raw, "a.pdf", detect_format(raw, "a.pdf")))


def test_with_other_threads_a_page_is_read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = pdf(b"5 0 R", stream(b"", SHOW))
    apart_text = read_input(Input(raw, "a.pdf", detect_format(raw, "a.pdf"))).text
    monkeypatch.setattr(apart, "may_fork", lambda: False)
    assert read_input(Input(raw, "a.pdf", detect_format(raw, "a.pdf"))).text == apart_text == "3 items"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.rtf", b"{\\rtf1\\ansi\\ansicpg936 \\u20849?55\\u0?\\u20214?\\'00.}"),
        ("a.html", f"<html><p>全县共受&#0;理5\0件。</p>{WORDS}</html>".encode()),
    ],
)
def test_no_nul_of_a_file_reaches_its_json(name: str, raw: bytes) -> None:
    notice = parse_input(Input(raw, name, detect_format(raw, name)), Options(shows_text=True))
    assert "\\u0000" not in notice.model_dump_json()
    assert "件" in json.loads(notice.model_dump_json())["source"]["text"]


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_no_nul_in_the_name_of_a_member_reaches_json(tmp_path: Path, kind: str) -> None:
    raw, made = WORDS.encode(), io.BytesIO()
    if kind == "zip":
        with ZipFile(made, "w") as package:
            package.writestr("a-b.txt", raw)
    else:
        with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as tar:
            member = tarfile.TarInfo("a.txt")
            member.size, member.pax_headers = len(raw), {"path": "a-b.txt"}
            tar.addfile(member, io.BytesIO(raw))
    path = tmp_path / f"notices.{kind}"
    path.write_bytes(made.getvalue().replace(b"a-b.txt", b"a\0b.txt"))
    (outcome,) = parse_files(path)
    assert outcome.notice is not None
    assert outcome.notice.source.path == outcome.path == f"{path}!/a\ufffdb.txt"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_text_with_a_nul_is_not_one(name: str) -> None:
    with pytest.raises(UnreadableInput, match="NUL"):
        read_input(Input(WORDS.encode() + b"\0", name, detect_format(WORDS.encode(), name)))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_to_themselves(tmp_path: Path) -> None:
    from conftest import run_program

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(WORDS, "utf-8")
    (tmp_path / "in" / "self.txt").symlink_to("self.txt")
    (tmp_path / "in" / "around").symlink_to("..")
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "units.yaml").symlink_to("units.yaml")
    ran = run_program("batch", "in", "-o", "out", cwd=tmp_path)
    assert "in/self.txt: cannot be read: Too many levels" in ran.stderr.decode()
    assert "2 inputs: 1 done, 1 failed" in ran.stderr.decode()
    ran = run_program("--rules", "rules", "in/a.txt", cwd=tmp_path)
    assert (ran.returncode, "units.yaml:1: -: the file cannot be read" in ran.stderr.decode()) == (2, True)
