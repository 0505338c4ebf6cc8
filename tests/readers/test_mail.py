"""Mails whose notice is attached: documents, mails passed on, several files; what only points to them is left out."""

from __future__ import annotations

import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from word_files import paragraph, word_file

from notice_parser import parse_file
from notice_parser.errors import UnreadableInput
from notice_parser.notice import Notice

TITLE = "河湾镇关于开展防汛检查的通知"
LINES = [TITLE, "各村委会：", "一、检查范围", "检查水库9座、堤防46公里。", "河湾镇人民政府", "2024年5月28日"]
PLAIN = "\n".join(LINES) + "\n"


def letter(text: str, subject: str = "转发：通知") -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"], message["Message-ID"] = subject, "bgs@example.cn", "<1@example.cn>"
    message.set_content(text)
    return message


def parsed(tmp_path: Path, message: EmailMessage) -> Notice:
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())
    return parse_file(str(path))


def read_right(notice: Notice) -> bool:
    return (
        (notice.title and notice.title.text) == TITLE
        and [one.text for one in notice.quantities] == ["9座", "46公里"]
        and [one.text for one in notice.recipients] == ["各村委会"]
        and notice.issued_on is not None
        and notice.issued_on.date == "2024-05-28"
    )


@pytest.mark.parametrize("name", ["通知.txt", "=?gb18030?B?zajWqi50eHQ=?="])
def test_an_attached_text_is_the_notice(tmp_path: Path, name: str) -> None:
    message = letter("请查收附件。\n")
    message.add_attachment(PLAIN.encode("gb18030"), maintype="application", subtype="octet-stream", filename=name)
    notice = parsed(tmp_path, message)
    assert read_right(notice)
    assert (notice.source.media_type, notice.source.text) == ("message/rfc822", PLAIN)
    assert [one.code for one in notice.findings if one.code == "text_mostly_lost"] == []


def test_an_attached_word_file_is_the_notice(tmp_path: Path) -> None:
    message = letter("通知见附件。\n")
    raw = word_file("".join(map(paragraph, LINES)))
    message.add_attachment(raw, maintype="application", subtype="msword", filename="通知.docx")
    assert read_right(parsed(tmp_path, message))


def test_a_mail_passed_on_is_the_notice(tmp_path: Path) -> None:
    message = letter("转发，请阅。\n")
    message.add_attachment(letter(PLAIN, TITLE))
    assert read_right(parsed(tmp_path, message))


def test_several_attached_files_are_one_text_in_their_order(tmp_path: Path) -> None:
    message = letter("见附件。\n")
    for name, text in (("1.txt", PLAIN), ("2.html", "<p>防汛物资清单</p><p>编织袋5万条。</p>"), ("3.jpg", "x")):
        message.add_attachment(text.encode(), maintype="application", subtype="octet-stream", filename=name)
    notice = parsed(tmp_path, message)
    assert notice.source.text == f"{PLAIN}\n防汛物资清单\n编织袋5万条。\n"
    assert [one.text for one in notice.quantities] == ["9座", "46公里", "5万条"]


@pytest.mark.parametrize("text", ["各村：\n请报送材料12份。\n", PLAIN])
def test_a_mail_that_says_it_all_is_the_notice_itself(tmp_path: Path, text: str) -> None:
    message = letter(text)
    message.add_attachment(b"other", maintype="application", subtype="octet-stream", filename="a.txt")
    message.replace_header("Subject", "见附件")
    assert parsed(tmp_path, message).source.text == text


def test_mails_in_mails_are_bounded(tmp_path: Path) -> None:
    message = letter(PLAIN)
    for _ in range(60):
        outer = letter("见附件。\n")
        outer.add_attachment(message)
        message = outer
    start = time.process_time()
    with pytest.raises(UnreadableInput, match="nests more than 50 parts"):
        parsed(tmp_path, message)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "day", ["Fri, 11 Apr 2025 09:00:00 +080000000000000000000000000000", "11 Apr 99999999999999999999"]
)
def test_a_day_that_no_calendar_has_is_none(tmp_path: Path, day: str) -> None:
    message = letter(PLAIN)
    message["X-Date"] = day
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes().replace(b"X-Date:", b"Date:"))
    assert [one.text for one in parse_file(str(path)).quantities] == ["9座", "46公里"]


@pytest.mark.parametrize(
    "head",
    [
        b"Subject:\x00=?utf-8?b?5YWz5LqO5riU5riv5beh5p+l5oOF5Ya155qE6YCa5oql?=",
        b"Subject: =?utf-8?b?AOWFs+S6jua4lOa4r+W3oeafpeaDheWGteeahOmAmuaKpeKAiw==?=",
    ],
)
def test_what_no_one_sees_in_a_subject_is_dropped(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(
        b"From: a@example.cn\r\nMIME-Version: 1.0\r\nDate: Fri, 11 Apr 2025 09:00:00 +0800\r\n"
        + head
        + "\r\n\r\n一、查封船舶3艘。\r\n".encode()
    )
    title = parse_file(str(path)).title
    assert title is not None
    assert (title.text, title.start) == ("关于渔港巡查情况的通报", 0)
