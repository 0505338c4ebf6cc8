"""A pattern that is compiled on first use finds what it finds otherwise."""

from __future__ import annotations

import pytest
import regex

from notice_parser.lazy_patterns import lazy

TEXT = "第一条 12.5\n第二条 7"


def test_it_is_the_pattern() -> None:
    pattern, plain = lazy(r"^第(?P<n>\w)条", regex.MULTILINE), regex.compile(r"^第(?P<n>\w)条", regex.MULTILINE)
    assert [found["n"] for found in pattern.finditer(TEXT)] == ["一", "二"]
    assert pattern.sub("", TEXT) == plain.sub("", TEXT)
    assert (pattern.pattern, pattern.flags, pattern.groupindex) == (plain.pattern, plain.flags, plain.groupindex)
    assert pattern.match(TEXT, 1) is None


def test_it_is_compiled_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regex, "compile", lambda *_: pytest.fail("it is compiled"))
    pattern, wrong = lazy("[0-9]"), lazy("(")
    monkeypatch.undo()
    assert pattern.search(TEXT) is not None
    monkeypatch.setattr(regex, "compile", lambda *_: pytest.fail("it is compiled again"))
    assert pattern.search(TEXT) is not None
    monkeypatch.undo()
    with pytest.raises(regex.error):
        wrong.search(TEXT)
