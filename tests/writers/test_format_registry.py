"""Every output format goes through all doors (parse, batch, --combine, verify, help, docs); an added one does too."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from conftest import ROOT
from notice_parser import cli
from notice_parser.writers.formats import OUTPUT_FORMATS, OutputFormat, format_of_path

NOTICES = {
    "a.txt": "关于甲的通报\n一、情况\n全县共受理信访举报55件次。\n",
    "b.txt": "关于乙的通报\n一、情况\n全县办结举报36件次。\n",
}
PACKAGE = ROOT / "src" / "notice_parser"
NAMES = [each.name for each in OUTPUT_FORMATS]
# A format of one module and one entry.
ADDED_MODULE = '''
"""Notices → NDJSON under gzip."""

import gzip
from collections.abc import Iterator

from notice_parser.writers import ndjson


def write(notices):
    yield gzip.compress(b"".join(ndjson.write(notices)), mtime=0)


def read_notices(path):
    yield from gzip.decompress(path.read_bytes()).splitlines()
'''
ADDED_ENTRY = (
    '    OutputFormat(name="ndjson-gz", suffix=".ndjson.gz", module="notice_parser.writers.ndjson_gz", is_text=False, '
    'needs_file=True, combines=True, verifies="notices"),\n'
)
ADDED = OutputFormat(
    name="ndjson-gz",
    suffix=".ndjson.gz",
    module="notice_parser.writers.ndjson_gz",
    is_text=False,
    needs_file=True,
    combines=True,
    verifies="notices",
)


@dataclass(frozen=True, slots=True)
class Ran:
    stdout: bytes
    stderr: str


Program = Callable[[list[str]], tuple[int, bytes, bytes]]


class Doors:
    """Runs a program in a folder with two notices."""

    def __init__(self, folder: Path, program: Program) -> None:
        self.folder, self.program = folder, program
        (folder / "in").mkdir()
        for name, text in NOTICES.items():
            (folder / "in" / name).write_text(text, "utf-8")

    def __call__(self, *arguments: str, status: int = 0) -> Ran:
        ended, out, err = self.program(list(arguments))
        assert ended == status, err.decode()
        return Ran(out, err.decode())

    def walk(self, each: OutputFormat) -> None:
        """Everything that the registry says of a format holds behind each door."""
        self.parse(each)
        self.batch(each)
        self.combine(each)
        assert each.name in words(self("parse", "--help").stdout)

    def parse(self, each: OutputFormat) -> None:
        files = [f"in/{name}" for name in NOTICES]
        self(*files, "-f", each.name, "-o", f"parsed{each.suffix}")
        written = (self.folder / f"parsed{each.suffix}").read_bytes()
        if each.needs_file:
            assert f"give -o NAME{each.suffix}" in self(*files, "-f", each.name, status=2).stderr
        else:
            assert self(*files, "-f", each.name).stdout == written
        if each.is_text:
            assert "信访举报" in written.decode("utf-8")
        self.verify(each, f"parsed{each.suffix}", count=len(NOTICES))

    def batch(self, each: OutputFormat) -> None:
        self("batch", "in", "-o", "out", "-f", each.name, "-j", "1")
        outputs = {f"{name}{each.suffix}" for name in NOTICES}
        index = {"index.html", "index.parts"} if each.has_index else set()
        assert {path.name for path in (self.folder / "out").iterdir()} == {*outputs, *index, "manifest.ndjson"}
        again = self("batch", "in", "-o", "out", "-f", each.name, "-j", "1").stderr
        assert "2 inputs: 0 done, 0 failed, 2 unchanged" in again
        assert f"{len(NOTICES)} checked, 0 differ" in self("verify", "out").stderr

    def combine(self, each: OutputFormat) -> None:
        for suffix in each.suffixes if each.combines else ():
            self("batch", "in", "--combine", f"all{suffix}", "-j", "1")
            whole = (self.folder / f"all{suffix}").read_bytes()
            assert whole
            self("batch", "in", "--combine", "all.other", "-f", each.name, "-j", "1")
            assert (self.folder / "all.other").read_bytes() == whole
            self.verify(each, f"all{suffix}", count=len(NOTICES))
        if each.combines:
            assert each.suffix in words(self("batch", "--help").stdout)
        else:
            wrong = self("batch", "in", "--combine", "all.other", "-f", each.name, status=2)
            assert "choose its format" in wrong.stderr

    def verify(self, each: OutputFormat, name: str, *, count: int) -> None:
        if each.verifies is None:
            assert "cannot be verified" in self("verify", name, status=1).stderr
            return
        assert f"{count} checked, 0 differ" in self("verify", name).stderr
        (self.folder / "in" / "b.txt").write_text("一、情况\n另有3件次。\n", "utf-8")
        assert "1 differ" in self("verify", name, status=1).stderr
        (self.folder / "in" / "b.txt").write_text(NOTICES["b.txt"], "utf-8")


def words(shown: bytes) -> str:
    """Help on one line: it is wrapped to the width of the terminal."""
    return " ".join(shown.decode("utf-8").split())


@pytest.mark.parametrize("each", OUTPUT_FORMATS, ids=NAMES)
def test_every_format_goes_through_all_doors(
    each: OutputFormat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    if each.package is not None and find_spec(each.package) is None:
        pytest.skip(f"{each.package} is not installed")
    monkeypatch.chdir(tmp_path)

    def program(arguments: list[str]) -> tuple[int, bytes, bytes]:
        capfdbinary.readouterr()
        return cli.run(arguments), *capfdbinary.readouterr()

    Doors(tmp_path, program).walk(each)


@pytest.fixture
def with_added(tmp_path: Path) -> Path:
    """A folder `src` with this package and one more format: a module of its own and one line in the registry."""
    source = tmp_path / "src"
    writers = source / "notice_parser" / "writers"
    writers.mkdir(parents=True)
    for above, folder in ((PACKAGE, writers.parent), (PACKAGE / "writers", writers)):
        for path in above.iterdir():
            if path.name not in ("writers", "formats.py", "__pycache__"):
                (folder / path.name).symlink_to(path)
    registry = (PACKAGE / "writers" / "formats.py").read_text("utf-8")
    start = "OUTPUT_FORMATS = (\n"
    (writers / "formats.py").write_text(registry.replace(start, start + ADDED_ENTRY), "utf-8")
    (writers / "ndjson_gz.py").write_text(ADDED_MODULE, "utf-8")
    return source


def test_a_format_of_one_file_and_one_line_goes_through_all_doors(tmp_path: Path, with_added: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()

    def program(arguments: list[str]) -> tuple[int, bytes, bytes]:
        environment = {**os.environ, "PYTHONPATH": str(with_added)}
        command = [sys.executable, "-m", "notice_parser", *arguments]
        result = subprocess.run(command, capture_output=True, cwd=folder, env=environment, timeout=120)
        return result.returncode, result.stdout, result.stderr

    Doors(folder, program).walk(ADDED)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.NDJSON", "ndjson"),
        ("a.jsonl", "ndjson"),
        ("a.db", "sqlite"),
        ("a.htm", "html"),
        ("a.docx", None),
        ("a", None),
    ],
)
def test_the_ending_of_a_path_names_its_format(path: str, name: str | None) -> None:
    found = format_of_path(path)
    assert (found.name if found else None) == name


def test_no_two_formats_share_a_name_or_an_ending() -> None:
    suffixes = [suffix for each in OUTPUT_FORMATS for suffix in each.suffixes]
    assert len(set(NAMES)) == len(NAMES)
    assert len(set(suffixes)) == len(suffixes)


def test_docs_name_every_format() -> None:
    outputs, batch = ((ROOT / "docs" / name).read_text("utf-8") for name in ("outputs.md", "batch.md"))
    for each in OUTPUT_FORMATS:
        assert f"| `{each.name}` |" in outputs
        assert not each.combines or each.suffix in batch
        assert not each.extra or f"notice-parse[{each.extra}]" in outputs
