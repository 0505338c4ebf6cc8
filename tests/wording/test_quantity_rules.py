"""Each rule of numbers.yaml that finds numbers has a method that reads them."""

from __future__ import annotations

import yaml

from notice_parser.pack import built_in_pack
from notice_parser.pack.folders import built_in_folder
from notice_parser.wording.quantities import QuantityReader


def test_each_rule_of_numerals_has_a_reader() -> None:
    rules = yaml.safe_load((built_in_folder() / "numbers.yaml").read_text("utf-8"))["numerals"]
    assert sorted(rule["id"] for rule in rules) == sorted(QuantityReader("", built_in_pack()).readers)
