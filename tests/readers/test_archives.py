"""Archives: names in any encoding, hostile members refused one by one, limits, and the command line."""

from __future__ import annotations

import gzip
import io
import json
import struct
import tarfile
import time
import zlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from conftest import run_program
from notice_parser.errors import UnreadableInput
from notice_parser.readers.formats import detect_format
from notice_parser.readers.opening import Input, open_input, open_members, read_file

TEXT = "关于开展检查的通知\n全县共查处3件。\n".encode()


def zip_of(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return packed.getvalue()


def tar_of(members: dict[bytes, bytes], mode: str = "w") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode, encoding="utf-8", errors="surrogateescape") as package:  # type: ignore[call-overload]
        for name, content in members.items():
            member = tarfile.TarInfo(name.decode("utf-8", "surrogateescape"))
            member.size = len(content)
            package.addfile(member, io.BytesIO(content))
    return packed.getvalue()


def members(raw: bytes, name: str = "a.zip") -> tuple[list[str], dict[str, str]]:
    """The names given, and those refused with the reason; both without the archive's own."""
    given, refused = [], {}
    for found in open_members(Input(raw, name, detect_format(raw, name))):
        inner = found.path.removeprefix(f"{name}!/")
        if isinstance(found, Input):
            given.append(inner)
        else:
            refused[inner] = found.what
    return given, refused


def renamed(raw: bytes, old: bytes, new: bytes) -> bytes:
    """A ZIP in which a name of the same length stands in both places, without the flag for UTF-8."""
    assert len(old) == len(new)
    return raw.replace(old, new)


@pytest.mark.parametrize("codec", ["gb18030", "utf-8", "big5"])
def test_names_without_a_flag_are_read_by_their_bytes(codec: str) -> None:
    name = ("整改/通報.txt" if codec == "big5" else "整改/通报.txt").encode(codec)
    raw = renamed(zip_of({"x" * len(name): TEXT}), b"x" * len(name), name)
    assert members(raw)[0] == [name.decode(codec)]


def test_the_field_of_a_unicode_name_counts_more_than_the_bytes() -> None:
    member = ZipInfo("plain.txt")
    field = b"\x01" + struct.pack("<I", zlib.crc32(b"plain.txt")) + "通报.txt".encode()
    member.extra = struct.pack("<HH", 0x7075, len(field)) + field
    packed = io.BytesIO()
    with ZipFile(packed, "w") as package:
        package.writestr(member, TEXT)
    assert members(packed.getvalue())[0] == ["通报.txt"]


def test_names_in_a_tar_are_read_by_their_bytes() -> None:
    raw = tar_of({"整改/通报.txt".encode("gbk"): TEXT, "说明.md".encode(): TEXT}, "w:gz")
    assert members(raw, "a.tar.gz")[0] == ["整改/通报.txt", "说明.md"]


def test_hostile_members_are_refused_by_name_and_the_others_read() -> None:
    inner = zip_of({"deep.zip": zip_of({"x.txt": TEXT}), "y.txt": TEXT})
    given, refused = members(
        zip_of(
            {
                "../evil.txt": TEXT,
                "/abs.txt": TEXT,
                "C:\\evil.txt": TEXT,
                "a\\..\\b.txt": TEXT,
                "ok.txt": TEXT,
                "bomb.txt": bytes(30_000_000),
                "inner.zip": inner,
                "__MACOSX/._x": b"x",
                "~$a.docx": b"x",
                ".DS_Store": b"x",
            }
        )
    )
    assert given == ["ok.txt", "inner.zip!/y.txt"]
    assert {name: what.partition(";")[0] for name, what in refused.items()} == {
        "../evil.txt": "leads out of the archive",
        "/abs.txt": "has an absolute path",
        "C:\\evil.txt": "names a drive",
        "a\\..\\b.txt": "leads out of the archive",
        "bomb.txt": "would unpack to 30,000,000 bytes, over 200 times its size",
        "inner.zip!/deep.zip": "lies more than 2 archives deep",
    }


def test_a_member_without_a_name_is_refused_and_the_others_read() -> None:
    """As in a ZIP whose directory is damaged; zipfile ends a name at a NUL."""
    packed = io.BytesIO(zip_of({"ok.txt": TEXT}))
    with ZipFile(packed, "a") as package:
        nameless = ZipInfo("x")
        nameless.filename = ""
        with package.open(nameless, "w") as member:
            member.write(TEXT)
    lacking = {"": "has no name; it is not read"}
    assert members(packed.getvalue()) == (["ok.txt"], lacking)
    assert members(tar_of({b"": TEXT, b"ok.txt": TEXT}), "a.tar") == (["ok.txt"], lacking)
    assert members(zip_of({"xx": TEXT, "ok.txt": TEXT}).replace(b"xx", b"\0x")) == (["\ufffdx", "ok.txt"], {})


def test_links_in_a_tar_are_refused() -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as package:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        package.addfile(link)
    assert members(packed.getvalue(), "a.tar") == (
        [],
        {"link.txt": "is a link or a device, not a file; it is not read"},
    )


def test_a_locked_and_a_damaged_member_fail_alone() -> None:
    raw = bytearray(zip_of({"a.txt": TEXT, "b.txt": TEXT * 3, "c.txt": TEXT}))
    place = raw.rindex(b"PK\x01\x02", 0, raw.rindex(b"PK\x01\x02"))
    raw[place + 8] |= 1
    raw[raw.index(b"a.txt") + 8] ^= 0xFF
    given, refused = members(bytes(raw))
    assert given == ["c.txt"]
    assert "is damaged in the archive" in refused["a.txt"]
    assert "is protected by a password" in refused["b.txt"]


def test_many_small_bombs_are_one() -> None:
    given, refused = members(zip_of({f"{index}.txt": bytes(9_000_000) for index in range(14)}))
    assert len(given) == 11
    assert all("is too much" in what for what in refused.values())


@pytest.mark.parametrize(
    "raw",
    [gzip.compress(bytes(60_000_000)), zip_of({"a": bytes(60_000_000)}), tar_of({b"a": bytes(60_000_000)}, "w:gz")],
)
def test_bombs_end_at_once(raw: bytes) -> None:
    start = time.process_time()
    try:
        given, refused = members(raw)
    except UnreadableInput as error:
        given, refused = [], {"": error.what}
    assert given == []
    assert all("times its size" in what for what in refused.values())
    assert time.process_time() - start < 2


def first_of(raw: bytes) -> None:
    """Raise what is wrong with an archive or with its first member."""
    found = next(open_members(Input(raw, "a", detect_format(raw, "a"))))
    if isinstance(found, UnreadableInput):
        raise found


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (zip_of({}), "holds no files"),
        (zip_of({"a.txt": TEXT})[:-9], "is a damaged ZIP archive"),
        (gzip.compress(TEXT)[:-9], "is a damaged gzip archive"),
        (tar_of({b"a": TEXT})[:530], "is a damaged TAR archive"),
    ],
)
def test_an_archive_that_is_damaged_as_a_whole(raw: bytes, what: str) -> None:
    with pytest.raises(UnreadableInput, match=what):
        first_of(raw)


def test_a_single_compressed_file_is_read_like_the_file(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt.gz"
    path.write_bytes(gzip.compress(TEXT))
    source = read_file(str(path))
    assert (source.text, source.path) == (TEXT.decode(), f"{path}!/通知.txt")
    path.write_bytes(zip_of({"a.txt": TEXT, "b.txt": TEXT}))
    with pytest.raises(UnreadableInput, match="archive of several files"):
        read_file(str(path))


def test_an_archive_gives_a_line_a_member(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zip_of({"目录/甲.txt": TEXT, "空.txt": b"", "乙.md": TEXT, "../丙.txt": TEXT}))
    done = run_program(path)
    notices = [json.loads(line) for line in done.stdout.splitlines()]
    assert [notice["source"]["path"] for notice in notices] == [f"{path}!/目录/甲.txt", f"{path}!/乙.md"]
    assert done.stderr.decode().splitlines() == [
        f"notice-parse: {path}!/空.txt: is empty; give a file that holds a notice",
        f"notice-parse: {path}!/../丙.txt: leads out of the archive; it is not read",
    ]
    assert done.returncode == 1
    assert not (tmp_path.parent / "丙.txt").exists()


def test_an_input_that_is_no_archive_is_its_own_only_member(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT)
    assert [found.path for found in open_members(open_input(str(path)))] == [str(path)]
