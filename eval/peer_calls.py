"""The nearest other programs, each called as its own guide says, their answers in one shape.

    python eval/peer_calls.py PEER NOTICE [DAY]

calls one and prints nothing: its whole way as a process of its own, for eval/peers.py to time. The day stands for
今年 and a missing year; without one it is the first of 2025. Nothing of this project is imported here.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from functools import lru_cache
from importlib import import_module
from typing import Any

DAY = date(2025, 1, 1)
CHINA = timezone(timedelta(hours=8))
SENTENCE = re.compile("[^。；\n]+[。；\n]?")
SECONDS_A_DAY = 86_400


@dataclass(frozen=True)
class Answer:
    """What a peer says of a place: numbers (two of a range) with or without a unit, or the ends of a period."""

    start: int
    end: int
    values: tuple[Decimal, ...] = ()
    unit: str | None = None
    bounds: tuple[str | None, str | None] | None = None


@dataclass(frozen=True)
class Peer:
    """`package` on PyPI, the `module` that it installs, what is `called` of it, and the call."""

    name: str
    package: str
    module: str
    called: str
    read: Callable[[str, date], list[Answer]]


JIONLP_UNITS = {"year": "年", "month": "个月", "day": "天", "workday": "个工作日", "hour": "小时", "minute": "分钟"}


def read_jionlp(text: str, day: date) -> list[Answer]:
    ner = import_module("jionlp").ner
    found = []
    for money in ner.extract_money(text):
        numbers = money["detail"]["num"]
        values = tuple(map(Decimal, numbers if isinstance(numbers, list) else [numbers]))
        found.append(Answer(*money["offset"], values, money["detail"]["case"]))
    for said in ner.extract_time(text, time_base=datetime.combine(day, time()).timestamp()):
        found.append(jionlp_time(said))
    return found


def jionlp_time(said: dict[str, Any]) -> Answer:
    """A length of time is a quantity, all else a date."""
    stated = said["detail"]["time"]
    if said["type"] == "time_delta" and isinstance(stated, dict) and len(stated) == 1:
        ((name, count),) = stated.items()
        values = (Decimal(str(count)),) if isinstance(count, int | float) else ()
        return Answer(*said["offset"], values, JIONLP_UNITS.get(name, name))
    if isinstance(stated, list) and len(stated) == 2 and all(isinstance(end, str) for end in stated):
        return Answer(*said["offset"], bounds=(iso(stated[0]), iso(stated[1])))
    return Answer(*said["offset"])


def iso(moment: str) -> str | None:
    """The day of a moment, None where it is open."""
    return moment[:10] if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", moment) else None


RECOGNIZED = ("number", "percentage", "currency", "dimension", "age")
RECOGNIZERS_UNITS = {
    "Chinese yuan": "元",
    "Meter": "米",
    "Kilometer": "公里",
    "Square meter": "平方米",
    "Square kilometer": "平方公里",
    "Hectare": "公顷",
    "Mu": "亩",
    "Cubic meter": "立方米",
    "Kilogram": "公斤",
    "Jin": "斤",
    "Ton": "吨",
    "Year": "岁",
}


def read_recognizers(text: str, day: date) -> list[Answer]:
    suite = import_module("recognizers_suite")
    found = []
    for name in RECOGNIZED:
        for one in getattr(suite, f"recognize_{name}")(text, "zh-cn"):
            said, unit = str(one.resolution["value"]), one.resolution.get("unit")
            values = (Decimal(said.rstrip("%")),) if re.fullmatch(r"-?[0-9.]+(E[+-]?[0-9]+)?%?", said) else ()
            unit = "%" if said.endswith("%") else RECOGNIZERS_UNITS.get(unit, unit)
            found.append(Answer(one.start, one.end + 1, values, unit))
    for one in suite.recognize_datetime(text, "zh-cn", reference=datetime.combine(day, time())):
        found += [recognizers_time(one.start, one.end + 1, value) for value in (one.resolution or {}).get("values", ())]
    return found


def recognizers_time(start: int, end: int, value: dict[str, str]) -> Answer:
    """One of the readings it leaves open; the end of a range of months or years is the day behind it."""
    if value["type"] == "duration":
        return Answer(start, end, (Decimal(value["value"]) / SECONDS_A_DAY,), "天")
    if "value" in value:
        return Answer(start, end, bounds=(iso(value["value"]), iso(value["value"])))
    last = iso(value.get("end", ""))
    if last and not value.get("timex", "").startswith("("):
        last = before(last)
    return Answer(start, end, bounds=(iso(value.get("start", "")), last))


def before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


DUCKLING_DIMENSIONS = (
    "AGE",
    "AREA",
    "CURRENCY",
    "DISTANCE",
    "DURATION",
    "FRACTION",
    "MULTIPLE",
    "NUMERAL",
    "QUANTITY",
    "TIME",
)
DUCKLING_UNITS = {"Year": "年", "Month": "个月", "Week": "周", "Day": "天", "Hour": "小时", "Minute": "分钟"}
DUCKLING_NAMES = {"Age": "岁", "Multiple": "倍"}


@lru_cache(maxsize=1)
def duckling() -> tuple[Any, Any]:
    """The program with its machine of Java, and what it is to look for."""
    module = import_module("duckling_chinese")
    tool = module.Duckling()
    return tool, tool.gen_options(targets={module.DucklingDimension[name] for name in DUCKLING_DIMENSIONS})


def read_duckling(text: str, day: date) -> list[Answer]:
    tool, options = duckling()
    context = tool.gen_context(datetime.combine(day, time(), CHINA))
    return [
        duckling_answer(one, sentence.start())
        for sentence in SENTENCE.finditer(text)
        for one in tool.parse_entities(sentence[0], context, options)
    ]


def duckling_answer(one: dict[str, Any], at: int) -> Answer:
    start, end, value = at + one["start"], at + one["end"], one["value"]
    if one["dim"] == "Time":
        return Answer(start, end, bounds=duckling_bounds(value.get("timeValue") or {}))
    if one["dim"] == "Duration":
        return Answer(start, end, (rounded(value["value"]),), DUCKLING_UNITS.get(value["grain"]))
    if one["dim"] == "Fraction":
        name, unit = ("numerator", "%") if value["denominator"] == 100 else ("n", None)
        return Answer(start, end, (rounded(value[name]),), unit)
    said = value.get("n", value.get("v"))
    values = (rounded(said),) if isinstance(said, int | float) else ()
    return Answer(start, end, values, DUCKLING_NAMES.get(one["dim"], value.get("unit")))


def rounded(number: float) -> Decimal:
    """What it holds as a binary fraction, without that fraction's dust."""
    return Decimal(f"{number:.12g}")


def duckling_bounds(value: dict[str, Any]) -> tuple[str | None, str | None]:
    """Its instants stand for the whole day, month or year; its ends are the day behind."""
    if "instant" in value:
        first = str(value["instant"]["datetime"])[:10]
        return first, last_of(date.fromisoformat(first), value["instant"]["grain"]).isoformat()
    first, last = (iso(str((value.get(end) or {}).get("datetime", ""))) for end in ("start", "end"))
    if value.get("direction") == "Before":
        return None, first
    return first, before(last) if last else None


def last_of(day: date, grain: str) -> date:
    if grain == "Year":
        return date(day.year, 12, 31)
    if grain == "Month":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)
    return day


PEERS = (
    Peer("JioNLP", "jionlp", "jionlp", "`ner.extract_money`, `ner.extract_time`", read_jionlp),
    Peer(
        "Recognizers-Text",
        "recognizers-text-suite",
        "recognizers_suite",
        "`recognize_number`, `_percentage`, `_currency`, `_dimension`, `_age`, `_datetime`",
        read_recognizers,
    ),
    Peer(
        "Duckling (Chinese)",
        "duckling-chinese",
        "duckling_chinese",
        "`parse_entities`, sentence by sentence: numeral, fraction, multiple, currency, quantity, area, distance, age,"
        " duration, time",
        read_duckling,
    ),
)


def answers(name: str, text: str, day: date) -> Iterator[Answer]:
    (peer,) = (peer for peer in PEERS if peer.name == name)
    yield from peer.read(text, day)


def main() -> None:
    name, path, *day = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for _ in answers(name, text, date.fromisoformat(day[0]) if day else DAY):
        pass


if __name__ == "__main__":
    main()
