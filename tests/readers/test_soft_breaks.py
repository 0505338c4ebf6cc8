"""Breaks that only wrap a sentence or a title, in pages and RTF; and those that end a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from set_files import rtf_file, rtf_words

from notice_parser import parse_file
from notice_parser.notice import Notice


def parsed(tmp_path: Path, raw: str | bytes, name: str) -> Notice:
    path = tmp_path / name
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return parse_file(str(path))


def quantities(notice: Notice) -> list[tuple[str, str | None]]:
    return [(one.text, one.measured.text if one.measured else None) for one in notice.quantities]


LINES = ["2024年，全县发放", "辅具1260", "件，培训残疾", "人340人。"]
READ = [("1260\n件", "辅具"), ("340人", "残疾\n人")]


def test_a_sentence_goes_on_after_br(tmp_path: Path) -> None:
    page = f"<div id=zoom><h1>云溪县工作通报</h1><p>一、服务情况</p><p>{'<br/>'.join(LINES)}</p></div>"
    notice = parsed(tmp_path, page, "a.html")
    assert quantities(notice) == READ


def test_a_sentence_goes_on_after_line(tmp_path: Path) -> None:
    body = "\\pard " + rtf_words("云溪县工作通报") + "\\par \\pard " + "\\line ".join(map(rtf_words, LINES)) + "\\par "
    notice = parsed(tmp_path, rtf_file(body), "a.rtf")
    assert notice.source.text == "\n".join(["云溪县工作通报", *LINES])
    assert quantities(notice) == READ


@pytest.mark.parametrize("edge", ["<br>", "\\line "])
def test_a_title_goes_on(tmp_path: Path, edge: str) -> None:
    parts = ["云溪县残疾人工作", "情况通报"]
    if edge == "<br>":
        page = f"<div class=bt>{edge.join(parts)}</div><div id=zoom><p>全县发放辅具1260件。</p></div>"
        notice = parsed(tmp_path, page, "a.html")
    else:
        body = "\\pard " + edge.join(map(rtf_words, parts)) + "\\par \\pard " + rtf_words("发放辅具1260件。") + "\\par "
        notice = parsed(tmp_path, rtf_file(body), "a.rtf")
    assert notice.title is not None
    assert notice.title.text == "\n".join(parts)


def test_lines_of_a_page_that_end_stay_apart(tmp_path: Path) -> None:
    page = (
        "<div id=zoom><p>关于检查的通知<br>各科室：<br>检查档案36件。<br>一、范围<br>检查文件60件。</p>"
        "<p>云溪县档案局<br>2024年3月5日</p></div>"
    )
    notice = parsed(tmp_path, page, "a.html")
    assert notice.title is not None
    assert notice.title.text == "关于检查的通知"
    assert [one.text for one in notice.recipients] == ["各科室"]
    assert [one.heading.text for one in notice.sections if one.heading] == ["范围"]
    assert [one.text for one in notice.issuers] == ["云溪县档案局"]
