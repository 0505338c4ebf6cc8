"""A section of which nothing is left below its heading but characters that no one sees has no body."""

from __future__ import annotations

import pytest

from notice_parser import parse_text


@pytest.mark.parametrize(
    ("tail", "body"), [("\u2066", None), ("\u200b\n\ufeff", None), ("\u2066见附表。", "\u2066见附表。")]
)
def test_a_body_is_seen(tail: str, body: str | None) -> None:
    (section,) = parse_text(f"一、修复泵站。\n{tail}").sections
    assert (section.body.text if section.body else None) == body
