"""What is kept is read back only where nothing changed and no one else could have written it."""

from __future__ import annotations

import io
import os
import pickle
import re
import shutil
import sys
from pathlib import Path

import platformdirs
import pytest

from conftest import ROOT, SAMPLES, run_program
from notice_parser.pack import store, stored_patterns
from notice_parser.pack.folders import built_in_folder
from notice_parser.pack.loading import load_pack
from notice_parser.pipeline import parse_source
from notice_parser.readers.text import from_string

needs_owners = pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners here")


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of rules, with a cache folder and a folder of shipped files of its own, both still missing."""
    monkeypatch.setattr(store, "SHIPPED", tmp_path / "shipped")
    monkeypatch.setattr(store, "cache_folder", lambda: tmp_path / "cache" / "notice-parse")
    folder = tmp_path / "rules"
    folder.mkdir()
    change(folder, "a: 1")
    return folder


def change(rules: Path, text: str) -> None:
    (rules / "a.yaml").write_text(text, "utf-8")
    store.digest.cache_clear()


class Builder:
    """Builds what it is asked for, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, int]:
        self.times += 1
        return {"built": 1}


def kept(rules: Path) -> list[Path]:
    return sorted((rules.parent / "cache" / "notice-parse").glob("*"))


def ship(rules: Path, built: object) -> Path:
    """A shipped file that fits."""
    path = rules.parent / "shipped" / store.file_name_of("rules", rules)
    path.parent.mkdir()
    store.write(path, built)
    return path


def test_it_is_built_once(rules: Path) -> None:
    build = Builder()
    assert [store.stored("rules", rules, build) for _ in range(3)] == [{"built": 1}] * 3
    assert build.times == 1
    assert [path.name for path in kept(rules)] == [store.file_name_of("rules", rules)]


@needs_owners
def test_the_cache_folder_is_private(rules: Path) -> None:
    store.stored("rules", rules, Builder())
    assert kept(rules)[0].parent.stat().st_mode & 0o777 == 0o700


def test_changed_rules_are_built_again(rules: Path) -> None:
    build = Builder()
    store.stored("rules", rules, build)
    change(rules, "a: 2")
    store.stored("rules", rules, build)
    change(rules, "a: 1")
    store.stored("rules", rules, build)
    assert build.times == 2
    assert len(kept(rules)) == 2


def test_the_oldest_are_dropped(rules: Path) -> None:
    store.stored("words", rules, Builder())
    for number in range(store.MOST_KEPT + 2):
        change(rules, f"a: {number}")
        store.stored("rules", rules, Builder())
        os.utime(kept(rules)[0].parent / store.file_name_of("rules", rules), (number, number))
    assert sum(path.name.startswith("rules-") for path in kept(rules)) == store.MOST_KEPT
    assert sum(path.name.startswith("words-") for path in kept(rules)) == 1
    assert store.file_name_of("rules", rules) in {path.name for path in kept(rules)}


@pytest.mark.parametrize("damaged", [b"", b"nothing of the kind", b"\x80\x05]\x94"])
def test_a_damaged_file_is_built_again(rules: Path, damaged: bytes) -> None:
    build = Builder()
    store.stored("rules", rules, build)
    kept(rules)[0].write_bytes(damaged)
    assert store.stored("rules", rules, build) == {"built": 1}
    assert build.times == 2


@needs_owners
def test_what_others_can_write_is_not_read_and_not_written(rules: Path) -> None:
    build = Builder()
    store.stored("rules", rules, build)
    path = kept(rules)[0]
    path.chmod(0o666)
    store.stored("rules", rules, build)
    assert build.times == 2
    path.chmod(0o644)
    path.parent.chmod(0o777)
    store.stored("rules", rules, build)
    assert build.times == 3
    path.unlink()
    store.stored("rules", rules, build)
    assert kept(rules) == []


@needs_owners
def test_a_link_is_not_read(rules: Path) -> None:
    store.stored("rules", rules, Builder())
    path = kept(rules)[0]
    path.rename(rules.parent / "elsewhere")
    path.symlink_to(rules.parent / "elsewhere")
    build = Builder()
    store.stored("rules", rules, build)
    assert build.times == 1


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "cache_folder", lambda: rules / "a.yaml" / "nowhere")
    assert store.stored("rules", rules, Builder()) == {"built": 1}
    assert store.stored("rules", rules, lambda: print) is print


def test_a_user_without_a_home_has_no_cache_folder(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "cache_folder", lambda: None)
    build = Builder()
    for _ in range(2):
        assert store.stored("rules", rules, build) == {"built": 1}
    assert build.times == 2
    assert kept(rules) == []


def test_a_relative_cache_folder_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "another")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: Path("~/.cache/notice-parse"))
    assert store.cache_folder() is None
    monkeypatch.undo()
    folder = store.cache_folder()
    assert folder is None or folder.is_absolute()


def test_without_a_home_no_cache_folder_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Path:
        raise RuntimeError

    monkeypatch.setattr(sys, "platform", "another")
    monkeypatch.setattr("platformdirs.user_cache_path", fail)
    assert store.cache_folder() is None


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked")
@pytest.mark.parametrize("cache", [None, "", "/var/tmp/cache", "/var/tmp/cache/", "cache", "~/cache"])
@pytest.mark.parametrize("home", [None, "", "/home/someone", "/home/someone/", "/", "home"])
def test_the_cache_folder_is_that_of_platformdirs(
    cache: str | None, home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("XDG_CACHE_HOME", cache), ("HOME", home)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    assert store.cache_folder() == platformdirs.user_cache_path("notice-parse", appauthor=False)


def test_what_is_shipped_is_read_and_nothing_is_written(rules: Path) -> None:
    ship(rules, {"shipped": 1})
    assert store.stored("rules", rules, lambda: pytest.fail("it is shipped")) == {"shipped": 1}
    assert kept(rules) == []


def test_a_shipped_file_that_does_not_fit_is_not_read(rules: Path) -> None:
    ship(rules, {"shipped": 1})
    change(rules, "a: 2")
    assert store.stored("rules", rules, Builder()) == {"built": 1}
    assert len(kept(rules)) == 1


def test_a_damaged_shipped_file_is_not_read(rules: Path) -> None:
    ship(rules, {"shipped": 1}).write_bytes(b"nothing of the kind")
    assert store.stored("rules", rules, Builder()) == {"built": 1}


@needs_owners
def test_a_shipped_file_that_more_may_write_than_the_code_is_not_read(rules: Path) -> None:
    path = ship(rules, {"shipped": 1})
    path.chmod(Path(store.__file__).stat().st_mode | 0o002)
    assert store.stored("rules", rules, Builder()) == {"built": 1}
    path.chmod(0o644)
    assert store.stored("rules", rules, Builder()) == {"shipped": 1}


@pytest.mark.parametrize("changed", ["ENGINE", "regex.__version__", "__version__", "sys.implementation.cache_tag"])
def test_another_version_has_another_name(rules: Path, monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    before = store.file_name_of("rules", rules)
    monkeypatch.setattr(f"notice_parser.pack.store.{changed}", "another")
    store.digest.cache_clear()
    assert store.file_name_of("rules", rules) != before


def test_the_rules_read_alike_fresh_and_stored(rules: Path) -> None:
    folder = built_in_folder()
    source = from_string(SAMPLES[0].read_text("utf-8"))
    fresh = store.stored("rules", folder, lambda: load_pack(folder))
    kept_before = kept(rules)
    again = store.stored("rules", folder, lambda: pytest.fail("it is in the store"))
    assert kept_before == kept(rules) != []
    assert parse_source(source, pack=fresh) == parse_source(source, pack=again)


def test_what_is_stored_is_all_of_this_package() -> None:
    """A class from elsewhere would change with another version, which the name of a stored file does not tell."""
    modules = {name.split(".")[0] for name, _ in classes_in(stored_patterns.dumps(load_pack(built_in_folder())))}
    assert modules <= {"notice_parser", "regex", "_regex_core", "_regex", "_sre", "decimal", "datetime", "builtins"}


def classes_in(data: bytes) -> set[tuple[str, str]]:
    """Module and name of each global that a pickle asks for."""
    found: set[tuple[str, str]] = set()

    class Finder(pickle.Unpickler):
        def find_class(self, module: str, name: str) -> object:
            found.add((module, name))
            return super().find_class(module, name)

    Finder(io.BytesIO(data)).load()
    return found


PATTERNS = (
    (r"(?P<year>\d{4})年|(?:第)?[一二三]+(?=届)", re.NOFLAG),
    (r"^(a)(?i:B)$", re.MULTILINE),
    (r"(?x) \w + # words", re.ASCII),
    ("(?!)", re.DOTALL),
    ("", re.IGNORECASE),
)


@pytest.mark.parametrize(("text", "flags"), PATTERNS)
def test_a_pattern_is_stored_compiled(text: str, flags: re.RegexFlag, monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = re.compile(text, flags)
    stored = stored_patterns.dumps([pattern, pattern])
    monkeypatch.setattr("re._compile", lambda *_: pytest.fail("it is compiled again"))
    one, other = pickle.loads(stored)
    assert one is other is not pattern
    assert one == pattern
    assert (one.groupindex, one.groups, one.flags) == (pattern.groupindex, pattern.groups, pattern.flags)
    said = "2024年，第三届 ab\naB"
    assert [found.span() for found in one.finditer(said)] == [found.span() for found in pattern.finditer(said)]


@pytest.mark.parametrize("error", [ImportError, AttributeError, TypeError])
def test_a_pattern_is_stored_as_text_where_python_is_built_otherwise(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise error

    pattern = re.compile("(a)|[一二]", re.MULTILINE)
    monkeypatch.setattr(stored_patterns, "engine_call", fail)
    assert stored_patterns.reduce_pattern(pattern) == (re.compile, ("(a)|[一二]", pattern.flags))
    assert pickle.loads(stored_patterns.dumps(pattern)) == pattern


def test_a_pattern_that_would_differ_is_stored_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern, other = re.compile("a"), stored_patterns.engine_call(re.compile("b"))
    monkeypatch.setattr(stored_patterns, "engine_call", lambda _: other)
    assert stored_patterns.reduce_pattern(pattern)[0] is re.compile


def test_the_program_writes_only_into_the_cache_folder(tmp_path: Path) -> None:
    """All that a run of a copied checkout leaves behind is in the cache folder."""
    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "patterns", copy / "patterns")
    before = sorted(copy.rglob("*"))
    environment = {
        "PYTHONPATH": str(copy / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    assert run_program(SAMPLES[0], env=environment).returncode == 0
    assert sorted(copy.rglob("*")) == before
    names = {path.name.split("-")[0] for path in (tmp_path / "cache" / "notice-parse").iterdir()}
    assert names == {"rules", "tags", "words"}
