"""What is written as JSON without pydantic's models is what the models write, and is held to the same contract."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec import ValidationError, json
from pydantic import TypeAdapter

from conftest import ROOT, each_sample
from notice_parser.json_notice import LARGEST_FLOAT, SCHEMA, JsonNotice, validated
from notice_parser.notice import Notice
from notice_parser.pipeline import parse_source, parse_to_json
from notice_parser.readers.text import from_string
from notice_parser.writers.schema import schema_text

# Sections, a table, findings with a suggestion, a ratio, a fraction, a range, a part, a change, a quotation mark.
TEXT = """松溪县水务局关于“清泉”行动的通报

各镇人民政府：
一、总体情况
截至2025年3月底，37个问题已整改33个，完成率95.2%，男女比例为3:2，平均每镇2.5座泵站，同比增长12.5%。
（一）泵站
投资1200万元至1500.5万元。
三、责任单位：办公室；完成时限：2025年6月底。
附件：《松溪县水务条例》
| 镇 | 泵站（座） |
|---|---|
| 合计 | 3 |

松溪县水务局
2025年4月1日
"""


def test_the_schema_is_that_of_the_models() -> None:
    assert schema_text() == SCHEMA.read_bytes(), f"run `notice-parse schema > {SCHEMA.relative_to(ROOT)}`"


def test_every_definition_of_the_schema_holds_only_what_is_read_of_it() -> None:
    """A key that types are not made of would be a rule of the contract that nothing holds."""
    known = {"$ref", "anyOf", "const", "enum", "type", "items", "minimum", "additionalProperties", "properties"}
    notes = {"title", "description", "required", "$defs", "$schema"}

    def keys_in(schema: Any) -> set[str]:
        inner = [*schema.get("anyOf", []), *schema.get("properties", {}).values(), *schema.get("$defs", {}).values()]
        if isinstance(schema.get("items"), dict):
            inner.append(schema["items"])
        return {*schema, *(key for one in inner for key in keys_in(one))}

    schema = json.decode(SCHEMA.read_bytes())
    assert keys_in(schema) <= known | notes
    for each in (schema, *schema["$defs"].values()):
        assert (each["additionalProperties"], each["required"]) == (False, list(each["properties"]))


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("text", ["", "各单位：2025年建成公园3座。", TEXT, TEXT.replace("\n", "\r\n")])
def test_the_bytes_are_those_of_the_models(text: str, indent: int | None) -> None:
    notice, short = parse_source(from_string(text)), parse_to_json(from_string(text))
    assert isinstance(short, JsonNotice)
    assert short.model_dump_json(indent=indent) == notice.model_dump_json(indent=indent)


@each_sample()
def test_samples_are_the_same_bytes(sample: Path) -> None:
    source = from_string(sample.read_bytes().decode("utf-8").removeprefix("\ufeff"))
    assert parse_to_json(source).model_dump_json(indent=2) == parse_source(source).model_dump_json(indent=2)


def test_numbers_are_written_alike() -> None:
    draw, written = Random(18), TypeAdapter(int | float)
    floats = [draw.random() * 10 ** draw.randint(-30, 15) for _ in range(20_000)]
    numbers = [0, -1, 2**63, 2**64, 10**30, 0.1, 1e-7, 9999999999999998.0, *floats, *(-one for one in floats)]
    assert [one for one in numbers if abs(one) < LARGEST_FLOAT or isinstance(one, int)] == numbers
    assert [one for one in numbers if json.encode(one) != written.dump_json(one)] == []


@pytest.mark.parametrize("number", ["12345678901234567.5", "1234567890123456789", "0.00000001", "98765432109876.25"])
def test_a_number_is_never_written_otherwise(number: str) -> None:
    source = from_string(f"全县投入{number}元。")
    notice = parse_source(source)
    assert [one.value for one in notice.quantities] == [Decimal(number)]
    assert parse_to_json(source).model_dump_json() == notice.model_dump_json()


def test_characters_are_written_alike() -> None:
    text = "".join(map(chr, (*range(0x3000), 0x2028, 0xE000, 0xFEFF, 0xFFFF, 0x1F600, 0x10FFFF)))
    assert json.encode(text) == TypeAdapter(str).dump_json(text)


def without(key: str) -> Callable[[dict[str, Any]], object]:
    return lambda quantity: quantity.pop(key)


def with_value(**values: Any) -> Callable[[dict[str, Any]], object]:
    return lambda quantity: quantity.update(values)


@pytest.mark.parametrize(
    "damage",
    [
        without("unit"),
        without("alternatives"),
        with_value(more=1),
        with_value(unit=3),
        with_value(value="three"),
        with_value(kind="thing"),
        with_value(start=-1),
        with_value(start=None),
        with_value(doubts=["unit"]),
        with_value(measured={"text": "", "start": 0}),
        with_value(measured={"text": "", "start": 0, "end": 0, "more": 0}),
    ],
)
def test_what_breaks_the_contract_is_refused_as_the_models_refuse_it(damage: Callable[..., object]) -> None:
    data = parse_source(from_string(TEXT)).model_dump(mode="json")
    assert validated(data)
    damage(data["quantities"][0])
    with pytest.raises(ValidationError):
        validated(data)
    with pytest.raises(ValueError, match="validation error"):
        Notice.model_validate(data)


def test_sections_are_held_to_it_at_any_depth() -> None:
    data = parse_source(from_string(TEXT)).model_dump(mode="json")
    [inner] = data["sections"][0]["children"]
    inner["children"] = [{**inner, "level": "2"}]
    with pytest.raises(ValidationError, match=r"sections\[0\]\.children\[0\]\.children\[0\]\.level"):
        validated(data)
