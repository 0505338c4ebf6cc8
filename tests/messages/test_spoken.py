"""What each command shows in Chinese holds no English word but names: of commands, options, formats, files, codes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from gettext import NullTranslations
from importlib import import_module
from pathlib import Path

import pytest

from conftest import ROOT
from notice_parser import cli
from notice_parser.batch.progress import Bar

WORD = re.compile(r"[A-Za-z][A-Za-z_-]{2,}")
# What has no Chinese name: programs, formats, options and what stands for their values, codes, names of files.
SHOWN_AS_THEY_ARE = """
notice-parse batch check outline ledger compare view verify explain rules json ndjson csv xlsx docx parquet sqlite
markdown html text sarif accepted table out pdf txt nope nix wrong own units yaml carts word words match
info error warning level mismatch rate README docs checks select combine manifest
lang help old new rate_mismatch encoding numerals folder hidden password
"""
NAMES = frozenset(SHOWN_AS_THEY_ARE.split())
FEEDBACK = """县委巡察组关于对某局党组巡察情况的反馈
一、存在的主要问题
（一）文件管理不规范。
（二）项目建设滞后。
"""
ANSWER = """某局党组关于巡察整改进展情况的通报
一、整改情况
（一）关于“文件管理不规范”问题
整改措施：修订制度3项，已完成整改。
责任单位：办公室
整改时限：2025年6月底前
（二）下一步打算
计划培训120人，投入3.5万元，同比增长20%。
"""
WRONG = "一、办理情况\n交办的240件诉求已办结216件，未办结24件，办结率95%。\n"
OWN_RULES = "units:\n  - id: carts\n    kind: item\n    word: 板车\n"


@pytest.fixture
def spoken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[[str], list[str]]:
    """Run a command in Chinese in a folder of small files; the English words of all that it shows."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    for name, text in {"old.txt": FEEDBACK, "new.txt": ANSWER, "wrong.txt": WRONG, "hidden.pdf": ""}.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "folder").mkdir()
    shutil.copy("wrong.txt", "folder")
    (tmp_path / "folder" / "nope.txt").write_bytes(b"\0\1\2")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "units.yaml").write_text(OWN_RULES, "utf-8")

    def run(command: str) -> list[str]:
        capfd.readouterr()
        cli.run([*command.split(), "--lang", "zh"])
        out, err = capfd.readouterr()
        assert out + err
        return sorted({word for word in WORD.findall(out + err) if word.strip("-") not in NAMES})

    return run


COMMANDS = [
    "outline new.txt",
    "check wrong.txt",
    "check old.txt new.txt --level info",
    "check folder -o out.md",
    "check wrong.txt -f markdown",
    "check new.txt --select nope",
    "ledger new.txt",
    "ledger old.txt",
    "ledger nix.txt",
    "compare old.txt new.txt",
    "compare new.txt new.txt",
    "batch folder -o out",
    "batch folder -o out -v",
    "batch nope -o out",
    "batch folder",
    "verify folder",
    "view new.txt",
    "view folder -o out.html",
    "hidden.pdf",
    "folder",
    "new.txt -o nope/out.json",
    "new.txt -o out.nope",
    "new.txt -f xlsx",
    "-v new.txt -o out.json",
    "rules check --rules own",
    "new.txt --rules own",
    "new.txt --rules nope",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_english_is_shown(spoken: Callable[[str], list[str]], command: str) -> None:
    assert spoken(command) == []


def test_english_is_found(spoken: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a message has no translation its English words are shown, and the test above falls."""
    module = import_module("notice_parser.messages.translate")
    monkeypatch.setattr(module, "chinese", NullTranslations)
    for command in ("outline new.txt", "check wrong.txt", "ledger nix.txt", "batch folder -o out", "view new.txt"):
        assert spoken(command) != []


def test_progress_speaks_chinese(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from notice_parser.messages import Language, use_language

    use_language(Language.ZH)
    monkeypatch.setenv("FORCE_COLOR", "1")
    bar = Bar()
    with bar.going(4):
        bar.show(done=2, failed=1, total=4)
        shown = bar.bar.tasks[0].fields["counts"]
    assert WORD.findall(shown) == []
    assert "2" in shown


def test_the_words_of_a_page_are_those_of_the_catalogue() -> None:
    """The page has a file of its own; what it shares with the terminal is said alike."""
    from notice_parser.messages import Language, name_of_code
    from notice_parser.pack.page import load_page_words

    words = load_page_words()
    for group in (words.statuses, words.severities, words.notice_kinds):
        assert {key: name_of_code(key, Language.ZH) for key in group} == group
    assert (ROOT / "patterns" / "page.yaml").exists()
