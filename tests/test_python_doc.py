"""docs/python.md is true: its Python runs, its SQL on a real PostgreSQL; hook, action and image do what they say."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT, SAMPLES
from notice_parser import parse_file

DOC = (ROOT / "docs" / "python.md").read_text("utf-8")
BLOCK = re.compile(r"(?P<note><!-- [^\n]* -->\n)?```(?P<language>\w+)\n(?P<code>.*?)```", re.DOTALL)
BLOCKS = [(found["language"], found["code"]) for found in BLOCK.finditer(DOC) if found["note"] is None]
SERVERS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
QUIET = {"PGOPTIONS": "-c client_min_messages=warning"}  # a table that exists already is worth no word
WRONG = "一、情况\n交办的240件诉求已办结216件，未办结24件，办结率95%。\n"


def blocks(language: str) -> list[str]:
    return [code for each, code in BLOCKS if each == language]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with `notices`: the samples, one of them under the name that the document uses."""
    (tmp_path / "notices").mkdir()
    for sample in SAMPLES:
        shutil.copy(sample, tmp_path / "notices")
    shutil.copy(ROOT / "samples" / "work-report.txt", tmp_path / "notices" / "report.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def program(folder: Path) -> dict[str, str]:
    """An environment in which `notice-parse` is this checkout's."""
    tool = folder / "bin" / "notice-parse"
    tool.parent.mkdir(exist_ok=True)
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m notice_parser "$@"\n')
    tool.chmod(0o755)
    return {**os.environ, "PATH": f"{tool.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src")}


def test_the_python_runs(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    assert len(blocks("python")) == 3
    for code in blocks("python"):
        exec(compile(code, "docs/python.md", "exec"), names)
    out = capsys.readouterr().out
    assert out.startswith("work_report ")
    count = len(list((here / "notices").iterdir()))
    assert f"{count} of {count}\n" in out
    lines = (here / "bulk.ndjson").read_text("utf-8").splitlines()
    actions, rows = list(map(json.loads, lines[::2])), list(map(json.loads, lines[1::2]))
    assert [one["index"]["_id"] for one in actions] == [row["key"] for row in rows]
    wanted = sum(len(parse_file(path).quantities) for path in (here / "notices").iterdir())
    assert len(rows) == wanted > 500
    assert all(isinstance(row["value"], int | float | None) for row in rows)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A PostgreSQL of its own on a socket in a folder of its own; the variables by which psql finds it."""
    if not SERVERS or shutil.which("psql") is None:
        pytest.skip("PostgreSQL is not installed")
    tools, folder = SERVERS[-1].parent, Path(tempfile.mkdtemp(prefix="notice-parse-pg-"))
    as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_owner:
        shutil.chown(folder, "postgres")

    def run(*command: str) -> None:
        subprocess.run([*as_owner, *command], check=True, capture_output=True, cwd=folder, timeout=120)

    data = str(folder / "data")
    run(str(tools / "initdb"), "-D", data, "-U", "tester", "-E", "UTF8", "--locale=C", "-A", "trust", "-N")
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    run(str(tools / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield {"PGHOST": str(folder), "PGUSER": "tester", "PGDATABASE": "postgres", **QUIET}
    finally:
        run(str(tools / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def test_the_sql_runs_on_a_real_server(here: Path, server: dict[str, str]) -> None:
    """Twice, for loading a notice again replaces it; what the server adds up is what the notices say."""
    (code,) = blocks("sh")
    (here / "notices" / "odd.txt").write_text('一、情况\n"甲\\乙"\x07受理3件。\n', "utf-8")
    for _ in range(2):
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", code], env={**program(here), **server}, capture_output=True, timeout=120
        )
        assert done.returncode == 0, done.stderr.decode()
        assert done.stderr == b""
        total, count = done.stdout.decode().split()
        texts = {path.read_bytes(): path for path in sorted((here / "notices").glob("*.txt"))}
        notices = list(map(parse_file, texts.values()))
        figures = [one for notice in notices for one in notice.quantities]
        paid = [one.base_value or 0 for one in figures if one.base_unit == "元" and one.status == "done"]
        assert float(total) == pytest.approx(float(sum(paid)))
        assert int(count) == sum(notice.kind == "rectification" for notice in notices) > 0


def test_the_hook_stops_an_error_and_no_other(here: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    config = yaml.safe_load(blocks("yaml")[0])
    assert [one["id"] for repo in config["repos"] for one in repo["hooks"]] == [hook["id"]]
    for name, is_checked in [("通报.docx", True), ("a.HTM", False), ("src/a.py", False), ("notices/a.txt", True)]:
        assert bool(re.search(hook["files"], name)) == is_checked
    (here / "wrong.txt").write_text(WRONG, "utf-8")
    for name, status in [("notices/report.txt", 0), ("wrong.txt", 3)]:
        command = [*hook["entry"].split(), name]
        assert subprocess.run(command, env=program(here), capture_output=True).returncode == status


def test_the_action_runs_its_steps(here: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    used = yaml.safe_load(blocks("yaml")[1])[0]["with"]
    assert set(used) <= set(action["inputs"])
    step = action["runs"]["steps"][-1]
    (here / "wrong.txt").write_text(WRONG, "utf-8")
    for given, status in [({"files": "notices"}, 0), ({"files": "notices wrong.txt", "sarif": "out.sarif"}, 3)]:
        inputs = {name: str(one.get("default", "")) for name, one in action["inputs"].items()} | given
        values = {name: inputs[said.split("inputs.")[1].split()[0]] for name, said in step["env"].items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            env={**program(here), **values},
            capture_output=True,
        )
        assert done.returncode == status, done.stderr.decode()
        assert ("错误".encode() in done.stdout) == bool(status)
    found = json.loads((here / "out.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert "rate_mismatch" in [one["ruleId"] for one in found]


def test_the_image_is_made_of_what_is_here() -> None:
    """Docker is not at hand everywhere: what the file copies and calls is held, the image itself is not built."""
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    extras = re.search(r"\[([\w,]+)\]", next(line for line in lines if "whl" in line))
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert extras is not None
    assert all(f"\n{extra} = [" in project for extra in extras[1].split(","))
    assert 'ENTRYPOINT ["notice-parse"]' in lines
    assert "notice-parse = " in project
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split()
    needed = {"src", "patterns", "pyproject.toml", "README.md", "hatch_build.py", "licenses", "LICENSE"}
    assert all((ROOT / name).exists() for name in needed)
    assert not needed & set(ignored)
