"""What is larger than a limit is one line of error, and the others are read; too long a number is a finding."""

from __future__ import annotations

import io
import json
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import run_program
from notice_parser import parse_file, parse_text
from notice_parser.errors import UnreadableInput, UsageError
from notice_parser.readers.sizes import LARGEST_TEXT, read_size, read_whole

SENTENCE = "全县共受理信访举报55件次。\n"
TOO_LARGE = "is larger than 2,000 bytes; split it, or raise the limit, as in --largest"


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.txt"
    path.write_text(SENTENCE * 100, "utf-8")
    return path


def test_a_text_over_the_limit_is_one_line(large: Path) -> None:
    result = run_program("--largest", "2K", large)
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.decode() == f"notice-parse: {large}: {TOO_LARGE} 1M\n"
    assert run_program("--largest", "5K", large).returncode == 0


def test_standard_input_is_read_no_further_than_the_limit() -> None:
    result = run_program("--largest", "2K", "-", input=SENTENCE.encode() * 100)
    assert result.returncode == 1
    assert TOO_LARGE in result.stderr.decode()


def test_a_pipe_without_an_end_ends() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            return b"a" * size

    with pytest.raises(UnreadableInput, match="larger than 5,000,000 bytes"):
        read_whole(Endless(), "-", 5_000_000)  # type: ignore[arg-type]


def test_a_batch_goes_on_without_it_and_says_so(large: Path, tmp_path: Path) -> None:
    (tmp_path / "small.txt").write_text(SENTENCE, "utf-8")
    out = tmp_path / "out"
    result = run_program("batch", large, tmp_path / "small.txt", "-o", out, "--largest", "2K")
    assert result.returncode == 1
    lines = [json.loads(line) for line in (out / "manifest.ndjson").read_text("utf-8").splitlines()]
    states = {Path(line["path"]).name: (line["status"], line["error"]) for line in lines if "path" in line}
    assert states["small.txt"] == ("done", None)
    assert states["large.txt"] == ("failed", f"{TOO_LARGE} 1M")


def test_members_of_an_archive_and_texts_of_documents_have_the_limit_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("large.txt", SENTENCE * 100)
        archive.writestr("small.txt", SENTENCE)
    result = run_program("--largest", "2K", tmp_path / "two.zip")
    assert len(result.stdout.splitlines()) == 1
    assert f"two.zip!/large.txt: {TOO_LARGE}" in result.stderr.decode()
    (tmp_path / "large.rtf").write_text("{\\rtf1 " + "3 items " * 400 + "}", "ascii")
    with pytest.raises(UnreadableInput, match="bytes of text, over the limit of 2,000"):
        parse_file(str(tmp_path / "large.rtf"), largest=2000)


def test_a_text_from_python_has_the_limit_in_bytes() -> None:
    with pytest.raises(UnreadableInput, match="text: holds 3,900 bytes of text, over the limit of 3,000"):
        parse_text(SENTENCE * 100, largest=3000)
    assert parse_text(SENTENCE * 100, largest=3900).source.length == 1500


@pytest.mark.parametrize(("given", "size"), [(None, LARGEST_TEXT), ("200M", 200_000_000), ("2g", 2 * 10**9), ("9", 9)])
def test_sizes(given: str | None, size: int) -> None:
    assert read_size(given) == size


@pytest.mark.parametrize("given", ["", "0", "-1", "2X", "M", "1.5M"])
def test_no_sizes(given: str) -> None:
    with pytest.raises(UsageError, match="is not a size; write it as in 200M or 2G"):
        read_size(given)


@pytest.mark.parametrize(
    "words",
    [
        "共{}个",
        "百分之{}",
        "第{}名",
        "3.{}吨",
        "{}.5%",
        "3—{}个",
        "{}∶3",
        "{}分之一",
        "{}年3月",
        "-{}℃",
        "{}亿元",
        "附件{}",
    ],
)
@pytest.mark.parametrize("digits", ["9" * 41, "9" * 5000, "９" * 41, "九" * 41, "1" + ",000" * 7])
def test_a_number_too_long_is_found_and_has_no_value(words: str, digits: str) -> None:
    notice = parse_text(f"{words.format(digits)}。")
    assert "number_too_long" in {finding.code for finding in notice.findings}
    assert not notice.quantities


@pytest.mark.parametrize("digits", ["9" * 40, "九" * 40, "1" + "2" * 35 + ".125", "1" + ",234" * 6])
def test_no_digit_is_lost_up_to_forty(digits: str) -> None:
    (quantity,) = parse_text(f"共{digits}元。").quantities
    plain = Decimal(digits.replace("九", "9").replace(",", ""))
    assert quantity.value == quantity.base_value == plain


def test_scales_lose_no_digit_either() -> None:
    (quantity,) = parse_text(f"共{'9' * 35}万元。").quantities
    assert f"{quantity.base_value:f}" == "9" * 35 + "0000"


@pytest.mark.parametrize("pair", ["（）", "()", "“”", "《》", "【】"])
def test_brackets_nested_without_end_are_read(pair: str) -> None:
    assert parse_text(f"{pair[0] * 50_000}3个{pair[1] * 50_000}。").source.length == 100_003
