"""The built wheel holds all that the program needs, and nothing of this machine."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT
from notice_parser import __version__


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the tracked folders; skipped where no build backend can be had."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True)
    if built.returncode:
        pytest.skip(f"the wheel cannot be built here: {built.stderr.strip().splitlines()[-1]}")
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_rules_and_the_types(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    rules = {f"notice_parser/patterns/{path.name}" for path in (ROOT / "patterns").iterdir()}
    modules = {str(path.relative_to(ROOT / "src")) for path in (ROOT / "src").rglob("*.py")}
    page = ROOT / "src" / "notice_parser" / "writers" / "page"
    assets = {f"notice_parser/writers/page/{path.name}" for path in page.iterdir() if path.is_file()}
    assert rules | modules | assets | {"notice_parser/py.typed"} <= names
    assert not any(name.startswith(("tests", "samples", "bench", "eval", "tools")) for name in names)


def test_the_wheel_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    shutil.unpack_archive(wheel, installed, "zip")
    text = "某县人民政府工作报告\n一、情况\n全县共受理信访举报55件次。\n"
    code = (
        f"import sys; sys.path.insert(0, {str(installed)!r}); import notice_parser; "
        f"assert notice_parser.__file__.startswith({str(installed)!r}); "
        f"assert notice_parser.__version__ == {__version__!r}; "
        f"print(notice_parser.parse_text({text!r}).quantities[0].text)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path)
    assert result.stdout.decode().strip() == "55件次", result.stderr.decode()


def test_no_registry_and_no_machine_path_is_committed() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "--hash=sha256:" in lock
    assert not any(word in lock for word in ("http", "--index", "--find-links", "--trusted", "file:", " @ "))
