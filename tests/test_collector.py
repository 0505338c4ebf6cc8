"""A parse makes no cycles of objects, so that what it held is freed when it returns, without a search for cycles."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from notice_parser import parse_text

SAMPLES = sorted((Path(__file__).resolve().parent.parent / "samples").glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_parse_leaves_no_cycles(path: Path) -> None:
    """In a batch they would be kept until some hundred documents later."""
    text = path.read_bytes().decode("utf-8")
    parse_text(text).model_dump_json()  # what is kept for all texts is made here
    gc.collect()
    gc.disable()
    try:
        parse_text(text).model_dump_json()
        assert gc.collect() == 0
    finally:
        gc.enable()
