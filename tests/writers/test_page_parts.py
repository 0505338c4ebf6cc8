"""The parts of the page that need no browser: facts, overview, grids of tables, findings, words in both languages."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape

import pytest
import yaml

from conftest import ROOT
from notice_parser import parse_text
from notice_parser.messages import Language as Asked
from notice_parser.messages import use_language
from notice_parser.notice import Notice
from notice_parser.pack import built_in_pack
from notice_parser.pack.page import Language, PageWords, load_page_words
from notice_parser.writers import write
from notice_parser.writers.page.assemble import page_text
from notice_parser.writers.page.facts import facts_list
from notice_parser.writers.page.findings import findings_list
from notice_parser.writers.page.grids import Grid, blocks_of
from notice_parser.writers.page.marked import marked_text
from notice_parser.writers.page.markup import Html, element
from notice_parser.writers.page.overview import overview_of
from notice_parser.writers.page.panels import overview_panels
from notice_parser.writers.page.shell import html_document, shared_style

TAG = re.compile(r"<[^>]*>")
RECTIFICATION = """中共松溪县水务局党组关于县委巡察整改进展情况的通报
2024年3月4日至5月20日，县委第二巡察组对县水务局党组开展了巡察。2024年7月9日，县委巡察组反馈了巡察意见。
一、整改落实情况
截至2025年2月底，反馈的56个问题已整改51个，正在整改3个，未整改2个。
二、重点事项
拨付资金26.8万元，清退1.5万元，培训干部120人。
联系电话：0599-2260011；邮政地址：松溪县河滨路5号；电子邮箱：swj@songxi.example。
中共松溪县水务局党组
2025年3月6日
"""
TABLE = """关于项目进展的通报
下表为各乡镇项目情况。
乡镇\t项目（个）\t投资（万元）
石桥乡\t9\t1,250
\t合计\t3
一、情况
说明如下。
"""


def words(language: Language = "zh") -> PageWords:
    return load_page_words(language)


def shown(html: str) -> str:
    return unescape(TAG.sub("|", html))


def with_text(text: str) -> Notice:
    notice = parse_text(text)
    return notice.model_copy(update={"source": notice.source.model_copy(update={"text": text})})


def fact(notice: Notice, key: str, language: Language = "zh") -> str | None:
    found = re.search(rf'data-fact="{key}">(.*?)</div>', facts_list(notice, words(language)))
    return re.sub(r"\|+", "|", shown(found[1])).strip("|") if found else None


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("kind", "类别|整改通报"),
        ("inspector", "巡察组|县委第二巡察组"),
        ("inspection_period", "巡察期间|2024年3月4日至5月20日"),
        ("feedback_on", "反馈日期|2024年7月9日"),
        ("phones", "电话|0599-2260011"),
        ("emails", "邮箱|swj@songxi.example"),
        ("issued_on", "成文日期|2025年3月6日"),
        ("document_number", None),
        ("attachments", None),
    ],
)
def test_the_header_says_what_the_notice_states(key: str, said: str | None) -> None:
    assert fact(parse_text(RECTIFICATION), key) == said


def test_facts_lead_to_their_place() -> None:
    notice = parse_text(RECTIFICATION)
    assert notice.inspection is not None
    assert notice.inspection.inspector is not None
    spans = re.findall(r'data-span="(\d+),(\d+)"', facts_list(notice, words()))
    inspector = notice.inspection.inspector
    assert (str(inspector.start), str(inspector.end)) in spans


def test_the_overview_says_how_far_rectification_has_come() -> None:
    notice = parse_text(RECTIFICATION)
    overview = overview_of(notice, words().first_in_progress)
    assert [(each.quantity.text, each.adds_up) for each in overview.progress] == [("56个", True)]
    assert [(row.quantity.text, row.depth) for row in overview.progress[0].parts] == [
        ("51个", 1),
        ("3个", 1),
        ("2个", 1),
    ]
    assert [one.text for one in overview.money] == ["26.8万元", "1.5万元"]
    assert [one.text for one in overview.persons] == ["120人"]
    html = overview_panels(notice, "", words())
    assert "56 = 51 + 3 + 2" in shown(html)
    assert "91.1%" in shown(html)
    assert [float(width) for width in re.findall(r'<rect x="[\d.]+" y="0" width="([\d.]+)"', html)] == [
        91.071,
        5.357,
        3.571,
    ]


def test_parts_that_do_not_add_up_are_not_equated() -> None:
    notice = parse_text(RECTIFICATION.replace("未整改2个", "未整改1个"))
    overview = overview_of(notice, words().first_in_progress)
    assert [each.adds_up for each in overview.progress] == [False]
    assert "56 = " not in shown(overview_panels(notice, "", words()))


def test_parts_beyond_their_whole_are_not_drawn() -> None:
    notice = parse_text(RECTIFICATION)
    given = [
        one.model_copy(update={"base_value": Decimal(50)} if one.text == "56个" else {}) for one in notice.quantities
    ]
    html = overview_panels(notice.model_copy(update={"quantities": given}), "", words())
    assert "51个" in shown(html)
    assert "<rect" not in html
    assert "102%" not in html


@pytest.mark.parametrize("text", ["关于会议的通知\n请准时参加。\n", "通知\n"])
def test_a_notice_without_figures_says_so(text: str) -> None:
    assert "正文中没有数据。" in overview_panels(parse_text(text), "", words())


def test_rows_with_tabs_are_a_grid() -> None:
    notice = with_text(TABLE)
    grids = [block for block in blocks_of(TABLE, notice) if isinstance(block, Grid)]
    assert [(len(one.rows), one.heads, one.width) for one in grids] == [(3, 1, 3)]
    html = marked_text(notice, "", words())
    assert html.count("<tr>") == 3
    assert html.count("<th") == 3
    assert '<td class="number">' in html
    assert unescape(TAG.sub("", html)) == TABLE


@pytest.mark.parametrize(
    "text",
    [
        "一、\t基本情况\n全县受理5件。\n二、\t下一步\n继续办理。\n",  # a tab after a marker
        "\t第一段缩进。\n\t第二段缩进。\n",  # tabs before a paragraph
        "松溪县水务局\t2024年3月1日\n正文。\n",  # one tab on a line by itself
        "甲\t\n乙\t\n",  # nothing beside the first cell
    ],
)
def test_tabs_that_make_no_table(text: str) -> None:
    assert not any(isinstance(block, Grid) for block in blocks_of(text, with_text(text)))


def test_findings_show_words_and_suggestion() -> None:
    notice = parse_text("关于检查的通报\n一、情况\n受理5件。\n三、下一步\n结案3件。\n")
    html = findings_list(notice, "", words())
    assert notice.findings
    for finding in notice.findings:
        assert finding.message in shown(html)
        assert words().severities[finding.severity] in shown(html)
    assert "未发现问题" in findings_list(parse_text("关于会议的通知\n请参加。\n"), "", words())


def test_every_word_stands_in_both_languages() -> None:
    file = yaml.safe_load((ROOT / "patterns" / "page.yaml").read_text("utf-8"))
    groups = {name: group for name, group in file.items() if isinstance(group, dict)}
    labels = [(name, key, label) for name, group in groups.items() for key, label in group.items()]
    for name, key, label in labels:
        assert set(label) == {"zh", "en"}, (name, key)
        assert set(re.findall(r"\{\w+\}", label["zh"])) >= set(re.findall(r"\{\w+\}", label["en"])) - {"{iso}"}, key
    said = {key: label["zh"] for key, label in groups["severities"].items()}
    assert said == {"error": "错误", "warning": "存疑", "info": "提示"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_speaks_one_language(language: Language) -> None:
    page = page_text([with_text(RECTIFICATION)], language=language)
    assert page.startswith(f'<!DOCTYPE html>\n<html lang="{"zh-CN" if language == "zh" else "en"}">')
    outside = re.sub(r"<article.*?</article>|<script.*?</script>|<style.*?</style>", "", page, flags=re.DOTALL)
    assert ("概览" in outside) == (language == "zh")
    assert ("Overview" in outside) == (language == "en")
    assert "{{" not in outside


@pytest.mark.parametrize(("asked", "language"), [(None, "zh-CN"), (Asked.ZH, "zh-CN"), (Asked.EN, "en")])
def test_a_page_speaks_the_language_that_is_named(asked: Asked | None, language: str) -> None:
    """Not that of the locale: without --lang or NOTICE_PARSE_LANG a page is in Chinese. Findings speak it too."""
    notice = with_text("关于检查的通报\n一、情况\n受理5件。\n三、下一步\n结案3件。\n")
    use_language(Asked.EN, asked=asked)
    try:
        page = write(notice, "html").decode()
    finally:
        use_language(Asked.EN)
    assert page.startswith(f'<!DOCTYPE html>\n<html lang="{language}">')
    (finding,) = [one for one in notice.findings if one.code == "numbering_gap"]
    english = built_in_pack().messages.say(finding.code, finding.params, "en")
    assert (finding.message in page, english in page) == (language == "zh-CN", language == "en")


def test_scripts_ask_only_for_words_that_exist_and_each_is_used() -> None:
    said = words()
    folder = ROOT / "src" / "notice_parser" / "writers" / "page"
    scripts = "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.js")))
    asked = set(re.findall(r"\bwords\.(\w+)", scripts)) - {"words", "fields"}
    assert len(asked) > 20
    assert asked <= set(said.words)
    assert set(re.findall(r"fieldNames\.(\w+)", scripts)) <= set(said.fields)
    used = scripts + "".join(path.read_text("utf-8") for path in [*folder.glob("*.py"), folder / "page.html"])
    assert [key for key in said.words if not re.search(rf"\b{key}\b", used)] == []


def test_children_are_escaped_unless_they_are_html() -> None:
    made = element("p", "<b>&", Html("<i></i>"), None, class_="a", data_x='"', hidden=False, open=True)
    assert made == '<p class="a" data-x="&quot;" open>&lt;b&gt;&amp;<i></i></p>'


def test_other_pages_can_be_made_with_the_same_look() -> None:
    page = html_document(title="归档<1>", language="zh", body="<p>甲</p>", style=shared_style())
    assert "<title>归档&lt;1&gt;</title>" in page
    assert "script" not in page
    assert "default-src 'none'; style-src 'sha256-" in page
