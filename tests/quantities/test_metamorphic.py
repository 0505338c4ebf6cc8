"""Edits of the rules that must change nothing: names of frames, wording of messages and reasons, order of words."""

from __future__ import annotations

import ast
import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from conftest import ROOT, SAMPLES
from notice_parser import origin_words, parse_text
from notice_parser.notice import QuantityKind
from notice_parser.pack import Pack, built_in_pack, pack_in
from notice_parser.pack.words import KindFeatures, TokenKind
from notice_parser.pipeline import parse_source
from notice_parser.quantities.origins import ChangeOrigin, Origin, PartOrigin, PeriodOrigin, StatusOrigin
from notice_parser.readers.text import from_string

PATTERNS = ROOT / "patterns"
PACKAGE = ROOT / "src" / "notice_parser"
CASES = sorted((ROOT / "tests" / "cases" / "quantities").glob("*.yaml"))
FRAME_ID = re.compile(r"^(  - id: )(\S+)$", re.MULTILINE)
IN_WEIGHT = re.compile(r"(?<=frame)([\w-]*=)([\w-]+)")  # a weight may be that of one frame, by its id
Edit = Callable[[Path], None]


@cache
def texts() -> tuple[str, ...]:
    cases = (case["text"] for path in CASES for case in yaml.safe_load(path.read_text("utf-8")))
    return (*(sample.read_text("utf-8") for sample in SAMPLES), "\n".join(cases))


def output(text: str, pack: Pack) -> dict[str, Any]:
    """The notice as JSON without the fingerprint of the rules."""
    data: dict[str, Any] = json.loads(parse_source(from_string(text), pack=pack).model_dump_json())
    del data["parser"]
    return data


def edited(folder: Path, edit: Edit) -> Pack:
    """The built-in rules with an edit; its files are a full set, so they replace the built-in ones."""
    shutil.copytree(PATTERNS, folder)
    edit(folder)
    return pack_in(folder)


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text("utf-8")
    after = change(before)
    assert after != before, f"the edit left {path.name} as it was"
    path.write_text(after, "utf-8")


def rename_frames(folder: Path) -> None:
    """Other ids for all frames, and for those that weights refer to. Their order stays, which is their priority."""
    known = {found[2] for found in FRAME_ID.finditer((folder / "frames.yaml").read_text("utf-8"))}

    def renamed(found: re.Match[str]) -> str:
        return f"{found[1]}f{hash_of(found[2])}" if found[2] in known else found[0]

    for name, where in (("frames.yaml", FRAME_ID), ("weights.yaml", IN_WEIGHT)):
        rewrite(folder / name, lambda text, where=where: where.sub(renamed, text))  # type: ignore[misc]


def hash_of(name: str) -> str:
    return "-".join(str(ord(character)) for character in name)


def shuffle_words(folder: Path) -> None:
    """The words of each kind, noun class and particle list in another order."""
    shuffle = random.Random(20).shuffle
    for name, key in (("words.yaml", "kinds"), ("nouns.yaml", "classes"), ("particles.yaml", "particles")):
        data = yaml.safe_load((folder / name).read_text("utf-8"))
        entries = data[key].values() if isinstance(data[key], dict) else data[key]
        for entry in entries:
            for field in ("words", "endings", "never"):
                words = str(entry.get(field) or "").split()
                shuffle(words)
                if words:
                    entry[field] = " ".join(words)
        rewrite(folder / name, lambda _, data=data: yaml.safe_dump(data, allow_unicode=True, sort_keys=False))  # type: ignore[misc]


def reverse_features(folder: Path) -> None:
    """The features of each kind in another order, which has no meaning."""
    data = yaml.safe_load((folder / "words.yaml").read_text("utf-8"))
    for kind in (*data["structural"].values(), *data["kinds"]):
        if "features" in kind:
            kind["features"] = " ".join(reversed(kind["features"].split()))
    rewrite(folder / "words.yaml", lambda _: yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


@pytest.mark.parametrize("edit", [rename_frames, shuffle_words, reverse_features])
def test_the_edit_changes_no_output(edit: Edit, tmp_path: Path) -> None:
    pack = edited(tmp_path / "rules", edit)
    for text in texts():
        assert output(text, pack) == output(text, built_in_pack())


def test_reworded_reasons_change_no_output(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [parse_text(text).model_dump_json() for text in texts()]
    for name in ("ROLE_WORDS", "PERIOD_WORDS", "CHANGE_WORDS", "STATUS_WORDS", "PART_WORDS"):
        monkeypatch.setattr(origin_words, name, dict.fromkeys(getattr(origin_words, name), "carried, reworded"))
    assert [parse_text(text).model_dump_json() for text in texts()] == before


def test_reworded_messages_change_nothing_else(tmp_path: Path) -> None:
    pack = edited(tmp_path / "rules", reword_messages)
    for text in texts():
        before, after = output(text, built_in_pack()), output(text, pack)
        for finding in (*before["findings"], *after["findings"]):
            del finding["message"]
        assert before == after


def reword_messages(folder: Path) -> None:
    for name in ("messages.yaml", "checks.yaml"):
        rewrite(folder / name, lambda text: text.replace("{zh: '", "{zh: '改写："))


def test_every_origin_has_words() -> None:
    for origins, words in (
        (set(Origin) - {Origin.FRAME}, origin_words.ROLE_WORDS),
        (set(PeriodOrigin), origin_words.PERIOD_WORDS),
        (set(ChangeOrigin), origin_words.CHANGE_WORDS),
        (set(StatusOrigin), origin_words.STATUS_WORDS),
        (set(PartOrigin), origin_words.PART_WORDS),
    ):
        assert set(words) == origins


def test_code_names_the_kinds_that_the_rules_have() -> None:
    assert set(built_in_pack().words.kinds) == set(get_args(TokenKind))
    features = built_in_pack().words.features
    assert [name for name in KindFeatures.__struct_fields__ if not getattr(features, name)] == []


def compared_kinds(path: Path) -> Iterator[tuple[int, str]]:
    """Each string that code compares with an attribute `kind`, with its line; mypy does not look into tuples."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr == "kind":
            for part in node.comparators:
                yield from (
                    (one.lineno, one.value)
                    for one in ast.walk(part)
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                )


@pytest.mark.parametrize("path", sorted((PACKAGE / "quantities").glob("*.py")), ids=lambda path: path.stem)
def test_compared_kinds_exist(path: Path) -> None:
    known = {*get_args(TokenKind), *get_args(QuantityKind)}
    assert [f"line {line}: {kind}" for line, kind in compared_kinds(path) if kind not in known] == []


def test_more_kinds_than_letters(tmp_path: Path) -> None:
    """Forty kinds of one's own: each word is read by the features that its kind is given."""
    kinds = [
        f"  - id: own_{number}\n    what: an own verb\n    features: after_actor after_place event predicates\n"
        f"    words: 甲{chr(0x4E00 + number * 50)}办\n"
        for number in range(40)
    ]
    (tmp_path / "words.yaml").write_text("kinds:\n" + "".join(kinds), "utf-8")
    (tmp_path / "frames.yaml").write_text(
        "classes: {}\nframes:\n  - id: own-frame\n    shape: action=own_39 measured=thing target\n", "utf-8"
    )
    word = f"甲{chr(0x4E00 + 39 * 50)}办"
    (found,) = parse_source(from_string(f"全县{word}项目12个。"), pack=pack_in(tmp_path)).quantities
    assert found.action is not None
    assert found.action.text == word
    assert found.scope is not None
