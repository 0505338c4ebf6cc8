"""What `check` writes: lines for files with and without lines, what was looked at, reports for an office."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from conftest import run_program

docx = pytest.importorskip("docx")

TEXT = "一、工作情况\n交办的240件诉求已办结216件，未办结24件，办结率95%。依据（青教发[2023]9号）开展。\n"
SOUND = "一、工作情况\n全县共受理信访举报55件次。\n"
NESTED = "一、工作情况\n（一）受理情况\n受理信访举报55件次。\n（二）办理情况\n办结信访举报48件次。\n"
ZH = {"NOTICE_PARSE_LANG": "zh"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "sound.txt").write_text(SOUND, "utf-8")
    (tmp_path / "nested.txt").write_text(NESTED, "utf-8")
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(*arguments: str, **options: object) -> tuple[list[str], list[str]]:
    result = run_program("check", *arguments, **options)
    return result.stdout.decode("utf-8").splitlines(), result.stderr.decode("utf-8").splitlines()


def test_a_file_with_lines_has_line_and_column(folder: Path) -> None:
    lines, _ = printed("a.txt", env=ZH)
    assert [line.split()[:3] for line in lines] == [
        ["a.txt:2:4", "错误", "rate_mismatch"],
        ["a.txt:2:35", "存疑", "document_number_form"],
    ]


def test_a_file_without_lines_has_section_and_words(folder: Path) -> None:
    lines, _ = printed("a.docx", env=ZH)
    assert lines[0].startswith("a.docx: 一 “240件…216件…95%” 错误 rate_mismatch “95%”与")
    assert lines[1].startswith("a.docx: 一 “青教发[2023]9号” 存疑 document_number_form ")
    lines, _ = printed("a.docx")
    assert lines[0].startswith("a.docx: 一 “240件…216件…95%” error rate_mismatch ")


def test_what_was_looked_at_is_said(folder: Path) -> None:
    looked = "公文 1 份、{} 字、章节 1 个、数据 {} 项、日期 0 处、引用 {} 处，校核 {} 项"
    pattern = re.escape(looked).replace(r"\{\}", r"(\d+)")
    for arguments, found in (("sound.txt", "未发现问题；共查"), ("a.txt", "发现问题 2 个：错误 1 个、存疑 1 个；共查")):
        _, said = printed(arguments, env=ZH)
        assert len(said) == 1
        assert re.fullmatch(f"notice-parse: {found}{pattern}", said[0]), said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nested.txt"], ["nothing found; looked at 1 notice, 47 characters, 3 sections, 2 quantities, 0 dates"]),
        (["sound.txt", "-q"], []),
        (["sound.txt", "-f", "json"], []),
        (["sound.txt", "--select", "rate_mismatch"], ["with 1 check"]),
        (["a.txt", "--level", "error"], ["1 finding: 1 error; 1 of a lower level not shown, --level info shows all"]),
        (["a.txt", "sound.txt"], ["2 findings: 1 error, 1 warning; looked at 2 notices"]),
        (["missing.txt"], ["missing.txt: no such file"]),
    ],
)
def test_the_summary(folder: Path, arguments: list[str], said: list[str]) -> None:
    _, lines = printed(*arguments)
    assert len(lines) == len(said)
    assert all(part in line for part, line in zip(said, lines, strict=True)), lines


def test_the_json_is_the_same_in_every_language(folder: Path) -> None:
    chinese, english = (run_program("check", "a.txt", "-f", "json", "--lang", each).stdout for each in ("zh", "en"))
    assert chinese == english
    assert "不符" in json.loads(chinese)[0]["message"]
    asked = run_program("check", "a.txt", "-f", "json", "--messages", "en").stdout
    assert json.loads(asked)[0]["message"].startswith("216件 of 240件")


def test_a_workbook(folder: Path) -> None:
    _, said = printed("a.docx", "-o", "报告.xlsx", env=ZH)
    assert len(said) == 1
    sheet = openpyxl.load_workbook("报告.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "公文校核报告"
    assert rows[1][0] == "发现问题 2 个：错误 1 个、存疑 1 个"
    assert rows[3] == ("序号", "级别", "文件", "章节", "原文", "问题", "建议改为", "校核代码")
    assert rows[4][:5] == (1, "错误", "a.docx", "一", "240件…216件…95%")
    assert rows[5][6] == "〔2023〕9号"
    assert (len(rows), sheet.freeze_panes, sheet.print_title_rows) == (6, "A5", "$4:$4")


def test_a_document(folder: Path) -> None:
    printed("a.txt", "-o", "报告.docx")
    document = docx.Document("报告.docx")
    assert [each.text for each in document.paragraphs][:2] == ["公文校核报告", "发现问题 2 个：错误 1 个、存疑 1 个"]
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells][:3] == ["序号", "级别", "文件"]
    assert [cell.text for cell in table.rows[1].cells][:5] == ["1", "错误", "a.txt", "一", "240件…216件…95%"]
    printed("sound.txt", "-o", "报告.docx")
    document = docx.Document("报告.docx")
    assert (document.tables, document.paragraphs[-1].text) == ([], "未发现问题。")


def test_a_page_holds_nothing_that_runs(folder: Path) -> None:
    (folder / "b.txt").write_text(TEXT.replace("青教发", "<script>发"), "utf-8")
    printed("b.txt", "-o", "r.html")
    page = (folder / "r.html").read_text("utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert "<script>" not in page
    assert '<tr class="error"><td>1</td><td>错误</td><td>b.txt</td>' in page


@pytest.mark.parametrize("name", ["r.xlsx", "r.docx", "r.html", "r.sarif", "r.yaml", "r.json", "r.txt"])
def test_the_same_file_gives_the_same_bytes(folder: Path, name: str) -> None:
    printed("a.txt", "-o", name)
    first = (folder / name).read_bytes()
    printed("a.txt", "-o", name)
    assert (folder / name).read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["a.txt", "-o", "a.txt"], "is also an input"),
        (["a.txt", "-o", "r.odt"], "has an ending of no format; choose from .txt, .json, .sarif"),
        (["a.txt", "-f", "pdf"], "unknown format pdf; choose from text, json, sarif"),
        (["a.txt", "-f", "docx"], "needs a file: give -o NAME.docx"),
        (["a.docx", "--annotate", "a.docx"], "is also an input"),
        (["a.docx", "--annotate", "b.txt"], "has not the ending .docx"),
        (["a.txt", "--annotate", "b.docx"], "a plain text: comments can be written into DOCX alone"),
        (["a.docx", "a.docx", "--annotate", "b.docx"], "takes one file"),
        (["-", "--annotate", "b.docx"], "takes one file"),
    ],
)
def test_wrong_use(folder: Path, arguments: list[str], what: str) -> None:
    before = (folder / "a.docx").read_bytes()
    result = run_program("check", *arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    assert what in result.stderr.decode("utf-8")
    assert (folder / "a.docx").read_bytes() == before


def test_comments_are_written_beside_the_lines(folder: Path) -> None:
    lines, said = printed("a.docx", "--annotate", "b.docx", env=ZH)
    assert (len(lines), said[0]) == (2, "notice-parse: b.docx: 已写入批注 2 条")
    comments = [each.text for each in docx.Document("b.docx").comments]
    assert comments[0].startswith("【错误】“95%”与")
    assert (
        comments[1] == "【存疑】发文字号“青教发[2023]9号”写法不规范，应为“青教发〔2023〕9号”。\n建议改为：〔2023〕9号"
    )
    printed("a.docx", "--annotate", "c.docx", "--messages", "en", "--level", "error")
    (comment,) = docx.Document("c.docx").comments
    assert comment.text == "[error] 216件 of 240件 is 90%, the text says 95%."


def test_a_document_without_findings_is_copied(folder: Path) -> None:
    document = docx.Document()
    document.add_paragraph("整改已完成。")
    document.save("sound.docx")
    printed("sound.docx", "--annotate", "copy.docx")
    assert not list(docx.Document("copy.docx").comments)
    text = zipfile.ZipFile(io.BytesIO((folder / "copy.docx").read_bytes())).read("word/document.xml").decode("utf-8")
    assert "整改已完成。" in text
