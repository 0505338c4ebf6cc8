"""What is kept beside the byte code is read back only where nothing changed and no one else could have written it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SAMPLES
from notice_parser.pack import store
from notice_parser.pack.folders import built_in_folder
from notice_parser.pack.loading import load_pack
from notice_parser.pipeline import parse_source
from notice_parser.readers.text import from_string


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of rules, and a store of its own."""
    monkeypatch.setattr(store, "STORE", tmp_path / "store")
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "a.yaml").write_text("a: 1", "utf-8")
    store.digest.cache_clear()
    return rules


class Builder:
    """Builds what it is told, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, int]:
        self.times += 1
        return {"built": 1}


def kept(folder: Path) -> list[Path]:
    return sorted((folder.parent / "store").glob("*"))


def test_it_is_built_once(folder: Path) -> None:
    build = Builder()
    assert [store.stored("rules", folder, build) for _ in range(3)] == [{"built": 1}] * 3
    assert build.times == 1
    assert len(kept(folder)) == 1


def test_changed_rules_are_built_anew_and_the_old_is_dropped(folder: Path) -> None:
    build = Builder()
    store.stored("rules", folder, build)
    (folder / "a.yaml").write_text("a: 2", "utf-8")
    store.digest.cache_clear()
    store.stored("rules", folder, build)
    assert build.times == 2
    assert len(kept(folder)) == 1


@pytest.mark.parametrize("harm", [b"", b"nothing of the kind", b"\x80\x05]\x94."])
def test_a_damaged_file_is_built_anew(folder: Path, harm: bytes) -> None:
    build = Builder()
    store.stored("rules", folder, build)
    kept(folder)[0].write_bytes(harm[:-1])
    assert store.stored("rules", folder, build) == {"built": 1}
    assert build.times == 2


@pytest.mark.skipif(not hasattr(store.os, "getuid"), reason="no owners here")
def test_what_others_can_write_is_not_read_and_not_written(folder: Path) -> None:
    build = Builder()
    store.stored("rules", folder, build)
    kept(folder)[0].chmod(0o666)
    store.stored("rules", folder, build)
    assert build.times == 2
    kept(folder)[0].chmod(0o644)
    (folder.parent / "store").chmod(0o777)
    store.stored("rules", folder, build)
    assert build.times == 3
    kept(folder)[0].unlink()
    store.stored("rules", folder, build)
    assert kept(folder) == []


def test_a_store_that_cannot_be_made_costs_nothing_but_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "STORE", folder / "a.yaml" / "nowhere")
    build = Builder()
    assert store.stored("rules", folder, build) == {"built": 1}
    assert store.stored("rules", folder, lambda: print) is print


def test_the_rules_read_alike_fresh_and_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "STORE", tmp_path / "store")
    folder = built_in_folder()
    source = from_string(SAMPLES[0].read_text("utf-8"))
    fresh = store.stored("rules", folder, lambda: load_pack(folder))
    kept_before = sorted((tmp_path / "store").iterdir())
    again = store.stored("rules", folder, lambda: pytest.fail("it is in the store"))
    assert kept_before == sorted((tmp_path / "store").iterdir())
    assert parse_source(source, pack=fresh) == parse_source(source, pack=again)
