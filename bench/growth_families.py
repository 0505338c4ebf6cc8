"""Texts that would take far too long were anything worse than linear: families by stage, and of every pattern its own.

A family is a beginning, a part that stands in it again and again, and an end; `text(length)` is one of its texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import regex
from msgspec import Struct

from notice_parser.pack import Pack
from notice_parser.pack.loading.bounds import parse_pattern
from notice_parser.pack.loading.hostile import repeats, sample

MOST_ALTERNATIVES, MOST_REPEATS, LONGEST_PART = 12, 12, 60
BACKREFERENCE = re.compile(r"\(\?P=\w+\)|\\[1-9](?:\{\d+\})?")
# A dictionary of all families whose parts stand alone: stage, then names and parts.
PARTS: dict[str, dict[str, str]] = {
    "text": {
        "unbroken 汉字": "全县信访举报线索材料",
        "one 汉字": "受",
        "digits": "0123456789",
        "wide digits": "０１２",
        "Latin": "abc-_.",
        "tabs": "\t",
        "blanks": " \u3000\t",
        "ends of lines": "\n\r\n",
        "lines": "甲\r\n",
        "stops": "。；，、",
        "commas": "，",
        "semicolons": "；",
        "colons": "：",
        "dashes": "—",
        "minus": "-",
        "points": ".",
        "astral": "😀",
        "replaced": "\ufffd",
        "marks of order": "\ufeff",
        "wrapped": "全县共受理信访举报线索材料受理信访举报线索材料\n",
        "wrapped figures": "全县共受理信访举报55件次，其中立案3件，\n",
        "one line": "全县共受理信访举报55件次，其中立案3件，同比增长20.43%，办结率99%；",
    },
    "outline": {
        "sections": "一、\n",
        "numbered": "1.工作要求\n",
        "two levels": "（一）\n1.\n",
        "markers": "一是1.（一）",
        "一是": "一是",
        "一是 stops": "一是。",
        "levels": "一、甲\n（一）乙\n1.丙\n（1）丁\n",
        "many points": "1.1.1.1.",
        "circles": "①",
        "Roman": "ⅠⅡ",
        "labels": "1)",
        "articles": "第一条 \n",
        "chapters": "第一章 总则\n",
        "Markdown": "# 一、\n",
        "heads": "〔2024〕5号\n",
        "titles": "工作情况通报\n",
        "attachments": "附件：1.甲\n2.乙\n",
        "signatures": "青禾县审计局\n2024年3月5日\n",
        "recipients": "各镇：",
        "contents": "一、情况……1\n",
        "counted again": "1.甲\n3.乙\n",
        "points again": "一是甲，三是乙，",
        "quoted": "“一、”",
    },
    "wording": {
        "numerals": "一二三四五六七八九十百千万",
        "九": "九",
        "百": "百",
        "半": "半",
        "zeros": "0",
        "years": "2024年",
        "days": "2024年3月5日",
        "ranges of days": "3月5日至",
        "ranges of years": "2023—2024年",
        "ranges": "3—5",
        "ratios": "1∶2∶3",
        "fractions": "三分之一",
        "slashes": "1/2/",
        "percent": "12.5%",
        "thousands": "1,234,",
        "万": "3万",
        "compound": "3万4千5百",
        "money": "3元5角",
        "units": "亿元万人次",
        "吨": "3吨",
        "degrees": "3℃",
        "第": "第1次",
        "ordinals": "第三",
        "over": "3余个",
        "about": "约3个",
        "from to": "3个到5个",
        "open title": "《",
        "closed title": "》",
        "references": "《甲》（〔2024〕1号）",
        "document numbers": "青政发〔2024〕",
        "numbers of documents": "〔2024〕1号",
        "e-mail": "a.b-c@d.e-",
        "e-mail signs": "a@",
        "addresses": "http://www.a.cn/",
        "telephones": "0512-8765-",
        "telephone": "电话：",
        "as of": "截至2024年3月底，",
    },
    "quantities": {
        "受理": "受理",
        "actions": "受理3件",
        "things": "问题3个",
        "counted": "3个问题",
        "rows": "3个、",
        "rows of names": "甲、3个、",
        "分别": "分别",
        "分别 rows": "分别3个、",
        "分别 chains": "分别完成3个、4个、5个和",
        "分别 names": "甲、乙、丙分别",
        "其中": "其中",
        "其中 nested": "其中1个，",
        "其中 open": "（其中3个",
        "one sentence": "检查企业3家，发现问题5个；",
        "parts after 包括": "包括甲3家、乙4家，",
        "finished": "受理3件，办结2件，",
        "agents": "由县局督促镇街清理3个、",
        "由": "由",
        "actors": "县局、镇街、",
        "scopes": "全县，",
        "每": "每",
        "per": "每人3元",
        "changes": "由3个增加到",
        "points": "增长3个百分点，",
        "同比": "同比增长3%，",
        "比": "比上年增长",
        "states": "已完成未完成拟",
        "limits": "2024年底前完成3个，",
        "quarters": "一季度3个，",
        "asides": "（（3个",
        "brackets": "（3个）",
        "of years": "2024年3个，",
        "sentences": "3个。",
        "joined": "3个；",
        "figures": "1 ",
        "merged": "分别3个、4吨、",
        "dialogue": "“（《",
    },
    "tables": {
        "by tabs": "甲\t1\t2\n",
        "by blanks": "甲  1  2\n",
        "one cell": "1\t",
        "by lines": "|甲|1|\n",
        "lines alone": "|",
        "unit": "单位：个\n甲 1 2\n",
        "HTML": "<td>1</td>",
        "rules": "|---|---|\n|甲|1|\n",
    },
    "facts": {
        "inspections": "2024年3月5日至6月5日，县委第一巡察组对县局党组开展了巡察。",
        "feedback": "9月4日反馈意见",
        "addresses": "地址：青禾县1号；",
        "codes": "邮政编码：215000，",
    },
    "checks": {
        "open brackets": "（",
        "half brackets": "(",
        "closed brackets": "）",
        "brackets": "（）",
        "open quotes": "“",
        "quotes": "“甲”",
        "apostrophes": "’",
        "doubled": "大家大家",
        "doubled words": "开展工作",
        "attachments": "附件1",
        "lists": "3个镇（甲镇、乙镇）",
        "names": "甲镇、乙镇、",
        "shares": "占比分别为5%、",
        "parts": "27个，分为三类：",
        "sums": "3个，合计",
        "rest": "剩余3个，",
    },
}


def repeated(part: str, length: int) -> str:
    return part * max(1, -(-length // len(part)))


@dataclass(frozen=True)
class Family:
    stage: str
    name: str
    part: str
    lead: str = ""
    tail: str = ""

    @property
    def shown(self) -> str:
        return f"{self.stage}: {self.name}"

    def text(self, length: int) -> str:
        """A text of about this length. All its parts are whole: half a word may be read another way than the word."""
        return self.lead + repeated(self.part, length - len(self.lead) - len(self.tail)) + self.tail


class Halves(Family):
    """The beginning, too, again and again, up to the middle of the text."""

    def text(self, length: int) -> str:
        return repeated(self.lead, length // 2) + repeated(self.part, length // 2) + self.tail


# What one clause, sentence or section holds much of, and what is asked of it again and again.
HALVES = tuple(
    Halves("halves", f"{lead} then {part}", part, lead)
    for lead, part in (
        ("甲县、乙县、", "分别完成3个、4个和"),
        ("县局、镇街、", "分别完成3个、4个和"),
        ("2024年、2023年、", "分别为3个、4个和"),
        ("问题、", "3个、"),
        ("3月5日至", "3个；"),
        ("12.5%", "由县局"),
        ("甲\t1\t2\n", "1,234,"),
        ("（", "）"),
        ("（3个", "）"),
        ("《", "》"),
        ("“", "3个"),
        ("其中", "3个，"),
        ("3个，", "合计"),
        ("3个，", "占3%，"),
        ("一、甲\n", "3个，"),
        ("甲\t", "1\t"),
        ("受理", "3件，"),
        ("全县", "3件"),
    )
)
FAMILIES = tuple(Family(stage, name, part) for stage, parts in PARTS.items() for name, part in parts.items()) + HALVES


def find_patterns(rules: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, regex.Pattern[str]]]:
    """Each compiled pattern of a pack with its path; of equal ones each."""
    if isinstance(rules, regex.Pattern):
        yield ".".join(path), rules
    elif isinstance(rules, Struct):
        for name in rules.__struct_fields__:
            yield from find_patterns(getattr(rules, name), (*path, name))
    elif isinstance(rules, dict):
        for key, value in rules.items():
            yield from find_patterns(value, (*path, str(key)))
    elif isinstance(rules, list | tuple):
        for index, value in enumerate(rules):
            yield from find_patterns(value, (*path, str(index)))


def patterns_of(pack: Pack) -> dict[str, regex.Pattern[str]]:
    """Every pattern of a pack once, by the first path that leads to it."""
    found: dict[str, tuple[str, regex.Pattern[str]]] = {}
    for path, pattern in find_patterns(pack):
        found.setdefault(pattern.pattern, (path, pattern))
    return dict(found.values())


def families_of(path: str, pattern: regex.Pattern[str]) -> tuple[Family, ...]:
    """Texts that a pattern almost matches everywhere, and matches at the end: parts of repeats, its whole but one.

    Each ends in a whole match, so that no search gives up because a required letter is nowhere in the text.
    """
    parsed = parse_pattern(BACKREFERENCE.sub("", pattern.pattern))
    assert parsed is not None, path
    found: dict[str, Family] = {}
    for tree in islice(alternatives(parsed), MOST_ALTERNATIVES):
        whole = sample(tree)
        for part in parts_of(tree, whole):
            found.setdefault(part, Family(path, repr(part)[:40], part, tail=whole))
    return tuple(found.values())


def alternatives(parsed: Any) -> list[Any]:
    """The branches of a pattern that is nothing but branches, else itself."""
    items = list(parsed)
    is_branch = len(items) == 1 and str(items[0][0]) == "BRANCH"
    return list(items[0][1][1]) if is_branch else [parsed]


def parts_of(tree: Any, whole: str) -> Iterator[str]:
    yield from (part for part in (whole, whole[:-1], whole[:1]) if part)
    for lead, body in islice(repeats(tree, ""), MOST_REPEATS):
        part = sample(body)
        if part:
            yield part
            yield lead + part * (LONGEST_PART // len(part) + 1)
