"""The built wheel and sdist hold all that the program and its tests need, and nothing of this machine.

They are built once for all tests here; `.ci/packages` installs the wheel into an empty environment.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLES
from notice_parser import __version__, parse_file

UNNEEDED = ("jieba", "yaml", "platformdirs", "notice_parser.pack.loading")


def build(hook: str, folder: Path) -> Path:
    """What a hook of the build backend makes of the checkout; skipped where the backend is not installed."""
    pytest.importorskip("hatchling", reason="the build backend is not installed")
    code = f"import hatchling.build as backend; print(backend.{hook}({str(folder)!r}))"
    built = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert built.returncode == 0, built.stderr
    return folder / built.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("build_wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files, as an installer lays them out."""
    folder = tmp_path_factory.mktemp("installed")
    shutil.unpack_archive(wheel, folder, "zip")
    return folder


def run_installed(installed: Path, code: str, **environment: str) -> str:
    """What a piece of code prints that imports the unpacked wheel, away from the checkout."""
    prelude = f"import sys; sys.path.insert(0, {str(installed)!r}); sys.dont_write_bytecode = True\n"
    result = subprocess.run(
        [sys.executable, "-c", prelude + code],
        capture_output=True,
        text=True,
        cwd=installed,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1", **environment},
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_the_wheel_holds_the_rules_and_the_types(names: set[str]) -> None:
    rules = {f"notice_parser/patterns/{path.name}" for path in (ROOT / "patterns").iterdir()}
    modules = {str(path.relative_to(ROOT / "src")) for path in (ROOT / "src").rglob("*.py")}
    page = ROOT / "src" / "notice_parser" / "writers" / "page"
    assets = {f"notice_parser/writers/page/{path.name}" for path in page.iterdir() if path.is_file()}
    assert rules | modules | assets | {"notice_parser/py.typed"} <= names
    assert not any(name.startswith(("tests", "samples", "bench", "eval", "tools")) for name in names)


def test_the_wheel_holds_what_is_compiled(names: set[str]) -> None:
    compiled = {name.removeprefix("notice_parser/compiled/") for name in names if "/compiled/" in name}
    assert sorted(name.split("-")[0] for name in compiled) == ["rules", "tags", "words"]


def test_the_wheel_speaks_chinese(names: set[str], installed: Path) -> None:
    """It carries the compiled catalogue, not its source, and needs no Babel."""
    folder = "notice_parser/locale/zh_CN/LC_MESSAGES"
    assert [name for name in names if name.startswith("notice_parser/locale/")] == [f"{folder}/notice-parse.mo"]
    code = (
        "import sys\n"
        "from notice_parser.messages import Language, say, translate\n"
        "print(translate(say('interrupted'), Language.ZH))\n"
        "assert 'babel' not in sys.modules"
    )
    assert run_installed(installed, code) == "已中断"


def test_the_metadata_names_licences_and_addresses(wheel: Path) -> None:
    info = f"notice_parse-{__version__}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        metadata = message_from_bytes(archive.read(f"{info}/METADATA"))
        notices = [archive.read(f"{info}/licenses/{name}").decode() for name in metadata.get_all("License-File", [])]
    assert metadata["License-Expression"] == "MIT"
    assert [("notice-parse contributors" in text, "Sun Junyi" in text) for text in notices] == [
        (True, False),
        (False, True),
    ]
    addresses = dict(entry.split(", ") for entry in metadata.get_all("Project-URL", []))
    assert {"Source", "Documentation", "Changelog", "Issues"} == set(addresses)


def test_the_wheel_works_away_from_the_checkout(installed: Path) -> None:
    sample = SAMPLES[0]
    code = (
        "import notice_parser\n"
        f"assert notice_parser.__file__.startswith({str(installed)!r})\n"
        f"print(notice_parser.parse_file({str(sample)!r}).model_dump_json())"
    )
    assert run_installed(installed, code) == parse_file(str(sample)).model_dump_json()


def test_an_installed_program_builds_nothing_and_writes_nothing(installed: Path, tmp_path: Path) -> None:
    """It reads what the wheel carries: jieba, YAML and the compiler of rules are not imported."""
    before = sorted(installed.rglob("*"))
    code = (
        "from notice_parser import parse_file\n"
        "from notice_parser.pack.tags import tag_of\n"
        f"print(len(parse_file({str(SAMPLES[0])!r}).quantities) > 0, tag_of('整改'))\n"
        f"print([name for name in {UNNEEDED!r} if name in sys.modules])"
    )
    cache = tmp_path / "cache"
    assert run_installed(installed, code, XDG_CACHE_HOME=str(cache)).splitlines() == ["True v", "[]"]
    assert not cache.exists()
    assert sorted(installed.rglob("*")) == before


@pytest.mark.skipif(sys.platform != "linux", reason="the cache folder of another system has another name")
def test_with_another_version_of_regex_the_cache_folder_serves(installed: Path, tmp_path: Path) -> None:
    before = sorted(installed.rglob("*"))
    code = (
        "import regex; regex.__version__ = 'another'\n"
        "from notice_parser import parse_text\n"
        "print(parse_text('全县共受理信访举报55件次。').quantities[0].text)"
    )
    cache = tmp_path / "cache"
    assert run_installed(installed, code, XDG_CACHE_HOME=str(cache)) == "55件次"
    assert len(list((cache / "notice-parse").glob("rules-*.pickle"))) == 1
    assert sorted(installed.rglob("*")) == before


def test_the_sdist_holds_all_that_tests_and_builds_need(tmp_path: Path) -> None:
    with tarfile.open(build("build_sdist", tmp_path)) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    folders = ("src", "patterns", "samples", "docs", "tests", "bench", "eval", "tools", "licenses")
    files = {str(path.relative_to(ROOT)) for name in folders for path in (ROOT / name).rglob("*") if path.is_file()}
    wanted = {name for name in files if "__pycache__" not in name and not name.endswith(".mo")}
    assert wanted | {"hatch_build.py", "pyproject.toml", "LICENSE", "README.md", "requirements.lock"} <= inside


def test_no_registry_and_no_machine_path_is_committed() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "--hash=sha256:" in lock
    assert not any(word in lock for word in ("http", "--index", "--find-links", "--trusted", "file:", " @ "))
