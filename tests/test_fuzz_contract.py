"""Notices that chance writes, as notices are written, then damaged: the contract holds for each, twice the same bytes.

NOTICE_PARSE_FUZZ=N tries N notices in place of the few here; NOTICE_PARSE_SEED=S, notices of another seed.
"""

from __future__ import annotations

import json
import os

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from invariants import broken
from notice_parser import parse_text

FEW = 120
EXAMPLES = int(os.environ.get("NOTICE_PARSE_FUZZ", FEW))
SEED = int(os.environ.get("NOTICE_PARSE_SEED", 2025))
CHINESE = "一二三四五六七八九十"
DAMAGE = (
    "",
    "\ufeff",
    "\u200b",
    "\u202c",
    "\u00ad",
    "\r",
    "\n\n",
    "\t",
    "　",
    "《",
    "》",
    "（",
    "）",
    "“",
    "”",
    "。",
    "、",
    "𠮷",
)


def one_of(words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(words.split())


def row(*parts: st.SearchStrategy[str] | str) -> st.SearchStrategy[str]:
    """The parts one behind the other."""
    return st.tuples(*(st.just(part) if isinstance(part, str) else part for part in parts)).map("".join)


def maybe(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), part)


digits = st.one_of(
    st.integers(0, 99_999).map(str),
    st.integers(0, 9_999_999).map("{:,}".format),
    st.decimals(0, 999, places=2).map(str),
    st.integers(1, 10**45).map(str),
    st.integers(0, 999).map(lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９"))),
    one_of("三 十二 二十余 一百零五 三千五百 两万 半 数十 几十 百分之五 三分之二 五成 ５．５ 1-3 5~7 0 -1 -2.5"),
)
units = one_of(
    "件次 起 人 名 人次 万人次 亿元 万元 元 % 个百分点 倍 户 公里 亩 家 个 项 条 次 吨 立方米 小时 天 年 成 号 楼"
)
number = row(maybe(one_of("约 近 超过 不少于 共 累计 仅 至少")), digits, maybe(one_of("余 多 万 亿")), units)
period = one_of(
    "2024年 2024年3月5日 二〇二四年三月 2024年上半年 今年以来 截至2024年底 去年同期 2023—2024年 “十四五”期间 "
    "1至6月 当日 每年 13月32日"
)
subject = one_of("全县 县纪委监委 各乡镇 局党组 全市法院 某某公司 我省 区教育局 上述单位")
action = one_of("受理 立案 办结 完成 处分 追缴 开展 新增 整改 培训 罚款 尚未完成 正在推进 拟投入")
thing = one_of("信访举报 案件 问题 项目 道路 资金 专项检查 党员干部 中央八项规定精神问题 “三公”经费 12345热线")
change = row(one_of("同比 较上年 环比"), one_of("增长 下降 持平 提高 减少"), maybe(number))
clause = st.one_of(
    row(maybe(period), "，", subject, action, thing, number),
    row(thing, number),
    row("其中", thing, number, "、", thing, number),
    row("分别", action, number, "、", number, "和", number),
    row(
        "共",
        thing,
        number,
        "，其中：",
        thing,
        number,
        "（含",
        thing,
        number,
        "），其余",
        number,
        one_of("。 、 ，占 ，"),
    ),
    row(subject, "、", subject, "分别", action, thing, number, "、", number, "，分别占", number, "、", number),
    row("占", thing, "的", number),
    row("由", number, "增至", number),
    row("（", thing, number, "）"),
    row("《关于", action, thing, "的通知》（某政发〔2024〕", st.integers(0, 999).map(str), "号）"),
    row("“", action, thing, "”"),
    row(one_of("‘双随机’ 「甲」 “《条例》第三条” “三公” 《通知（试行）》 “（一）"), thing, number),
    row(period, "至", period, action, maybe(thing), number, "/", units),
    change,
)
sentence = row(
    st.lists(clause, min_size=1, max_size=4).map("，".join), maybe(row("；", clause)), one_of("。 。 。 ； ： ！ ，")
)
marker = st.one_of(
    st.integers(0, 9).map(lambda n: f"{CHINESE[n]}、"),
    st.integers(0, 9).map(lambda n: f"（{CHINESE[n]}）"),
    st.integers(0, 9).map(lambda n: f"{CHINESE[n]}是"),
    st.integers(0, 9).map(lambda n: f"第{CHINESE[n]}条　"),
    st.integers(0, 12).map(lambda n: f"{n}."),
    st.integers(0, 12).map(lambda n: f"（{n}）"),
    st.integers(1, 20).map(lambda n: chr(0x245F + n)),
    one_of("1.1 1.2.3 第一章 第二条之一 一要 首先， 第一， ⑴ ⒈ ㈠ ❶ Ⅰ A. a) 附件： 附件1： 其一， — # > |"),
)
heading = row(action, thing, st.sampled_from(("。", "\n", "：", "　")))
paragraph = row(maybe(marker), maybe(heading), st.lists(sentence, max_size=4).map("".join))
cells = st.lists(st.one_of(thing, number, digits), min_size=2, max_size=4).map("\t".join)
table = st.lists(cells, max_size=4).map("\n".join)
body = st.lists(st.one_of(paragraph, paragraph, paragraph, table), max_size=8).map("\n".join)
head = row("关于", subject, action, thing, "情况的", one_of("通报 公告 报告 通知"), "\n", maybe(row(subject, "：\n")))
attached, phone = row("附件：1. ", thing, "\n"), row("联系电话：0999-", digits, "\n")
foot = row("\n", maybe(attached), maybe(phone), subject, "\n", period)
notices = row(maybe(head), body, maybe(foot))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A notice with stretches cut out, doubled, or strange characters put in."""
    text = draw(notices)
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(st.sampled_from(DAMAGE)) + text[start:end] * draw(st.integers(0, 2)) + text[end:]
    return text


@seed(SEED)
@settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(damaged())
def test_the_contract_holds(text: str) -> None:
    written = parse_text(text).model_dump_json()
    assert broken(json.loads(written), text) == []
    assert parse_text(text).model_dump_json() == written
