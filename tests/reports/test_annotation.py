"""Comments in a Word document stand at their words, and nothing else of the document changes."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from notice_parser import parse_file
from notice_parser.readers.docx import read_document
from notice_parser.readers.docx_places import places_of
from notice_parser.readers.paragraphs import as_text
from notice_parser.writers.annotation import Note, annotate

docx = pytest.importorskip("docx")
from docx.oxml import parse_xml  # noqa: E402
from docx.oxml.ns import nsdecls, qn  # noqa: E402

SEED = 20251
BOX = (
    f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:textbox><w:txbxContent><w:p><w:r>'
    "<w:t>框内文字35件</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>"
)


def rich_document() -> bytes:
    """Runs in several fonts, tabs and breaks within a run, a list, a table, a raised number, a link, a text box, what
    was inserted and deleted, hidden words, and a comment of a person.
    """
    document = docx.Document()
    document.add_paragraph("关于整改情况的通报")
    paragraph = document.add_paragraph("（一）交办的240件")
    paragraph.add_run("诉求已办结").bold = True
    run = paragraph.add_run("216件，未办")
    run.add_tab()
    run.add_text("结24件；")
    run.add_break()
    run.add_text("办结率95%。")
    person = paragraph.add_run("人写的批注在此。")
    document.add_comment(person, text="请核", author="某人", initials="某")
    document.add_paragraph("列表第一项整改3项", style="List Number")
    area = document.add_paragraph("面积10")
    area.add_run("8").font.superscript = True
    area.add_run("平方米").font.hidden = True
    area.add_run("，合计。")
    add_odd_parts(document.add_paragraph("前文")._p)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        (c for row in table.rows for c in row.cells), ("县区", "时间", "甲县", "2月30日"), strict=True
    ):
        cell.text = words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def add_odd_parts(paragraph: Any) -> None:
    ns = nsdecls("w")
    paragraph.append(parse_xml(f'<w:ins {ns} w:id="91" w:author="甲"><w:r><w:t>插入5件</w:t></w:r></w:ins>'))
    paragraph.append(
        parse_xml(f'<w:del {ns} w:id="92" w:author="甲"><w:r><w:delText>删去7件</w:delText></w:r></w:del>')
    )
    paragraph.append(parse_xml(f'<w:hyperlink {ns} w:anchor="x"><w:r><w:t>链接（9件）</w:t></w:r></w:hyperlink>'))
    paragraph.append(parse_xml(BOX))
    paragraph.append(parse_xml(f"<w:r {ns}><w:t>后文。</w:t></w:r>"))


def text_of(raw: bytes) -> str:
    return as_text(read_document(raw, "a.docx").lines)[0]


def anchored(raw: bytes) -> list[str]:
    """The words that each of our comments is anchored to."""
    document = docx.Document(io.BytesIO(raw))
    ours = [str(each.comment_id) for each in document.comments if each.author == "notice-parse"]
    words = dict.fromkeys(ours, "")
    open_ones: set[str] = set()
    for element in document.element.iter():
        number = element.get(qn("w:id")) or ""
        if element.tag == qn("w:commentRangeStart"):
            open_ones.add(number)
        elif element.tag == qn("w:commentRangeEnd"):
            open_ones.discard(number)
        elif element.tag in (qn("w:t"), qn("w:tab"), qn("w:br")):
            for each in open_ones & set(ours):
                words[each] += element.text or "" if element.tag == qn("w:t") else " "
    return [words[number] for number in ours]


def plain(words: str) -> str:
    return "".join(words.split())


def without_comments(raw: bytes) -> list[tuple[str, str]]:
    """Each run's words and properties in order, neighbours of the same properties joined."""
    root = docx.Document(io.BytesIO(raw)).element
    found: list[tuple[str, str]] = []
    for run in root.iter(qn("w:r")):
        if run.find(qn("w:commentReference")) is not None:
            continue
        properties = run.find(qn("w:rPr"))
        look = "" if properties is None else properties.xml
        words = "".join(
            each.text or "" if each.tag == qn("w:t") else f"<{each.tag}>" for each in run if each.tag != qn("w:rPr")
        )
        if found and found[-1][1] == look:
            found[-1] = found[-1][0] + words, look
        else:
            found.append((words, look))
    return found


RICH = rich_document()


def test_places_are_those_of_the_words() -> None:
    text = text_of(RICH)
    places = places_of(RICH, "a.docx", text)
    words = [each.text or "" for each in docx.Document(io.BytesIO(RICH)).element.iter(qn("w:t"))]
    known = [(text[at], words[place[0]][place[1]]) for at, place in enumerate(places) if place is not None]
    assert [pair for pair in known if pair[0] != pair[1] and pair != ("⁸", "8")] == []
    missing = {text[at] for at, place in enumerate(places) if place is None}
    assert missing <= set("\t\n 1.")  # breaks, and the label of the list


@pytest.mark.parametrize(
    "words",
    ["240件", "办结率95%", "已办结216件", "（9件）", "5件", "2月30日", "10⁸", "甲县", "未办\t结24件", "前文插入5件"],
)
def test_a_comment_stands_at_its_words(words: str) -> None:
    text = text_of(RICH)
    start = text.index(words)
    raw = annotate(RICH, "a.docx", text, [Note(start, start + len(words), "看")])
    assert [plain(each) for each in anchored(raw)] == [plain(words).replace("⁸", "8")]


def test_where_no_comment_can_stand_it_stands_beside() -> None:
    """A label is not written anywhere: its line has the comment. A text box takes none: its run has it."""
    text = text_of(RICH)
    label, box = text.index("1."), text.index("框内")
    raw = annotate(RICH, "a.docx", text, [Note(label, label + 2, "号"), Note(box, box + 4, "框"), Note(0, 0, "全文")])
    assert anchored(raw) == ["列表第一项整改3项", "框内文字35件", "关于整改情况的通报"]


def test_nothing_else_changes() -> None:
    chance = random.Random(SEED)
    text = text_of(RICH)
    for _ in range(40):
        starts = sorted(chance.randrange(len(text)) for _ in range(5))
        notes = [Note(start, min(len(text), start + chance.randrange(1, 12)), "看") for start in starts]
        raw = annotate(RICH, "a.docx", text, notes)
        assert text_of(raw) == text
        assert without_comments(raw) == without_comments(RICH)
        assert next(iter(docx.Document(io.BytesIO(raw)).comments)).text == "请核"
        before, after = (zipfile.ZipFile(io.BytesIO(each)) for each in (RICH, raw))
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
        assert changed <= {"word/document.xml", "word/comments.xml"}
        assert before.namelist() == after.namelist()


def test_a_document_without_comments_gets_the_part() -> None:
    document = docx.Document()
    document.add_paragraph("已办结216件。")
    buffer = io.BytesIO()
    document.save(buffer)
    raw = annotate(buffer.getvalue(), "a.docx", "已办结216件。\n", [Note(3, 7, "看")])
    package = zipfile.ZipFile(io.BytesIO(raw))
    assert package.testzip() is None
    added = set(package.namelist()) - set(zipfile.ZipFile(buffer).namelist())
    assert added == {"word/comments.xml"}
    assert b"/word/comments.xml" in package.read("[Content_Types].xml")
    assert b"w:date" not in package.read("word/comments.xml")
    assert anchored(raw) == ["216件"]


def test_overlapping_comments_each_stand_at_their_words() -> None:
    text = text_of(RICH)
    start = text.index("216件")
    spans = [(start, start + 4), (start + 1, start + 3), (start - 2, start + 2), (start, start + 4)]
    raw = annotate(RICH, "a.docx", text, [Note(*span, "看") for span in spans])
    assert anchored(raw) == [text[a:b] for a, b in spans]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_them_at_the_words(tmp_path: Path) -> None:
    text = text_of(RICH)
    start = text.index("办结率95%")
    (tmp_path / "b.docx").write_bytes(annotate(RICH, "a.docx", text, [Note(start + 3, start + 6, "与前文不符")]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "fodt",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "b.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    page = (tmp_path / "b.fodt").read_text("utf-8")
    at = page.index("与前文不符")
    after = page[page.index("</office:annotation>", at) :]
    shown = after[len("</office:annotation>") : after.index("<office:annotation-end")]
    assert shown == "95%"


def test_the_copy_reads_as_the_document(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(RICH)
    text = text_of(RICH)
    (tmp_path / "b.docx").write_bytes(
        annotate(RICH, "a.docx", text, [Note(at, at + 3, "看") for at in range(0, 60, 7)])
    )
    first, second = (parse_file(str(tmp_path / name)).model_dump(exclude={"source"}) for name in ("a.docx", "b.docx"))
    assert first == second
