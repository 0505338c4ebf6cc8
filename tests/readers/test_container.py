"""A document in a ZIP container: which parts are unpacked, and which are refused as bombs."""

from __future__ import annotations

import random
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from notice_parser.errors import UnreadableInput
from notice_parser.readers.container import Container

# Above this a part that is packed over a hundred times is refused.
SMALL, LARGE = 1_900_000, 2_100_000


def container(part: bytes) -> Container:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", part)
    return Container(packed.getvalue(), "notice.docx", "Word document")


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"notice\.docx.*unpacks to 2,100,000 bytes"):
        container(bytes(LARGE)).read("word/document.xml")


def test_a_small_part_and_one_that_packs_badly_are_read() -> None:
    noise = random.Random(7).randbytes(LARGE)
    for part in (bytes(SMALL), noise):
        assert container(part).read("WORD\\document.xml") == part


def test_a_part_that_is_not_there_is_none() -> None:
    assert container(b"").read("word/styles.xml") is None
