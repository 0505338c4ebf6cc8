"""A notice inside a notice: covers with what they issue, annexes, collections."""

from __future__ import annotations

import pytest

from notice_parser import parse_text
from notice_parser.notice import Part

COVER = """云溪县人民政府关于印发云溪县防火工作方案的通知
云政发〔2024〕7号
各乡镇人民政府：
现将《云溪县防火工作方案》印发给你们，请认真执行。
云溪县人民政府
2024年3月8日
"""
ISSUED = """云溪县防火工作方案
为做好防火工作，制定本方案。
一、总体要求
落实护林员632名。
二、工作措施
划定网格214个。
"""
ANNEX = """附件1
任务清单
全县新建瞭望塔3座。
"""
FIRST = """关于开展档案检查的通知
云档发〔2024〕1号
各科室：
现将有关事项通知如下。
检查文件60件。
综合办公室
2024年3月18日
"""
SECOND = """关于做好防汛工作的通知
云水发〔2024〕2号
各乡镇：
现将有关事项通知如下。
一、压实责任
落实巡查员120名。
云溪县水利局
2024年5月6日
"""


def said(part: Part) -> tuple[str, str | None, str | None, list[str], str | None]:
    return (
        part.role,
        part.title.text if part.title else None,
        part.document_number.text if part.document_number else None,
        [one.text for one in part.issuers],
        part.issued_on.date if part.issued_on else None,
    )


FIRST_SAID = ("notice", "关于开展档案检查的通知", "云档发〔2024〕1号", ["综合办公室"], "2024-03-18")
SECOND_SAID = ("notice", "关于做好防汛工作的通知", "云水发〔2024〕2号", ["云溪县水利局"], "2024-05-06")
COVER_SAID = (
    "cover",
    "云溪县人民政府关于印发云溪县防火工作方案的通知",
    "云政发〔2024〕7号",
    ["云溪县人民政府"],
    "2024-03-08",
)
ISSUED_SAID = ("issued", "云溪县防火工作方案", None, [], None)
SIGNED_SAID = ("issued", "云溪县防火工作办法", None, ["云溪县林业局"], "2024-03-01")
ANNEX_SAID = ("annex", "任务清单", None, [], None)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (COVER, []),
        (FIRST, []),
        (ISSUED, []),
        (COVER + ISSUED, [COVER_SAID, ISSUED_SAID]),
        (COVER + "附件\n" + ISSUED, [COVER_SAID, ISSUED_SAID]),
        (COVER + ISSUED + ANNEX, [COVER_SAID, ISSUED_SAID, ANNEX_SAID]),
        (COVER + "抄送：县委办公室。\n" + ISSUED, [COVER_SAID, ISSUED_SAID]),
        (FIRST + SECOND, [FIRST_SAID, SECOND_SAID]),
        (FIRST + SECOND + ANNEX, [FIRST_SAID, SECOND_SAID, ANNEX_SAID]),
        (FIRST + ANNEX, [FIRST_SAID, ANNEX_SAID]),
        (FIRST + "附件\n关于文件的说明\n归档文件4件。\n", [FIRST_SAID, ("annex", "关于文件的说明", None, [], None)]),
        (COVER + ISSUED.replace("方案", "办法") + "云溪县林业局\n2024年3月1日\n", [COVER_SAID, SIGNED_SAID]),
        (COVER + SECOND, [("notice", *COVER_SAID[1:]), SECOND_SAID]),
        (FIRST.replace("各科室：", "附件：1.任务清单\n各科室："), []),
        (FIRST + "抄送：县委办公室。\n", []),
        (ISSUED + "附件：任务清单\n", []),
        ("年度报告\n云溪县水利局\n2024年5月6日\n" + ISSUED, []),
    ],
)
def test_parts(text: str, parts: list[tuple[object, ...]]) -> None:
    notice = parse_text(text)
    assert [said(part) for part in notice.parts] == parts


def test_parts_stand_where_they_do_also_after_characters_that_are_not_read() -> None:
    """Of 1 6 件 the blanks are left out of what is read: what comes later moves, and is moved back."""
    text = FIRST.replace("各科室：\n", "各科室：\n归档文件 1 6 件。\n") + "附件1\n项目任务清单\n新建站点3座。\n"
    notice = parse_text(text)
    assert [part.title.text if part.title else None for part in notice.parts][1:] == ["项目任务清单"]


def test_parts_cover_the_text_and_name_their_sections_and_quantities() -> None:
    text = COVER + ISSUED + ANNEX
    notice = parse_text(text)
    assert [part.id for part in notice.parts] == ["p1", "p2", "p3"]
    assert [part.sections for part in notice.parts] == [[], ["1", "2"], []]
    assert [(one.text, one.part) for one in notice.quantities] == [("632名", "p2"), ("214个", "p2"), ("3座", "p3")]
    edges = [0, *(edge for part in notice.parts for edge in (part.start, part.end)), len(text)]
    assert edges == sorted(edges)
    gaps = [text[one:other] for one, other in zip(edges[::2], edges[1::2], strict=True)]
    assert not "".join(gaps).strip()


def test_the_keys_of_the_notice_are_those_of_its_first_part() -> None:
    notice = parse_text(FIRST + SECOND)
    assert notice.issued_on is not None
    assert notice.issued_on.date == "2024-03-18"
    assert [one.text for one in notice.issuers] == ["综合办公室"]
    assert [one.part for one in notice.quantities] == ["p1", "p2"]


def test_a_quantity_of_one_notice_alone_has_no_part() -> None:
    notice = parse_text(FIRST)
    assert (notice.parts, [one.part for one in notice.quantities]) == ([], [None])
