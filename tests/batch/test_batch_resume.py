"""A second run does only what is new, changed, failed or was done in another way."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from batch_runs import BAD, Here, fill, manifest, notice, outputs, rewritten, times, tree

from notice_parser.pack.folders import built_in_folder

IN, OUT = Path("in"), Path("out")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Here:
    return Here(tmp_path, monkeypatch, capfd)


def edit(change: Callable[[dict[str, object]], object]) -> None:
    """Change the first line of the manifest."""
    first, *others = manifest(OUT)
    change(first)
    lines = [json.dumps(line, ensure_ascii=False) + "\n" for line in (first, *others)]
    (OUT / "manifest.ndjson").write_text("".join(lines), "utf-8")


def append(raw: bytes) -> None:
    with (OUT / "manifest.ndjson").open("ab") as file:
        file.write(raw)


@pytest.mark.parametrize(
    ("change", "done", "kept"),
    [
        (lambda: None, set(), 4),
        (lambda: (IN / "new.txt").write_text(notice(9), "utf-8"), {"new.txt.json"}, 4),
        (lambda: (IN / "001.txt").write_text(notice(9), "utf-8"), {"001.txt.json"}, 3),
        (lambda: (IN / "002.txt").write_text(notice(9), "utf-8"), {"002.txt.json"}, 4),
        (lambda: (OUT / "001.txt.json").unlink(), {"001.txt.json"}, 3),
        (lambda: (OUT / "001.txt.json").write_text("{}"), {"001.txt.json"}, 3),
        (lambda: edit(lambda line: line.update(version="0.0.1")), {"001.txt.json"}, 3),
        (lambda: edit(lambda line: line.update(rules="0" * 16)), {"001.txt.json"}, 3),
        (lambda: edit(lambda line: line.update(status="failed")), {"001.txt.json"}, 3),
        (lambda: append(b'{"path": "in/001.txt", "sta'), set(), 4),
        (lambda: append(b"no line of this program\n"), set(), 4),
    ],
)
def test_only_what_is_called_for_is_done(here: Here, change: Callable[[], object], done: set[str], kept: int) -> None:
    fill(IN, 5, bad=(2,))
    assert here("batch", "in", "-o", "out").summary == "5 inputs: 4 done, 1 failed"
    before = times(OUT)
    change()
    ran = here("batch", "in", "-o", "out")
    assert rewritten(OUT, before) == done
    assert f"{kept} unchanged" in ran.summary
    assert ran.status == (0 if "002.txt.json" in done else 1)
    here("batch", "in", "-o", "again")
    assert tree(OUT) == tree(Path("again"))


def test_other_options_and_other_rules_are_another_output(here: Here) -> None:
    fill(IN, 3)
    shutil.copytree(built_in_folder(), "rules")
    with Path("rules/units.yaml").open("a", encoding="utf-8") as file:
        file.write("\n# a remark\n")
    for wishes in ([], ["--text"], ["--issued-on", "2020-01-01"], ["--rules", "rules"], ["-f", "csv"], []):
        assert here("batch", "in", "-o", "out", *wishes).summary == "3 inputs: 3 done, 0 failed"
        assert here("batch", "in", "-o", "out", *wishes).summary == "3 inputs: 0 done, 0 failed, 3 unchanged"
    assert len(outputs(OUT)) == 3


def test_fresh_does_all_again(here: Here) -> None:
    fill(IN, 3)
    here("batch", "in", "-o", "out")
    assert here("batch", "in", "-o", "out", "--fresh").summary == "3 inputs: 3 done, 0 failed"


def test_an_earlier_run_over_other_inputs_is_kept(here: Here) -> None:
    fill(IN, 2)
    fill(Path("more"), 2)
    here("batch", "in/001.txt", "-o", "out")
    here("batch", "more/乡镇", "-o", "out")
    assert [line["path"] for line in manifest(OUT)] == ["more/乡镇/000.txt", "in/001.txt"]


def test_a_notice_that_went_bad_takes_its_output_along_and_one_that_vanished_does_not(here: Here) -> None:
    fill(IN, 3)
    here("batch", "in", "-o", "out")
    (IN / "001.txt").write_bytes(BAD)
    here("batch", "in", "-o", "out")
    assert outputs(OUT) == {"002.txt.json", "乡镇/000.txt.json"}
    (IN / "002.txt").unlink()
    ran = here("batch", "in/002.txt", "-o", "out")
    assert ran.lines[0] == "notice-parse: in/002.txt: no such file; check the name"
    assert outputs(OUT) == {"002.txt.json", "乡镇/000.txt.json"}


def test_a_limit_and_the_first_failure_stop_the_run(here: Here) -> None:
    fill(IN, 12, bad=(1,))
    ran = here("batch", "in", "-o", "out", "--limit", "3")
    assert ran.summary == "12 inputs: 2 done, 1 failed, 9 not reached"
    ran = here("batch", "in", "-o", "other", "--fail-fast", "-j", "1")
    assert ran.status == 1
    assert "1 failed" in ran.summary
    assert "not reached" in ran.summary
    assert ran.summary.startswith("12 inputs: ")
    assert here("batch", "in", "-o", "out").summary == "12 inputs: 9 done, 1 failed, 2 unchanged"


@pytest.mark.parametrize("name", ["all.ndjson", "all.csv", "all.xlsx", "all.parquet", "all.sqlite"])
def test_one_file_of_all(here: Here, name: str) -> None:
    names = fill(IN, 6, bad=(2,))
    ran = here("batch", "in", "--combine", name, "-j", "2")
    assert (ran.status, ran.summary) == (1, "6 inputs: 5 done, 1 failed")
    whole = Path(name).read_bytes()
    assert here("verify", name).status == 0
    assert here("batch", "in", "--combine", name, "--fresh", "-j", "1").status == 1
    assert Path(name).read_bytes() == whole
    if name == "all.ndjson":
        order = [json.loads(line)["source"]["path"] for line in whole.splitlines()]
        assert order == [f"in/{name}" for name in names if name != "002.txt"]
    assert sorted(path.name for path in Path().iterdir()) == sorted(["in", name, f"{name}.parts"])


def test_quiet_says_nothing_but_errors(here: Here) -> None:
    fill(IN, 3, bad=(1,))
    (line,) = here("batch", "in", "-o", "out", "-q").lines
    assert line.startswith("notice-parse: in/001.txt: ")
