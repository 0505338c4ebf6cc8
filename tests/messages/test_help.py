"""Help and wrong use in both languages: whole in each, within the width of a terminal."""

from __future__ import annotations

import re

import pytest

from conftest import run_program
from notice_parser.cli.commands import COMMANDS
from notice_parser.cli.wrapping import CLOSING, OPENING, wrap
from notice_parser.messages.columns import columns_of

HAN = re.compile("[\u4e00-\u9fff]")
TERM = re.compile(r"^  (-\S.*?|[A-Z|]+|[a-z]+)(?:  +(.*))?$")
GROUPED = [("rules", name) for name in ("check", "list", "show", "try")]


def help_of(*words: str, language: str, columns: int = 82) -> list[str]:
    result = run_program(*words, "--help", "--lang", language, env={"COLUMNS": str(columns)})
    assert (result.returncode, result.stderr) == (0, b"")
    return result.stdout.decode("utf-8").splitlines()


def explanations(lines: list[str]) -> dict[str, str]:
    """Each term of the help → its explanation."""
    found: dict[str, str] = {}
    term = ""
    for line in lines:
        row = TERM.match(line)
        if row:
            term = row[1]
            found[term] = row[2] or ""
        elif term and line.startswith("    "):
            found[term] += line.strip()
        else:
            term = ""
    return found


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS), *GROUPED], ids=" ".join)
def test_help_is_whole_in_both_languages(words: tuple[str, ...]) -> None:
    chinese, english = (help_of(*words, language=each) for each in ("zh", "en"))
    assert chinese[0].startswith(f"用法：notice-parse {' '.join(words)}".strip())
    assert english[0].startswith(f"Usage: notice-parse {' '.join(words)}".strip())
    terms = explanations(chinese)
    assert list(terms) == list(explanations(english))
    assert "--help" in terms
    assert [term for term, about in terms.items() if not HAN.search(about)] == []
    assert [term for term, about in explanations(english).items() if not re.search("[a-z]{3}", about)] == []
    assert max(map(columns_of, chinese + english)) <= 82


@pytest.mark.parametrize("width", [20, 33, 60])
def test_lines_are_broken_where_chinese_may_be(width: int) -> None:
    text = "公文文件，可以多个（文本、Markdown、HTML、DOCX）；- 表示标准输入。格式按“内容”识别，"
    text += "不看扩展名 notice-parse check --help。"
    lines = list(wrap(text, width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert [line for line in lines if columns_of(line) > width + 2] == []
    assert [line for line in lines if line[0] in CLOSING.replace("-", "") or line[-1] in OPENING] == []


def test_a_long_word_has_a_line_of_its_own() -> None:
    assert list(wrap("a " + "b" * 30 + " c", 10)) == ["a", "b" * 30, "c"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("", "FILE: 未指定；请指定公文文件"),
        ("outline", "FILE: 未指定；见 notice-parse outline --help"),
        ("outline a b", "b: 是多余的参数；见 notice-parse outline --help"),
        ("check --levle error a", "--levle: 没有这个选项，是否想写 --help、--level"),
        ("check --level nope a", "--level: 须为以下之一：error、warning、info"),
        ("check a --level", "--level: 后面缺少值"),
        ("check --ocr=yes a", "--ocr: 后面不带值"),
        ("rules", "notice-parse rules: 后面缺少命令；可选：check、list、show、try"),
        ("rules nope", "nope: 不是 notice-parse rules 的命令"),
        ("outlin a", "outlin: 既不是文件，也不是命令；是否想写“outline”？"),
        ("--lang fr a", "--lang: 没有 fr 这种界面语言；可选：zh、en"),
        ("--issued-on x a", "--issued-on: x 不是日期"),
        ("a -f nope", "-f: 没有 nope 这种格式"),
        ("batch a", "-o: 未指定"),
        ("check a --select nope", "没有 nope 这项校核"),
    ],
)
def test_wrong_use_is_said_in_chinese(arguments: str, said: str) -> None:
    result = run_program(*arguments.split(), env={"NOTICE_PARSE_LANG": "zh"})
    (line,) = result.stderr.decode("utf-8").splitlines()
    assert (result.returncode, result.stdout) == (2, b"")
    assert line.startswith("notice-parse: ")
    assert said in line


def test_names_that_are_no_utf8_or_hold_controls_are_one_line() -> None:
    result = run_program("a\x1b[31m\nb", env={"NOTICE_PARSE_LANG": "zh"})
    (line,) = result.stderr.decode("utf-8").splitlines()
    assert "\x1b" not in line
    assert line.endswith("文件不存在；请检查名称")
