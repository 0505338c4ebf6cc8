"""Sentences from small grammars: what holds for the resolvers of statements, whatever the words and numbers are.

NOTICE_PARSE_FUZZ=N tries N sentences a test; no example is kept from run to run, so that each run tries the same.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from invariants import broken
from notice_parser import parse_text
from notice_parser.notice import DoubtedField

Item = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]
HEADING = "一、工作情况\n"
SAME = settings(
    max_examples=int(os.environ.get("NOTICE_PARSE_FUZZ", "60")),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
THINGS = ("泵站", "渔船", "路灯", "苗圃", "窑炉", "凉亭", "水井", "栈道", "茶园", "蓄水池")
DEEDS = ("新建", "改造", "检查", "拆除", "修复", "加固")
ORGANS = ("县水务局", "县农业农村局", "县民政局", "县住建局")
TOWNS = ("砚湖镇", "青汀街道", "石埠乡", "松岭镇")
ACTORS = (*ORGANS, *TOWNS)
UNITS = ("座", "处", "个", "项")
DONE = ("整改", "办结", "销号")
# Nothing that a later sentence could inherit, or that it could be part of.
UNRELATED = (
    "发放宣传单1200份。",
    "召开座谈会3次。",
    "全县平均气温12.5摄氏度。",
    "各单位高度重视。",
    "有关情况已向社会公开。",
    "干部作风明显好转。",
    "群众反映良好。",
    "制度进一步完善。",
)

count = st.integers(1, 9_999)
share = st.decimals("0.1", "99.9", places=1).map(str)


def some(draw: Draw, words: tuple[str, ...], number: int) -> list[str]:
    """So many different words."""
    found: list[str] = draw(st.lists(st.sampled_from(words), min_size=number, max_size=number, unique=True))
    return found


def whole_with_parts(draw: Draw) -> str:
    """其中 with one to three parts, which are together not more than the whole."""
    (whole, *parts), unit = some(draw, THINGS, 1 + draw(st.integers(1, 3))), draw(st.sampled_from(UNITS))
    sizes = [draw(st.integers(1, 999)) for _ in parts]
    total = sum(sizes) + draw(st.integers(0, 50))
    rows = draw(st.sampled_from("，、；")).join(f"{part}{size}{unit}" for part, size in zip(parts, sizes, strict=True))
    return f"{draw(st.sampled_from(ACTORS))}{draw(st.sampled_from(DEEDS))}{whole}{total}{unit}，其中{rows}。"


def parts_with_whole(draw: Draw) -> str:
    """A list that 共N closes."""
    parts, unit = some(draw, THINGS, draw(st.integers(2, 4))), draw(st.sampled_from(UNITS))
    sizes = [draw(st.integers(1, 999)) for _ in parts]
    rows = "、".join(f"{part}{size}{unit}" for part, size in zip(parts, sizes, strict=True))
    return f"{draw(st.sampled_from(DEEDS))}{rows}，{draw(st.sampled_from(('共', '共计', '合计')))}{sum(sizes)}{unit}。"


def respectively(draw: Draw) -> str:
    """分别 over actors, or over things."""
    (thing,), unit = some(draw, THINGS, 1), draw(st.sampled_from(UNITS))
    names = some(draw, draw(st.sampled_from((ACTORS, THINGS))), draw(st.integers(2, 3)))
    sizes = "、".join(f"{draw(count)}{unit}" for _ in names)
    thing = thing if names[0] in ACTORS else ""
    return f"{'、'.join(names)}分别{draw(st.sampled_from(DEEDS))}{thing}{sizes}。"


def change(draw: Draw) -> str:
    (thing,), unit = some(draw, THINGS, 1), draw(st.sampled_from(UNITS))
    verb = draw(st.sampled_from(("增加到", "提高到", "减少到", "下降到", "增至", "减至")))
    return draw(
        st.sampled_from(
            (
                f"{thing}由{draw(count)}{unit}{verb}{draw(count)}{unit}。",
                f"{thing}{draw(count)}{unit}，同比增长{draw(share)}%。",
                f"{thing}{draw(count)}{unit}，比上年减少{draw(count)}{unit}。",
            )
        )
    )


def done_and_left(draw: Draw) -> str:
    """A whole, what is done and left of it, and the rate."""
    done, left = draw(st.integers(1, 999)), draw(st.integers(0, 99))
    verb, unit = draw(st.sampled_from(DONE)), draw(st.sampled_from(("个", "项", "件")))
    rate = f"，{verb}率{Decimal(100 * done) / (done + left):.1f}%" if draw(st.booleans()) else ""
    rest = f"，未{verb}{left}{unit}" if left else ""
    return f"交办的{done + left}{unit}问题，已{verb}{done}{unit}{rest}{rate}。"


def share_of_whole(draw: Draw) -> str:
    one, other = some(draw, THINGS, 2)
    unit, size = draw(st.sampled_from(UNITS)), draw(st.integers(1, 999))
    return f"{one}{size + draw(st.integers(0, 999))}{unit}，{other}{size}{unit}，占{one}总数的{draw(share)}%。"


def carried(draw: Draw) -> str:
    """An actor, a period and a verb that later clauses share."""
    things, unit = some(draw, THINGS, 3), draw(st.sampled_from(UNITS))
    period = draw(st.sampled_from(("", "2024年，", "2025年上半年，", "截至2024年底，")))
    verbs = ["", *(draw(st.sampled_from(("", *DEEDS))) for _ in things[1:])]
    rows = [f"{verb}{thing}{draw(count)}{unit}" for verb, thing in zip(verbs, things, strict=True)]
    lead = f"{period}{draw(st.sampled_from(ACTORS))}{draw(st.sampled_from(DEEDS))}"
    return f"{lead}{draw(st.sampled_from('，；、')).join(rows)}。"


FORMS = (whole_with_parts, parts_with_whole, respectively, change, done_and_left, share_of_whole, carried)


@st.composite
def sentences(draw: Draw) -> str:
    return str(draw(st.sampled_from(FORMS))(draw))


def parsed(text: str) -> Item:
    found: Item = json.loads(parse_text(text).model_dump_json(), parse_float=Decimal)
    return found


def broken_statements(notice: Item) -> Iterator[str]:
    """What the contract says of parts and doubts, and does not hold."""
    known = {quantity["id"]: quantity for quantity in notice["quantities"]}
    for quantity in notice["quantities"]:
        name = f"{quantity['id']} {quantity['text']}"
        if quantity["part_of"] == quantity["id"] or quantity["part_of"] not in {None, *known}:
            yield f"{name}: is part of {quantity['part_of']}"
        elif quantity["part_of"] is not None and quantity["part_role"] in ("subset", "partition"):
            whole = known[quantity["part_of"]]
            if whole["base_unit"] == quantity["base_unit"] and quantity["base_value"] > whole["base_value"]:
                yield f"{name}: is more than its whole {whole['text']}"
        if not set(quantity["doubts"]) <= set(get_args(DoubtedField)):
            yield f"{name}: doubts {quantity['doubts']}"
        if not {each["field"] for each in quantity["alternatives"]} <= set(quantity["doubts"]):
            yield f"{name}: alternatives of a field that is not in doubt"


@st.composite
def lists_and_values(draw: Draw) -> tuple[str, list[str]]:
    """A sentence with 分别, and the names, all things or none, in the order of its values."""
    names = some(draw, draw(st.sampled_from((ORGANS, TOWNS, ACTORS, THINGS))), draw(st.integers(2, 4)))
    sizes = [f"{draw(count)}座" for _ in names]
    deed = f"分别{draw(st.sampled_from(DEEDS))}"
    middle = f"{deed}路灯杆" if names[0] in ACTORS else draw(st.sampled_from((deed, "分别为")))
    return f"{'、'.join(names)}{middle}{'、'.join(sizes)}。", names


def reading(notice: Item, start: int) -> list[Item]:
    """The quantities from there on, as if the text and their count began there."""
    found = [quantity for quantity in notice["quantities"] if quantity["start"] >= start]
    names = {quantity["id"]: f"#{number}" for number, quantity in enumerate(found)}
    return [moved(quantity, -start, names) for quantity in found]


def moved(node: Any, by: int, names: dict[str, str]) -> Any:
    """The same with other offsets and ids."""
    if isinstance(node, list):
        return [moved(each, by, names) for each in node]
    if isinstance(node, dict):
        return {key: value + by if key in ("start", "end") else moved(value, by, names) for key, value in node.items()}
    return names.get(node, node) if isinstance(node, str) else node


@SAME
@given(st.lists(sentences(), min_size=1, max_size=4).map("".join))
def test_the_contract_holds(text: str) -> None:
    text = HEADING + text
    notice = parsed(text)
    assert notice["quantities"]
    assert broken(notice, text) == []
    assert list(broken_statements(notice)) == []


@SAME
@given(sentences())
def test_the_same_bytes_twice(text: str) -> None:
    assert parse_text(text).model_dump_json() == parse_text(text).model_dump_json()


@SAME
@given(sentences(), st.lists(st.sampled_from(UNRELATED), min_size=1, max_size=3, unique=True))
def test_sentences_in_front_that_say_nothing_of_it_change_nothing(text: str, before: list[str]) -> None:
    alone = reading(parsed(HEADING + text), len(HEADING))
    lead = HEADING + "".join(before)
    assert reading(parsed(lead + text), len(lead)) == alone


@SAME
@given(lists_and_values())
def test_a_list_gives_each_value_its_own(made: tuple[str, list[str]]) -> None:
    text, names = made
    quantities = parsed(HEADING + text)["quantities"]
    found = [
        {quantity[field]["text"] for field in ("measured", "actor", "scope") if quantity[field]}
        for quantity in quantities
    ]
    assert [stated & {*names} for stated in found] == [{name} for name in names]
