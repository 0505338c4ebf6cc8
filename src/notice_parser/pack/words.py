"""Which kind a word is, and the words a segmenter knows."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class Words(Struct, frozen=True):
    """`kind_of` maps a word to its kind, one of `kinds`; `dictionary` is the segmenter's file of lines `word count`.

    `is_layered` where folders of one's own have a say: what is built of such words is not kept.
    """

    kind_of: dict[str, str]
    kinds: tuple[str, ...]
    dictionary: Path
    is_layered: bool = False
