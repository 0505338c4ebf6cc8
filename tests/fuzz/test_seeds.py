"""Every seed, and every fault once found and kept as one, behind its door; a short guided run where atheris is."""

from __future__ import annotations

import random
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from doors import DOORS, judge, seeds
from made import made_files
from mutations import break_one, dictionary, words

HERE = Path(__file__).resolve().parent
BREAKS = 3
EACH = [(door, path) for door in DOORS for path in seeds(door)]


@pytest.mark.parametrize(("door", "path"), EACH, ids=lambda one: one if isinstance(one, str) else one.name)
def test_a_seed_keeps_what_is_promised(door: str, path: Path) -> None:
    raw = path.read_bytes()
    assert judge(door, raw) == []
    for number in range(BREAKS if door in ("text", "file") else 0):
        assert judge(door, break_one(door, raw, raw, random.Random(f"{path.name} {number}"))) == []


@pytest.mark.parametrize("name", made_files())
def test_a_made_file_keeps_what_is_promised(name: str) -> None:
    assert judge("file", made_files()[name]) == []


def test_the_dictionary_is_in_bytes_that_libfuzzer_reads() -> None:
    assert len(dictionary().splitlines()) == len(words())
    assert dictionary().isascii()


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed, no guided run: pip install atheris")
@pytest.mark.parametrize("door", DOORS)
def test_a_short_guided_run(tmp_path: Path, door: str) -> None:
    command = [sys.executable, str(HERE / "guided.py"), door, "--corpus", str(tmp_path / "corpus"), "-runs=60"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=300, check=False)
    assert ended.returncode == 0, ended.stderr.decode("utf-8", "replace")[-2000:]
