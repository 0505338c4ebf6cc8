"""Folders, globs, lists and archives: every input has its place, whatever it is named."""

from __future__ import annotations

import io
import json
import os
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from batch_runs import BAD, Here, fill, manifest, notice, outputs, tree

from conftest import run_program
from notice_parser.batch.summary import Summary


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Here:
    return Here(tmp_path, monkeypatch, capfd)


def put(path: str, number: int = 1) -> Path:
    place = Path(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(notice(number), "utf-8")
    return place


def paths(folder: str = "out") -> list[str]:
    return [line["path"] for line in manifest(Path(folder))]


def listed(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


def test_a_folder_keeps_its_shape_and_its_order(here: Here) -> None:
    names = fill(Path("in"), 9)
    ran = here("batch", "in", "-o", "out", "-j", "2")
    assert (ran.status, ran.lines) == (0, ["notice-parse: 9 inputs: 9 done, 0 failed"])
    assert outputs(Path("out")) == {f"{name}.json" for name in names}
    assert paths() == [f"in/{name}" for name in names]


def test_an_output_is_what_parse_prints(here: Here) -> None:
    put("in/通报.txt")
    here("batch", "in", "-o", "out")
    assert Path("out/通报.txt.json").read_bytes() == run_program("in/通报.txt").stdout
    umask = os.umask(0)
    os.umask(umask)
    assert Path("out/通报.txt.json").stat().st_mode & 0o777 == 0o666 & ~umask


def test_the_manifest_tells_all_of_an_input(here: Here) -> None:
    put("in/a.txt")
    Path("in/b.txt").write_bytes(BAD)
    here("batch", "in", "-o", "out", "--issued-on", "2025-07-01")
    done, failed = manifest(Path("out"))
    assert (done["path"], done["status"], done["error"], done["output"]) == ("in/a.txt", "done", None, "a.txt.json")
    assert done["options"]["issued_on"] == "2025-07-01"
    assert done["counts"]["quantities"] == 2
    assert (failed["path"], failed["status"], failed["output"]) == ("in/b.txt", "failed", None)
    assert "encoding" in failed["error"]
    assert len(failed["sha256"]) == len(done["output_sha256"]) == 64


def test_the_summary_counts_what_is_wrong(here: Here) -> None:
    """Errors and warnings by code, the same where an earlier output still holds."""
    wrong = "关于整改的通报\n一、情况\n受理诉求300件，办结280件，办结率87%。\n三、打算\n推进。\n"
    for name in ("in/a.txt", "in/b.txt"):
        put(name).write_text(wrong, "utf-8")
    put("in/c.txt")
    table = [
        "notice-parse: finding         inputs  findings",
        "notice-parse: numbering_gap        2         2",
        "notice-parse: rate_mismatch        2         2",
        "notice-parse: inputs with the most findings:",
        "notice-parse:      2  in/a.txt",
        "notice-parse:      2  in/b.txt",
    ]
    assert here("batch", "in", "-o", "out").lines == [*table, "notice-parse: 3 inputs: 3 done, 0 failed"]
    assert here("batch", "in", "-o", "out").lines[:6] == table
    assert [line["findings"] for line in manifest(Path("out"))][2] == {}


def test_the_inputs_with_the_most_findings_are_named() -> None:
    """In one order, whatever the order in which workers finish; how many more there are is counted."""
    found = [(f"{number:02}.txt", {"a": 1, "b": number % 3} if number % 3 else {"a": 1}) for number in range(14)]
    summaries = []
    for order in (found, found[::-1]):
        summary = Summary()
        for path, findings in order:
            summary.add_findings(path, findings)
        summaries.append(summary.as_table())
    assert summaries[0] == summaries[1]
    named = summaries[0][summaries[0].index("inputs with the most findings:") + 1 :]
    assert (named[0], len(named)) == ("     3  02.txt", 11)
    assert named[-2:] == ["     1  00.txt", "and 4 more; manifest.ndjson names them"]


def test_any_number_of_workers_gives_the_same_bytes(here: Here) -> None:
    fill(Path("in"), 12, bad=(4, 9))
    ran = [here("batch", "in", "-o", f"out{jobs}", "-j", jobs) for jobs in ("1", "3")]
    assert tree(Path("out1")) == tree(Path("out3"))
    assert ran[0] == ran[1]
    assert [line.split(": ")[1] for line in ran[0].lines[:-1]] == ["in/004.txt", "in/乡镇/009.txt"]


@pytest.mark.parametrize(
    ("wishes", "names"),
    [
        (["--include", "*.md"], {"b.md"}),
        (["--include", "*.TXT"], {"a.txt", "草稿/c.txt"}),
        (["--include", "a.*", "--include", "b.*"], {"a.txt", "b.md"}),
        (["--exclude", "草稿"], {"a.txt", "b.md"}),
        (["--exclude", "草稿/*.txt"], {"a.txt", "b.md"}),
        (["--include", "*.txt", "--exclude", "a*"], {"草稿/c.txt"}),
    ],
)
def test_include_and_exclude(here: Here, wishes: list[str], names: set[str]) -> None:
    for path in ("in/a.txt", "in/b.md", "in/草稿/c.txt"):
        put(path)
    ran = here("batch", "in", "-o", "out", *wishes)
    assert outputs(Path("out")) == {f"{name}.json" for name in names}
    assert ran.summary.partition(": ")[2] == f"{len(names)} done, 0 failed, {3 - len(names)} left out"


def test_what_systems_leave_and_what_it_writes_itself_is_no_input(here: Here) -> None:
    for path in ("a.txt", ".hidden/x.txt", ".DS_Store", "~$a.docx"):
        put(path)
    for _ in range(2):
        assert here("batch", ".", "-o", "out", "--combine", "all.ndjson").status == 0
    assert outputs(Path("out")) == {"a.txt.json"}


def test_a_glob(here: Here) -> None:
    for path in ("in/a.txt", "in/甲/b.txt", "in/甲/乙/c.txt", "in/甲/d.md"):
        put(path)
    assert here("batch", "in/**/*.txt", "-o", "out").status == 0
    assert outputs(Path("out")) == {"a.txt.json", "甲/b.txt.json", "甲/乙/c.txt.json"}
    ran = here("batch", "in/*.pdf", "-o", "out")
    assert (ran.status, ran.lines[0]) == (1, "notice-parse: in/*.pdf: no file matches; check the pattern")


@pytest.mark.parametrize("between", [b"\n", b"\r\n", b"\0"])
def test_a_list_on_standard_input(here: Here, monkeypatch: pytest.MonkeyPatch, between: bytes) -> None:
    put("甲/a.txt"), put("乙/a.txt"), put("with\nbreak.txt")
    listed(monkeypatch, between.join(["乙/a.txt".encode(), "甲/a.txt".encode(), b"gone.txt", b""]))
    ran = here("batch", "-", "-o", "out", "-j", "2")
    assert ran.lines == [
        "notice-parse: gone.txt: no such file; check the name",
        "notice-parse: 3 inputs: 2 done, 1 failed",
    ]
    assert paths() == ["乙/a.txt", "甲/a.txt", "gone.txt"]
    assert outputs(Path("out")) == {"乙/a.txt.json", "甲/a.txt.json"}


def test_members_of_archives(here: Here) -> None:
    Path("in").mkdir()
    with zipfile.ZipFile("in/包.zip", "w") as package:
        package.writestr("目录/b.txt", notice(1))
        package.writestr("bad.txt", BAD)
        package.writestr("../out.txt", notice(2))
    with tarfile.open("in/z.tar.gz", "w:gz") as archive:
        for number in range(6):
            raw = notice(number).encode()
            member = tarfile.TarInfo(f"{number}.txt")
            member.size = len(raw)
            archive.addfile(member, io.BytesIO(raw))
    ran = here("batch", "in", "-o", "out", "-j", "2")
    assert (ran.status, ran.summary) == (1, "9 inputs: 7 done, 2 failed")
    assert paths()[-3:] == ["in/包.zip!/目录/b.txt", "in/包.zip!/bad.txt", "in/包.zip!/../out.txt"]
    assert outputs(Path("out")) == {"包.zip!/目录/b.txt.json", *(f"z.tar.gz!/{number}.txt.json" for number in range(6))}
    member = json.loads(Path("out/包.zip!/目录/b.txt.json").read_bytes())
    assert member["source"]["path"] == "in/包.zip!/目录/b.txt"
    again = here("batch", "in", "-o", "out", "--include", "b.txt")
    assert again.summary == "1 input: 0 done, 0 failed, 1 unchanged, 8 left out"


def test_a_word_file_is_no_archive(here: Here) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile("a.docx", "w") as package:
        text = "<w:p><w:r><w:t>一、整改情况</w:t></w:r></w:p>"
        package.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{text}</w:body></w:document>')
    assert here("batch", "a.docx", "-o", "out").status == 0
    assert outputs(Path("out")) == {"a.docx.json"}


def test_two_inputs_with_one_name_have_two_outputs(here: Here) -> None:
    for number, path in enumerate(("甲/a.txt", "乙/a.txt", "乙/A.TXT")):
        put(path, number)
    ran = here("batch", "甲", "乙", "甲/a.txt", "./甲/a.txt", "-o", "out")
    assert (ran.status, ran.summary) == (0, "4 inputs: 4 done, 0 failed, 1 named twice")
    written = manifest(Path("out"))
    assert written[0]["output"] == "a.txt.json"
    assert len({line["output"].casefold() for line in written}) == 4
    for line in written:
        assert json.loads(Path("out", line["output"]).read_bytes())["source"]["path"] == line["path"]
    assert here("batch", "甲", "乙", "甲/a.txt", "./甲/a.txt", "-o", "out").summary.startswith("4 inputs: 0 done")


def test_names_that_stand_in_each_others_way(here: Here) -> None:
    for number, path in enumerate(("in/a.txt", "in/a.txt.json/b.txt", "in/manifest")):
        put(path, number)
    ran = here("batch", "in", "-o", "out", "-f", "ndjson")
    assert ran.status == 0, ran.lines
    ran = here("batch", "in", "-o", "out2")
    assert ran.status == 0, ran.lines
    assert "manifest.ndjson" not in {line["output"] for line in manifest(Path("out"))}


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_long_names_and_names_that_are_not_utf8(here: Here) -> None:
    put(f"in/{'长' * 83}.txt")
    Path("in", os.fsdecode("通报".encode("gbk") + b".txt")).write_text(notice(1), "utf-8")
    Path("in", "a\nb\t<c>.txt").write_text(notice(2), "utf-8")
    assert here("batch", "in", "-o", "out").status == 0
    names = outputs(Path("out"))
    assert {"通报.txt.json", "a_b__c_.txt.json"} < names
    assert all(len(name.encode()) <= 255 for name in names)
    assert sum(line["raw"] is not None for line in manifest(Path("out"))) == 1
    assert here("batch", "in", "-o", "out").summary == "3 inputs: 0 done, 0 failed, 3 unchanged"
    assert here("verify", "out").lines == ["notice-parse: 3 checked, 0 differ"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(here: Here) -> None:
    put("in/a.txt")
    os.mkfifo("in/pipe")
    ran = here("batch", "in", "-o", "out")
    assert ran.lines[0] == "notice-parse: in/pipe: is not a regular file; it is not read"
    assert ran.summary == "2 inputs: 1 done, 1 failed"


def test_an_empty_folder_is_a_failed_input(here: Here) -> None:
    Path("in/below").mkdir(parents=True)
    ran = here("batch", "in", "-o", "out")
    assert (ran.status, ran.summary) == (1, "1 input: 0 done, 1 failed")


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["in"], "-o: is missing"),
        (["in", "-o", "in/a.txt"], "is a file"),
        (["in", "-o", "out", "-j", "0"], "-j: 0 is too few"),
        (["in", "-o", "out", "--limit", "0"], "--limit: 0 is too few"),
        (["in", "-o", "out", "--time-limit", "0"], "is not a duration"),
        (["in", "-o", "out", "-f", "pdf"], "unknown format pdf"),
        (["in", "--combine", "all.pdf"], "choose its format"),
        (["in", "--combine", "in"], "choose its format"),
        (["in", "-o", "out", "--encoding", "nope"], "nope is not known"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(here: Here, arguments: list[str], what: str) -> None:
    put("in/a.txt")
    ran = here("batch", *arguments)
    assert (ran.status, len(ran.lines)) == (2, 1)
    assert what in ran.lines[0]
