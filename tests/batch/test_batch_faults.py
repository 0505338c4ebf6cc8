"""Workers that die, files that take too long, a full disk, signals at any moment: nothing is lost, all is reported."""

from __future__ import annotations

import ctypes
import errno
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from batch_runs import Here, fill, manifest, outputs, tree

from conftest import PROGRAM, run_program, sent_to
from notice_parser.batch import lock, pool, work, worker

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and forks differ")
IN, OUT = Path("in"), Path("out")
SEED = 20250701


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Here:
    return Here(tmp_path, monkeypatch, capfd)


def disturb(patch: pytest.MonkeyPatch, name: str, action: Callable[[], object]) -> None:
    """Do something in the worker when it comes to that file: workers are forked, so they have the patch."""
    before = work.parse_input

    def parse(found: Any, options: Any) -> Any:
        if found.path.endswith(name):
            action()
        return before(found, options)

    patch.setattr(work, "parse_input", parse)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def block() -> None:
    """Take long in a library that no signal gets through to."""
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    ctypes.PyDLL(None).sleep(30)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_worker_that_dies_costs_its_own_file_alone(here: Here, monkeypatch: pytest.MonkeyPatch, jobs: str) -> None:
    names = fill(IN, 12)
    disturb(monkeypatch, "004.txt", die)
    ran = here("batch", "in", "-o", "out", "-j", jobs)
    assert (ran.status, ran.summary) == (1, "12 inputs: 11 done, 1 failed")
    assert ran.lines[:-1] == [f"notice-parse: in/004.txt: {pool.DIED}"]
    assert [line["path"] for line in manifest(OUT)] == [f"in/{name}" for name in names]


def test_a_worker_killed_from_outside_costs_nothing(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(IN, 6)

    def die_once() -> None:
        if not Path("killed").exists():
            Path("killed").touch()
            die()

    disturb(monkeypatch, "004.txt", die_once)
    assert here("batch", "in", "-o", "out").summary == "6 inputs: 6 done, 0 failed"


@pytest.mark.parametrize("action", [lambda: time.sleep(30), block], ids=["python", "library"])
def test_a_file_that_takes_too_long(here: Here, monkeypatch: pytest.MonkeyPatch, action: Callable[[], None]) -> None:
    fill(IN, 6)
    monkeypatch.setattr(worker, "GRACE", 0.5)
    monkeypatch.setattr(pool, "GRACE", 0.5)
    disturb(monkeypatch, "004.txt", action)
    ran = here("batch", "in", "-o", "out", "--time-limit", "1.5", "-j", "2")
    assert ran.summary == "6 inputs: 5 done, 1 failed"
    assert "in/004.txt: took longer than --time-limit 1.5 s" in ran.lines[0]


def test_a_fault_of_the_program_is_that_files_failure(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(IN, 3)
    disturb(monkeypatch, "001.txt", lambda: 1 / 0)
    ran = here("batch", "in", "-o", "out", "-v")
    assert ran.lines[0].startswith("notice-parse: in/001.txt: could not be parsed: ZeroDivisionError")
    assert any("Traceback" in line for line in ran.lines)
    assert ran.summary == "3 inputs: 2 done, 1 failed"


def test_a_full_disk_stops_the_run_and_the_rest_is_done_later(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(IN, 40)

    def no_room() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        disturb(patch, "00.txt", no_room)
        patch.setattr(work, "parse_input", lambda *_: no_room())
        ran = here("batch", "in", "-o", "out", "-j", "1")
    assert ran.status == 1
    assert "No space left on device" in ran.lines[0]
    assert "not reached" in ran.summary
    assert ran.summary.startswith("40 inputs: ")
    assert here("batch", "in", "-o", "out").summary == "40 inputs: 40 done, 0 failed"


def test_a_limit_on_the_size_of_files(here: Here) -> None:
    fill(IN, 30)
    whole = here("batch", "in", "-o", "whole").status
    size = max(len(raw) for name, raw in tree(Path("whole")).items() if name != "manifest.ndjson")
    assert (whole, size < len(tree(Path("whole"))["manifest.ndjson"])) == (0, True)

    def limited(most: int) -> subprocess.CompletedProcess[bytes]:
        held = (most, most)
        return run_program(
            "batch",
            "in",
            "-o",
            "out",
            "-j",
            "1",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, held),
            env={"PYTHONDONTWRITEBYTECODE": "1"},  # Python does not notice that its byte code was cut off
        )

    nothing = limited(size // 2)
    assert nothing.returncode == 1
    assert nothing.stderr.decode().splitlines()[0].endswith("File too large; make room or give -o another path")
    no_manifest = limited(size + 10)
    assert no_manifest.returncode == 1
    assert "out/manifest.ndjson: cannot be written: File too large" in no_manifest.stderr.decode().splitlines()[-1]
    assert here("batch", "in", "-o", "out").status == 0
    assert tree(OUT) == tree(Path("whole"))


def test_one_run_at_a_time(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(IN, 2)
    OUT.mkdir()
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with lock.locked(b"out"):
        ran = here("batch", "in", "-o", "out")
    assert (ran.status, len(ran.lines)) == (1, 1)
    assert "another batch is writing there" in ran.lines[0]
    assert here("batch", "in", "-o", "out").status == 0


def test_no_more_waits_at_a_worker_than_is_said(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(IN, 40)
    most = 0
    before = pool.Worker.submit

    def submit(self: pool.Worker, task: Any) -> None:
        nonlocal most
        before(self, task)
        most = max(most, len(self.queue))

    monkeypatch.setattr(pool.Worker, "submit", submit)
    assert here("batch", "in", "-o", "out", "-j", "2").status == 0
    assert 2 <= most <= 4


def begin(*arguments: str) -> subprocess.Popen[bytes]:
    """A run in a process group of its own that minds Ctrl-C, as from a terminal."""
    return subprocess.Popen(
        [*PROGRAM, "batch", "in", "-o", "out", "-j", "2", *arguments],
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def wait_for_lines(count: int) -> None:
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        if (OUT / "manifest.ndjson").exists() and len(manifest_lines()) >= count:
            return
        time.sleep(0.01)
    raise AssertionError("the run does not go on")


def manifest_lines() -> list[bytes]:
    return (OUT / "manifest.ndjson").read_bytes().splitlines()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of notices with bad ones, and the result of a run that nothing disturbed."""
    folder = tmp_path_factory.mktemp("many")
    fill(folder / "in", 300, bad=(7, 8, 100, 200))
    assert run_program("batch", "in", "-o", "whole", cwd=folder).returncode == 1
    return folder


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_signals_leave_what_another_run_takes_up(
    here: Here, many: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    """Three times broken off at a random moment, then done: byte for byte what one run gives."""
    IN.symlink_to(many / "in")
    chance = random.Random(SEED + number)
    for _ in range(3):
        reached = len(manifest_lines()) if (OUT / "manifest.ndjson").exists() else 0
        process = begin()
        wait_for_lines(min(290, reached + chance.randrange(1, 40)))
        start = time.monotonic()
        send = os.killpg if number == signal.SIGINT else os.kill
        send(process.pid, number)
        _, err = process.communicate(timeout=60)
        taken = time.monotonic() - start
        ended = {signal.SIGINT: 130, signal.SIGTERM: -signal.SIGTERM, signal.SIGKILL: -signal.SIGKILL}
        assert process.returncode == ended[number], err.decode()
        printed = [line for line in err.decode().splitlines() if "encoding" not in line]
        kept = "notice-parse: interrupted; what is done is kept, and the same command goes on from there"
        said = {signal.SIGINT: [kept], signal.SIGTERM: ["notice-parse: terminated"]}
        assert printed == said.get(number, [])
        assert taken < 3
    ran = here("batch", "in", "-o", "out")
    assert (ran.status, len(ran.lines)) == (1, 5)
    assert tree(OUT) == tree(many / "whole")


def test_a_bar_on_a_terminal(here: Here) -> None:
    import pty

    fill(IN, 30)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "batch", "in", "-o", "out"], stderr=theirs, env={**os.environ, "TERM": "xterm"}
    )
    os.close(theirs)
    said = sent_to(ours)
    assert process.wait(60) == 0
    assert b" done, 0 failed, " in said
    assert b"30 inputs: 30 done, 0 failed" in said
    assert len(outputs(OUT)) == 30
