"""eval/mutants.yaml follows the code: every mutation applies, and the tests that must notice it are there."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from conftest import ROOT

sys.path.append(str(ROOT / "eval"))

from mutants import Mutant, read_mutants

MUTANTS = read_mutants()


def test_there_are_enough_of_them() -> None:
    assert len({mutant.id for mutant in MUTANTS}) == len(MUTANTS) >= 19


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.id)
def test_a_mutation_applies(mutant: Mutant, tmp_path: Path) -> None:
    place = tmp_path / mutant.file
    place.parent.mkdir(parents=True)
    shutil.copy(ROOT / mutant.file, place)
    mutant.apply(tmp_path)
    assert place.read_text("utf-8") != (ROOT / mutant.file).read_text("utf-8")
    assert [test for test in mutant.tests if not (ROOT / test).exists()] == []


def test_a_text_that_is_gone_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\nx = 1\n", "utf-8")
    for old in ("x = 1", "y = 1"):
        with pytest.raises(ValueError, match="not once"):
            Mutant("m", "a.py", old, "z", ()).apply(tmp_path)
    with pytest.raises(ValueError, match="0 times"):
        Mutant("m", "gone.py", "x", "z", ()).apply(tmp_path)
