"""What kinds a line is of by itself, and which lines above the body of a text could be head, title or a day."""

from __future__ import annotations

from typing import get_args

import pytest

from conftest import SAMPLES
from notice_parser.outline import find_edges, read_lined_text
from notice_parser.outline.candidates import find_starts
from notice_parser.outline.kinds import LinedText, LineKind
from notice_parser.pack import built_in_pack

PACK = built_in_pack()

NOTICE = """索引号：QH0102
青政发〔2024〕3号
青禾县人民政府
2024年3月1日
青禾县人民政府关于印发绿化办法的通知
各镇人民政府：
现将绿化办法印发给你们，请认真执行。
一、总体要求
树种\t株数
国槐\t300
请各镇于月底前报送。青禾县林业局2024年3月2日
县长 王某
青禾县水利局（盖章）
（印章）
二〇二四年九月四日
附件：1.问题清单
抄送：县委办公室。
"""


def classified(text: str) -> LinedText:
    lined = read_lined_text(text, PACK, frozenset())
    return find_edges(lined, find_starts(lined))[0]


def kinds_of(text: str) -> dict[str, set[str]]:
    lined = classified(text)
    return {line.of(text): set(line.kinds) for line in lined.lines}


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("索引号：QH0102", {"head"}),
        ("青政发〔2024〕3号", {"head", "number"}),
        ("青禾县人民政府", {"agency", "agency_half", "title"}),
        ("2024年3月1日", {"dated", "day"}),
        ("青禾县人民政府关于印发绿化办法的通知", {"agency_half", "title"}),
        ("各镇人民政府：", {"sentence"}),
        ("现将绿化办法印发给你们，请认真执行。", {"sentence"}),
        ("树种\t株数", {"table"}),
        ("国槐\t300", {"entry", "table"}),
        ("请各镇于月底前报送。青禾县林业局2024年3月2日", {"signed_inside"}),
        ("县长 王某", {"agency_half", "person"}),
        ("青禾县水利局（盖章）", {"agency", "agency_half"}),
        ("（印章）", {"seal"}),
        ("二〇二四年九月四日", {"dated"}),
        ("附件：1.问题清单", {"after_text"}),
        ("抄送：县委办公室。", {"after_text", "sentence"}),
    ],
)
def test_kinds_of_a_line(line: str, kinds: set[str]) -> None:
    assert kinds_of(NOTICE)[line] == kinds


def test_day_and_signer_of_a_line() -> None:
    lined = read_lined_text(NOTICE, PACK, frozenset())
    found = [(line.day.of(NOTICE), line.signer.of(NOTICE) if line.signer else None) for line in lined.lines if line.day]
    assert found == [
        ("2024年3月1日", None),
        ("2024年3月2日", "青禾县林业局"),
        ("二〇二四年九月四日", None),
    ]
    assert [line.number.of(NOTICE) for line in lined.lines if line.number] == ["青政发〔2024〕3号"]


def test_contents_and_quotations_hang_on_other_lines() -> None:
    contents = "目录\n一、总体要求……1\n二、保障措施……3\n一、总体要求\n各镇要落实责任。\n"
    lined = read_lined_text(contents, PACK, frozenset())
    assert ["contents" in line.kinds for line in lined.lines] == [True, True, True, False, False]
    quotation = "第二条修改为：“\n一、总体要求\n”\n本决定自公布之日起施行。\n"
    lined = read_lined_text(quotation, PACK, frozenset())
    assert ["quotation" in line.kinds for line in lined.lines] == [False, True, False, False]


def test_no_line_below_the_first_marker_could_be_a_title() -> None:
    text = "关于绿化工作的通知\n一、总体要求\n关于国槐的说明\n"
    assert [("title" in line.kinds) for line in classified(text).lines] == [True, False, False]


def test_every_kind_is_found() -> None:
    """A kind that no text of the samples and of this file has is a kind that no step could read."""
    extra = ["甲\n>>\n", "目录\n一、甲……1\n", "“\n甲\n”\n", "青禾县水利局 2024年3月2日\n"]
    texts = [NOTICE, *extra, *(path.read_text("utf-8") for path in SAMPLES if path.suffix == ".txt")]
    found = {kind for text in texts for line in classified(text).lines for kind in line.kinds}
    assert found == set(get_args(LineKind)) - {"attachment", "continued"}
