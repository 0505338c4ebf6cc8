"""The frame stage alone: what frames, tables and the rules of wholes read, before its evidence is weighed."""

from __future__ import annotations

from datetime import date

from notice_parser.examples.quantities import frames_alone
from notice_parser.notice import Notice
from notice_parser.pack import built_in_pack
from notice_parser.pipeline import parse_source
from notice_parser.readers.text import from_string


def parse_by_frames(text: str, *, issued_on: date | None = None) -> Notice:
    """A text through all stages with the built-in rules less their learned weights."""
    return parse_source(from_string(text), issued_on=issued_on, pack=frames_alone(built_in_pack()))
