"""The program as a process: results, one line an error, exit status, pipes, names and locales."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import PROGRAM, run_program
from notice_parser import __version__
from notice_parser.__main__ import report_interruption

NOTICE = "关于开展检查的通知\n\n一、工作情况\n全县共受理信访举报55件次。\n"
BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b"\n \n", "white space only"),
    "report.pdf": (b"%PDF-1.4", "PDF"),
    "named.txt": (b"%PDF-1.4", "PDF"),
    "nul.bin": (b"\0\1\2", "in any encoding"),
    "noise.txt": (b"\x80\x81\xfe\xff" * 30, "in any encoding"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a good notice and the bad ones."""
    (tmp_path / "good.txt").write_text(NOTICE, "utf-8")
    for name, (raw, _) in BAD.items():
        (tmp_path / name).write_bytes(raw)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def error_lines(result: subprocess.CompletedProcess[bytes]) -> list[str]:
    return result.stderr.decode("utf-8").splitlines()


def test_a_file_gives_indented_json(folder: Path) -> None:
    result = run_program("good.txt")
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.startswith(b'{\n  "schema_version": "1",\n')
    assert result.stdout.endswith(b"\n}\n")
    assert b"\r" not in result.stdout.replace(b"\\r", b"")
    notice = json.loads(result.stdout)
    assert notice["source"]["path"] == "good.txt"
    assert notice["source"]["text"] is None
    assert notice["parser"]["version"] == __version__


def test_parse_is_the_default_command(folder: Path) -> None:
    assert run_program("parse", "good.txt").stdout == run_program("good.txt").stdout


def test_compact_is_the_same_on_one_line(folder: Path) -> None:
    result = run_program("good.txt", "--compact")
    assert result.stdout.count(b"\n") == 1
    assert json.loads(result.stdout) == json.loads(run_program("good.txt").stdout)


def test_standard_input(folder: Path) -> None:
    from_file = json.loads(run_program("good.txt").stdout)
    piped = json.loads(run_program("-", input=NOTICE.encode()).stdout)
    assert piped["source"]["path"] == "-"
    assert {**piped, "source": None} == {**from_file, "source": None}


def test_text_and_no_text(folder: Path) -> None:
    assert json.loads(run_program("good.txt", "--text").stdout)["source"]["text"] == NOTICE
    assert json.loads(run_program("good.txt", "--no-text").stdout)["source"]["text"] is None


@pytest.mark.parametrize("name", [*BAD, "missing.txt", "."])
def test_bad_input_is_one_line_and_status_1(folder: Path, name: str) -> None:
    result = run_program(name)
    what = {"missing.txt": "no such file", ".": "is a folder"}.get(name) or BAD[name][1]
    assert (result.returncode, result.stdout) == (1, b"")
    (line,) = error_lines(result)
    assert line.startswith(f"notice-parse: {name}: ")
    assert what in line


def test_several_files_give_a_line_each_and_failures_are_named(folder: Path) -> None:
    result = run_program("good.txt", "missing.txt", "empty.txt", "good.txt")
    assert result.returncode == 1
    assert [json.loads(line)["source"]["path"] for line in result.stdout.splitlines()] == ["good.txt", "good.txt"]
    assert [line.split(":")[1] for line in error_lines(result)] == [" missing.txt", " empty.txt"]


def test_several_good_files(folder: Path) -> None:
    result = run_program("good.txt", "-", input=NOTICE.encode())
    assert (result.returncode, result.stderr, result.stdout.count(b"\n")) == (0, b"", 2)


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["good.txt", "--issued-on", "2025-13-01"], "--issued-on: 2025-13-01 is not a date; write it as in 2025-07-01"),
        (["good.txt", "--issued-on", "today"], "is not a date"),
        (["good.txt", "--encoding", "nope"], "--encoding: nope is not known"),
        (["good.txt", "--nope"], "--nope"),
        (["good.txt", "-o"], "-o"),
        ([], "FILE: is missing"),
        (["parse"], "FILE"),
        (["--compact"], "FILE"),
        (["prase", "good.txt"], 'neither a file nor a command; did you mean "parse"?'),
        (["good.txt", "-o", "good.txt"], "is also an input"),
        (["good.txt", "-o", "."], "is a folder"),
        (["good.txt", "-o", "nothing/out.json"], "its folder does not exist"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(folder: Path, arguments: list[str], what: str) -> None:
    result = run_program(*arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    (line,) = error_lines(result)
    assert line.startswith("notice-parse: ")
    assert what in line
    assert (folder / "good.txt").read_text("utf-8") == NOTICE


@pytest.mark.parametrize("arguments", [["./parse"], ["--", "parse"], ["parse", "parse"]])
def test_a_file_named_like_a_command(folder: Path, arguments: list[str]) -> None:
    (folder / "parse").write_text(NOTICE, "utf-8")
    result = run_program(*arguments)
    assert (result.returncode, result.stderr) == (0, b"")


def test_a_file_named_nearly_like_a_command(folder: Path) -> None:
    (folder / "prase").write_text(NOTICE, "utf-8")
    assert run_program("prase").returncode == 0


def test_output_file_is_whole_or_left_alone(folder: Path) -> None:
    result = run_program("good.txt", "-o", "out.json")
    assert (result.returncode, result.stdout) == (0, b"")
    whole = (folder / "out.json").read_bytes()
    assert whole == run_program("good.txt").stdout
    assert run_program("missing.txt", "-o", "out.json").returncode == 1
    assert (folder / "out.json").read_bytes() == whole
    umask = os.umask(0)
    os.umask(umask)
    assert (folder / "out.json").stat().st_mode & 0o777 == 0o666 & ~umask
    assert not list(folder.glob("*.part"))


def test_a_folder_that_cannot_be_written_is_no_bug(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a read-only disk not even the missing draft can be removed."""
    from notice_parser.errors import UnwritableOutput
    from notice_parser.writers import target

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr(target.os, "unlink", refuse)
    error = pytest.raises(UnwritableOutput, match=r"out.json: cannot be written: Read-only file system")
    with error, target.open_target("out.json") as write:
        write(b"{}")


def test_output_through_a_link(folder: Path) -> None:
    (folder / "real.json").write_text("old")
    (folder / "link.json").symlink_to("real.json")
    assert run_program("good.txt", "-o", "link.json").returncode == 0
    assert (folder / "link.json").is_symlink()
    assert json.loads((folder / "real.json").read_text("utf-8"))["kind"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_one_line(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        printed = subprocess.run([*PROGRAM, "good.txt"], stdout=full, stderr=subprocess.PIPE)
    for result in (printed, run_program("good.txt", "-o", "/dev/full")):
        assert result.returncode == 1
        (line,) = error_lines(result)
        assert "cannot be written: No space left on device" in line


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="no such signal here")
def test_a_closed_pipe_ends_in_silence(folder: Path) -> None:
    (folder / "long.txt").write_text(NOTICE * 2000, "utf-8")
    reader, writer = os.pipe()
    process = subprocess.Popen([*PROGRAM, "long.txt", "long.txt"], stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    os.read(reader, 1)
    os.close(reader)
    assert process.communicate(timeout=60)[1] == b""
    assert process.returncode in (0, -signal.SIGPIPE)


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_an_interrupt_is_one_line_and_status_130(folder: Path) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    )
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"notice-parse: interrupted\n")


def test_an_interrupt_before_the_language_is_chosen_is_in_it_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["notice-parse", "check", "a.txt", "--lang", "zh"])
    report_interruption(KeyboardInterrupt())
    assert capsys.readouterr().err == "notice-parse: 已中断\n"


def test_names_in_any_locale(folder: Path) -> None:
    (folder / "通知.txt").write_text(NOTICE, "utf-8")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    result = run_program("通知.txt".encode(), env=plain)
    assert result.returncode == 0
    assert json.loads(result.stdout)["source"]["path"] == "通知.txt"
    assert error_lines(run_program("没有.txt".encode(), env=plain)) == [
        "notice-parse: 没有.txt: no such file; check the name"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_a_name_that_is_not_utf8(folder: Path) -> None:
    Path(os.fsdecode(b"\xd6\xd0.txt")).write_text(NOTICE, "utf-8")
    result = run_program(b"\xd6\xd0.txt")
    assert (result.returncode, result.stderr) == (0, b"")
    assert json.loads(result.stdout)["source"]["path"] == "\ufffd\ufffd.txt"
    assert len(error_lines(run_program(b"\xd6\n.txt"))) == 1


def test_verbose_and_quiet(folder: Path) -> None:
    (line,) = error_lines(run_program("good.txt", "-v"))
    assert line.startswith("notice-parse: good.txt: ")
    assert "1 quantity, 0 dates" in line
    assert run_program("good.txt", "-q").stderr == b""


def test_version_and_help() -> None:
    assert run_program("--version").stdout.decode() == f"notice-parse {__version__}\n"
    shown = run_program("--help")
    assert shown.returncode == 0
    assert b"parse" in shown.stdout


def test_the_installed_command_is_the_same_program(folder: Path) -> None:
    command = Path(sys.executable).with_name("notice-parse")
    if not command.exists():
        pytest.skip("the command is not installed beside this Python")
    result = subprocess.run([command, "good.txt"], capture_output=True)
    assert result.stdout == run_program("good.txt").stdout


@pytest.mark.skipif(os.name == "nt", reason="there is no pseudo-terminal")
@pytest.mark.parametrize(
    ("arguments", "begins", "said"),
    [
        (["good.txt"], "关于开展检查的通知  policy", "shown as an outline"),
        (["good.txt", "--lang", "zh"], "关于开展检查的通知  政策文件", "以上为提纲"),
        (["good.txt", "-q"], "关于开展检查的通知  policy", ""),
        (["good.txt", "-f", "json"], "{", ""),
        (["good.txt", "--compact"], '{"schema_version":"1"', ""),
        (["missing.txt"], "", "no such file"),
    ],
)
def test_a_terminal_shows_an_outline(folder: Path, arguments: list[str], begins: str, said: str) -> None:
    """A pipe or a file gets the JSON; eyes get what they can read."""
    ours, theirs = os.openpty()
    with subprocess.Popen([*PROGRAM, *arguments], stdout=theirs, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        err = process.stderr.read().decode("utf-8")
        os.close(theirs)
        shown = read_all(ours).decode("utf-8")
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert plain.startswith(begins)
    assert said in err
    assert bool(said) == bool(err)


def read_all(terminal: int) -> bytes:
    """What was written to a terminal until it was closed."""
    pieces = []
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(terminal)
    return b"".join(pieces)


def test_the_data_are_the_same_in_every_language(folder: Path) -> None:
    for arguments in (["good.txt"], ["good.txt", "-f", "text"], ["good.txt", "-f", "csv"], ["schema"]):
        chinese, english = (run_program(*arguments, "--lang", each) for each in ("zh", "en"))
        assert (chinese.returncode, chinese.stdout) == (0, english.stdout)
