"""No command stands in a README or in docs/ that nobody has run.

A block of commands is run by the test of its document (`RUN_BY_ITS_OWN`), else here, or it is marked: `<!-- REASON, not
run by the tests -->` above it; `<!-- needs TOOL… -->` says without which tools it is passed over. Commands within a
sentence and in forms such as `notice-parse view FILE` are run here on the files that their words stand for.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from conftest import ROOT

pytest.importorskip("docx")
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests" / "writers"), str(ROOT / "tests" / "spark")]
import test_outputs_guide  # noqa: E402
import test_page_docs  # noqa: E402
import test_spark  # noqa: E402

import test_own_rules_doc  # noqa: E402
import test_python_doc  # noqa: E402
import test_readme  # noqa: E402
import test_readme_zh  # noqa: E402
from user_screens import make_folder, write_word  # noqa: E402

DOCS = ROOT / "docs"
DOCUMENTS = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted(DOCS.rglob("*.md"))]
BLOCK = re.compile(
    r"(?:^ *<!-- (?P<mark>[^\n]*) -->\n)?^(?P<indent> *)```(?P<language>[^\n]*)\n(?P<code>.*?)^(?P=indent)```$",
    re.DOTALL | re.MULTILINE,
)
FENCE = re.compile(r"^ *```", re.MULTILINE)
OF_COMMANDS = {"sh", "bash", "shell", "console", "python"}
NOT_COMMANDS = {"", "text", "yaml", "json", "sql"}
PROGRAM = "notice-parse"
NOT_RUN = ", not run by the tests"
NEEDS = "needs "
# A command within a sentence: the program with more than the mere name of a command, such as `notice-parse rules try`.
WITHIN = re.compile(rf"`({PROGRAM} [^`]*[^`a-z ][^`]*)`")
# In forms: what a word in capitals stands for.
STANDS_FOR = {
    "FILE": "通报.docx",
    "NOTICE": "通报.docx",
    "DIR": "文件夹",
    "FOLDER": "文件夹",
    "OUT": "结果",
    "ARCHIVE": "归档",
    "OLD": "去年.txt",
    "NEW": "今年.txt",
    "TEXT": "全县受理信访3件。",
    "CODE": "rate_mismatch",
    "文件": "通报.docx",
    "代码": "rate_mismatch",
}
COMPLETION = f"{PROGRAM} --install-completion"  # asks which shell has called it: tests/test_completion.py
PLACEHOLDER = re.compile(rf"(?<![\w.-])({'|'.join(STANDS_FOR)})(?:…|\b)")
SPARK = "docs/scale.md"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: what the comment above it says, its language, its lines."""

    mark: str
    language: str
    code: str

    @property
    def is_commands(self) -> bool:
        return self.language in OF_COMMANDS

    @property
    def is_marked(self) -> bool:
        return self.mark.endswith(NOT_RUN) and self.mark != NOT_RUN.strip(", ")

    @property
    def needs(self) -> list[str]:
        return self.mark.removeprefix(NEEDS).split() if self.mark.startswith(NEEDS) and not self.is_marked else []


def read_blocks(text: str) -> list[Block]:
    return [Block(m["mark"] or "", m["language"].partition(" ")[0], m["code"]) for m in BLOCK.finditer(text)]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def run_by_their_own() -> dict[str, set[str]]:
    """Document → the blocks that the test of this document runs, as that test has collected them."""
    pages = {
        name_of(page): {code for language in ("sh", "console") for code in test_readme_zh.blocks(page, language)}
        for page in test_readme_zh.PAGES
    }
    named = {"first command", "test command"}
    viewed = {f"{PROGRAM} {command}\n" for command in test_page_docs.commands(test_page_docs.GUIDES[0])}
    rules = test_own_rules_doc.BLOCK.finditer((DOCS / "own-rules.md").read_text("utf-8"))
    return {
        **pages,
        "README.md": {b["text"] for b in test_readme.BLOCKS if b["language"] == "console" or b["name"] in named},
        **{name_of(guide): viewed for guide in test_page_docs.GUIDES},
        "docs/own-rules.md": {block["text"] for block in rules},
        "docs/python.md": {code for _, code in test_python_doc.BLOCKS},
        "docs/outputs.md": {step.command for step in test_outputs_guide.STEPS},
        SPARK: {test_spark.EXAMPLE},
    }


RUN_BY_ITS_OWN = run_by_their_own()


def left_to_run(document: str, text: str) -> list[Block]:
    """The blocks of commands that no other test runs and that no mark leaves out."""
    elsewhere = RUN_BY_ITS_OWN.get(document, set())
    return [b for b in read_blocks(text) if b.is_commands and not b.is_marked and b.code not in elsewhere]


def commands_within(text: str) -> list[str]:
    """The commands within sentences and in forms, each once, as they are run."""
    forms = [line for b in read_blocks(text) if b.language == "" for line in b.code.splitlines()]
    shown = [re.split(r" {2,}", line)[0] for line in forms if line.startswith(f"{PROGRAM} ")]
    found = [*WITHIN.findall(BLOCK.sub("", text)), *shown]
    commands = [PLACEHOLDER.sub(lambda m: STANDS_FOR[m[1]], line) for line in found if line != COMPLETION]
    return list(dict.fromkeys(commands))


LEFT = {name_of(path): left_to_run(name_of(path), path.read_text("utf-8")) for path in DOCUMENTS}
WITHIN_TEXT = list(dict.fromkeys(line for path in DOCUMENTS for line in commands_within(path.read_text("utf-8"))))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the commands within sentences, with the outputs of a batch and rules of its own."""
    folder = make_all(tmp_path_factory.mktemp("within"))
    (folder / "own").mkdir()
    run(folder, f"{PROGRAM} batch {STANDS_FOR['DIR']} -o {STANDS_FOR['OUT']}")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_all(tmp_path)


def make_all(folder: Path) -> Path:
    """A folder with the files that the documents name; `notice-parse` and `python` are this checkout's."""
    make_folder(folder)
    text = (ROOT / "samples" / "rectification-county.txt").read_text("utf-8")
    (folder / "stamp").write_text("", "utf-8")
    os.utime(folder / "stamp", (0, 0))
    for name in ("归档/2024", "notices", "bin"):
        (folder / name).mkdir(parents=True)
    for name in ("通报.docx", "归档/2024/通报.docx", "去年.docx", "今年.docx"):
        write_word(folder / name, text)
    with zipfile.ZipFile(folder / "归档" / "包.zip", "w") as archive:
        archive.writestr("目录/甲.txt", text)
    shutil.copytree(ROOT / "samples", folder / "samples")
    shutil.copytree(DOCS / "bulletins", folder / "docs" / "bulletins")
    for name, arguments in {PROGRAM: " -m notice_parser", "python": ""}.items():
        shim = folder / "bin" / name
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}"{arguments} "$@"\n')
        shim.chmod(0o755)
    return folder


def run(folder: Path, code: str) -> str:
    """What a shell prints of some lines, both streams; every line of them has to succeed."""
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src"), "HOME": str(folder)}
    command = ["bash", "-euo", "pipefail", "-c", code]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=300)
    printed = done.stdout + done.stderr
    assert (done.returncode, "Traceback" in printed) == (0, False), f"{code}\n{printed}"
    return printed


def prompted(block: Block) -> Iterator[tuple[str, str]]:
    """Each `$ command` with what is shown below it; without prompts the block is one script that shows nothing."""
    if not block.code.startswith("$ "):
        yield block.code, ""
        return
    for part in re.split(r"^\$ ", block.code, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def run_block(folder: Path, block: Block) -> None:
    if block.language == "python":
        (folder / "block.py").write_text(block.code, "utf-8")
        run(folder, "python block.py")
        return
    for command, shown in prompted(block):
        printed, at = run(folder, command), 0
        for piece in re.split(r"^\s*…\n", shown, flags=re.MULTILINE):
            found = printed.find(piece, at)
            assert found >= 0, f"{command} does not print\n{piece}\nbut\n{printed}"
            at = found + len(piece)


@pytest.mark.parametrize("document", [name for name, blocks in LEFT.items() if blocks])
def test_what_no_other_test_runs_runs_here(document: str, folder: Path) -> None:
    for block in LEFT[document]:
        missing = [tool for tool in block.needs if shutil.which(tool) is None and find_spec(tool) is None]
        if missing:
            pytest.skip(f"not installed here: {', '.join(missing)}")
        run_block(folder, block)


@pytest.mark.parametrize("command", WITHIN_TEXT)
def test_a_command_within_a_sentence_runs(command: str, prepared: Path) -> None:
    run(prepared, command)


def test_every_block_is_seen_and_of_a_known_language() -> None:
    for path in DOCUMENTS:
        text = path.read_text("utf-8")
        blocks = read_blocks(text)
        assert len(FENCE.findall(text)) == 2 * len(blocks), (
            f"{path}: a block is not closed, or this test cannot read it"
        )
        assert {block.language for block in blocks} <= OF_COMMANDS | NOT_COMMANDS, path
        prompts = [b.code for b in blocks if b.language in NOT_COMMANDS and re.search(r"^\$ ", b.code, re.MULTILINE)]
        assert prompts == [], f"{path}: commands in a block without a language of commands"


def test_the_tests_of_documents_have_their_blocks() -> None:
    """A test that runs nothing of its document, or of what stands there no more, proves nothing."""
    for name, codes in RUN_BY_ITS_OWN.items():
        there = {block.code for block in read_blocks((ROOT / name).read_text("utf-8"))}
        assert codes, name
        assert codes <= there, name


def test_marks_are_few_and_give_a_reason() -> None:
    marked = {
        name_of(path): [
            block.mark.removesuffix(NOT_RUN) for block in read_blocks(path.read_text("utf-8")) if block.is_marked
        ]
        for path in DOCUMENTS
    }
    assert {name: marks for name, marks in marked.items() if marks} == {
        "docs/python.md": ["needs a server", "needs Docker"]
    }


NEW = "```sh\nnotice-parse no-such-command a b\n```\n"


@pytest.mark.parametrize("document", [name_of(path) for path in DOCUMENTS])
def test_a_new_block_is_not_passed_over(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    for block in (
        NEW,
        NEW.replace("```sh", "```console").replace("notice", "$ notice"),
        "```python\nimport absent\n```\n",
    ):
        assert len(left_to_run(document, f"{text}\n{block}")) == len(LEFT[document]) + 1
    assert len(left_to_run(document, f"{text}\n<!-- needs a wire{NOT_RUN} -->\n{NEW}")) == len(LEFT[document])
    assert len(left_to_run(document, f"{text}\n<!-- not run by the tests -->\n{NEW}")) == len(LEFT[document]) + 1


def test_a_block_that_does_not_run_fails(folder: Path) -> None:
    for text in (
        NEW,
        "```console\n$ notice-parse samples/work-report.txt\nnothing of this\n```\n",
        "```python\n1 / 0\n```\n",
    ):
        (block,) = read_blocks(text)
        with pytest.raises(AssertionError):
            run_block(folder, block)
