"""Outputs against their sources: each way in which they may differ is found."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from batch_runs import BAD, Here, fill, notice

IN, OUT = Path("in"), Path("out")
ONE = OUT / "001.txt.json"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Here:
    return Here(tmp_path, monkeypatch, capfd)


def test_what_agrees(here: Here) -> None:
    fill(IN, 4, bad=(2,))
    with zipfile.ZipFile(IN / "包.zip", "w") as package:
        for number in range(3):
            package.writestr(f"{number}.txt", notice(number).encode("gb18030"))
    for as_format in ("json", "ndjson", "csv", "html"):
        here("batch", "in", "-o", f"out-{as_format}", "-f", as_format)
        ran = here("verify", f"out-{as_format}")
        assert (ran.status, ran.lines) == (0, ["notice-parse: 6 checked, 0 differ"])
    here("parse", "in/001.txt", "-o", "one.json")
    here("parse", "in/001.txt", "in/包.zip", "-f", "json", "-o", "array.json")
    assert here("verify", "one.json", "array.json").lines == ["notice-parse: 5 checked, 0 differ"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda: (IN / "001.txt").write_text(notice(9), "utf-8"), "its source has changed since"),
        (lambda: (IN / "001.txt").unlink(), "no such file"),
        (lambda: (IN / "001.txt").write_bytes(BAD), "does not look like a text"),
        (lambda: ONE.unlink(), "its output is missing"),
        (lambda: ONE.write_text("{}"), "its hash differs"),
        (lambda: (OUT / "manifest.ndjson").unlink(), "no manifest.ndjson in it"),
    ],
)
def test_what_differs_in_a_folder(here: Here, change: Callable[[], object], what: str) -> None:
    fill(IN, 4)
    here("batch", "in", "-o", "out")
    change()
    ran = here("verify", "out")
    assert ran.status == 1
    assert what in ran.lines[0], ran.lines
    assert ran.summary.endswith("1 differ")


def put_into(change: Callable[[dict[str, object]], object]) -> None:
    said = json.loads(Path("one.json").read_bytes())
    change(said)
    Path("one.json").write_text(json.dumps(said, ensure_ascii=False, indent=2), "utf-8")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda said: said["title"].update(text="关于"), "notice.title: the source has other words"),
        (lambda said: said["quantities"][0].update(start=1), "notice.quantities[0]: the source has other words"),
        (lambda said: said.pop("kind"), "does not follow the schema: kind"),
        (lambda said: said["source"].update(length=1), "the text of its source differs"),
        (lambda said: said["source"].update(sha256="0" * 64), "its source has changed"),
    ],
)
def test_what_differs_in_a_notice(here: Here, change: Callable[[dict[str, object]], object], what: str) -> None:
    fill(IN, 2)
    here("parse", "in/001.txt", "-o", "one.json")
    put_into(change)
    ran = here("verify", "one.json")
    assert (ran.status, ran.summary) == (1, "1 checked, 1 differ")
    assert what in ran.lines[0]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (",3件次,", ",4件次,", "the source has other words"),
        (",case,", ",cases,", "does not follow the schema: kind"),
        (",in/001.txt,", ",in/no.txt,", "no such file"),
    ],
)
def test_what_differs_in_a_table(here: Here, old: str, new: str, what: str) -> None:
    fill(IN, 2)
    here("batch", "in", "--combine", "all.csv")
    text = Path("all.csv").read_text("utf-8")
    assert old in text
    Path("all.csv").write_text(text.replace(old, new, 1), "utf-8")
    ran = here("verify", "all.csv")
    assert ran.status == 1
    assert what in ran.lines[0], ran.lines


@pytest.mark.parametrize("name", ["gone", "gone.json", "broken.xlsx", "page.html"])
def test_what_cannot_be_verified(here: Here, name: str) -> None:
    Path("broken.xlsx").write_bytes(BAD)
    Path("page.html").write_bytes(BAD)
    ran = here("verify", name)
    assert (ran.status, len(ran.lines)) == (1, 2)


def test_a_source_in_another_encoding(here: Here) -> None:
    IN.mkdir()
    (IN / "a.txt").write_bytes(notice(1).encode("utf-16-le"))
    here("batch", "in", "-o", "out", "--encoding", "utf-16-le")
    assert here("verify", "out").status == 0
