"""Messages: English for programs, the user's language for people, the same after pickle."""

from __future__ import annotations

import pickle
import tomllib

import pytest

from conftest import ROOT
from notice_parser.errors import NoticeError, PackError, UnparsedInput, UnreadableInput, UnwritableOutput, UsageError
from notice_parser.messages import (
    Language,
    Message,
    extras,
    name_of_code,
    reason_of,
    say,
    say_number,
    translate,
    use_language,
)
from notice_parser.messages.language import choose_language


def in_both(message: str) -> tuple[str, str]:
    return translate(message, Language.EN), translate(message, Language.ZH)


def test_a_message_is_english_text() -> None:
    message = say("is larger than {most:,} bytes; split it", most=50_000_000)
    assert message == "is larger than 50,000,000 bytes; split it"
    assert in_both(message) == (message, "超过 50,000,000 字节；请拆分")


def test_a_name_with_ends_of_lines_leaves_a_message_on_one_line() -> None:
    """As a document may call its parts; what shows the message says the name's line ends as blanks."""
    assert say("holds no {name}", name="甲\r\n乙\u2028丙") == "holds no 甲 乙 丙"


def test_values_may_be_messages_and_lists() -> None:
    message = say("is {format}, which is not read; {remedy}", format=say("a RAR archive"), remedy=say("it is empty"))
    assert in_both(message) == ("is a RAR archive, which is not read; it is empty", "RAR 压缩包不能读取；内容为空")
    assert in_both(say("did you mean {names}?", names=["a", "b"])) == ("did you mean a, b?", "是否想写 a、b？")


@pytest.mark.parametrize(("number", "english"), [(1, "1 input: x"), (2, "2 inputs: x"), (0, "0 inputs: x")])
def test_numbers(number: int, english: str) -> None:
    message = say_number("{number} input: {counts}", "{number} inputs: {counts}", number=number, counts=["x"])
    assert in_both(message) == (english, f"共 {number} 份：x")


def test_a_template_is_filled_later() -> None:
    assert (
        translate(say("unknown rule; {hint}").format(hint=say("it is empty")), Language.ZH) == "没有这条规则；内容为空"
    )


def test_braces_in_values_are_left_alone() -> None:
    assert translate(say("{kind}, {date}", kind="{x}", date="}"), Language.ZH) == "{x}，}"


def test_other_text_stays() -> None:
    assert in_both("a file") == ("a file", "a file")
    assert in_both(say("no message of the catalogue")) == ("no message of the catalogue",) * 2


@pytest.mark.parametrize(
    "error",
    [
        NoticeError("a", say("it is empty")),
        UnreadableInput("a", say("is larger than {most:,} bytes; split it", most=5)),
        UnparsedInput("a", say("it is empty"), "Traceback"),
        UnwritableOutput("a", say("it is empty")),
        UsageError("-f", say("must be one of {names}", names=["a", "b"])),
        PackError(["a.yaml:1: x: wrong", "b.yaml:2: y: wrong"]),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_survive_pickle(error: NoticeError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
    assert translate(again.what, Language.ZH) == translate(error.what, Language.ZH)


def test_a_message_survives_pickle() -> None:
    message = say_number("{number} input: {counts}", "{number} inputs: {counts}", number=2, counts=[say("info")])
    again = pickle.loads(pickle.dumps(message))
    assert isinstance(again, Message)
    assert in_both(again) == ("2 inputs: info", "共 2 份：提示")


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ("--lang zh check a", {"NOTICE_PARSE_LANG": "en"}, "zh"),
        ("check a --lang=en", {"NOTICE_PARSE_LANG": "zh"}, "en"),
        ("check a -- --lang en", {"NOTICE_PARSE_LANG": "zh"}, "zh"),
        ("check a", {"NOTICE_PARSE_LANG": "ZH"}, "zh"),
        ("check a", {"NOTICE_PARSE_LANG": "fr", "LANG": "zh_CN.UTF-8"}, "zh"),
        ("check a", {"LANG": "zh_CN.UTF-8"}, "zh"),
        ("check a", {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ("check a", {"LC_MESSAGES": "zh_TW", "LANG": "en_US"}, "zh"),
        ("check a", {"LANG": "C.UTF-8"}, "en"),
        ("check a", {"LANG": "de_DE"}, "en"),
        ("check a --lang", {"LANG": "zh_CN"}, "zh"),
    ],
)
def test_the_language_is_chosen(
    monkeypatch: pytest.MonkeyPatch, arguments: str, environment: dict[str, str], language: str
) -> None:
    for name in ("NOTICE_PARSE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert choose_language(arguments.split()) == language


@pytest.mark.parametrize(("name", "language"), [("Chinese (Simplified)_China", "zh"), ("English_United States", "en")])
def test_windows_names_its_locales_otherwise(monkeypatch: pytest.MonkeyPatch, name: str, language: str) -> None:
    for variable in ("NOTICE_PARSE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda *_: (name, "936"))
    assert choose_language([]) == language


def test_reasons_of_the_system_are_translated() -> None:
    assert in_both(reason_of(PermissionError(13, "Permission denied"))) == ("Permission denied", "没有权限")
    assert in_both(reason_of(OSError(9999, "odd"))) == ("odd", "odd")


def test_codes_have_the_names_of_the_checks_and_the_page() -> None:
    """One vocabulary: a finding, a status, a kind are called the same everywhere."""
    from notice_parser.pack import built_in_pack
    from notice_parser.pack.page import load_page_words

    page, levels = load_page_words(), built_in_pack().checks.levels
    use_language(Language.ZH)
    try:
        for names in (levels, page.statuses, page.notice_kinds):
            assert {name: name_of_code(name) for name in names} == names
        assert name_of_code("no code") == "no code"
    finally:
        use_language(Language.EN)


def test_the_packages_of_an_extra_are_those_of_the_project() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for extra, packages in extras.PACKAGES.items():
        named = declared["optional-dependencies"][extra] or declared["dependencies"]
        assert set(packages) <= set(named), extra


def test_the_command_that_installs_works_where_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(extras.sys, "executable", str(ROOT / ".venv" / "bin" / "python"))
    assert extras.install_command("docx") == '.venv/bin/python -m pip install "python-docx>=1.2"'
    monkeypatch.setattr(extras.sys, "executable", "/opt/my tools/python")
    assert extras.install_command("docx").startswith('"/opt/my tools/python" -m pip install ')
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    assert extras.install_command("docx") == 'uv pip install --python "/opt/my tools/python" "python-docx>=1.2"'
