"""What the tests of the batch share: small notices, runs in this process, what a folder holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from notice_parser import cli

BAD = b"\0\1\2\3" * 40


def notice(number: int) -> str:
    sentence = f"2024年，全县共受理信访举报{number + 3}件次，办结{number + 1}件次。"
    return f"关于第{number}轮整改的通报\n一、整改情况\n{sentence}\n"


def fill(folder: Path, count: int, *, bad: tuple[int, ...] = ()) -> list[str]:
    """Notices of a folder, some in folders below, some bad; their names in the order in which they are read."""
    for number in range(count):
        path = folder / (f"{number:03}.txt" if number % 3 else f"乡镇/{number:03}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(BAD if number in bad else notice(number).encode())
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.txt"))


@dataclass
class Ran:
    """How a run ended, and its lines on standard error."""

    status: int
    lines: list[str]

    @property
    def summary(self) -> str:
        return self.lines[-1].removeprefix("notice-parse: ")


class Here:
    """Runs the program in this process, in a folder of its own: what is loaded once is shared by all tests, and what
    they replace holds.
    """

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        patch.chdir(folder)
        self.capture = capture

    def __call__(self, *arguments: str | Path) -> Ran:
        self.capture.readouterr()
        status = cli.run([str(argument) for argument in arguments])
        out, err = self.capture.readouterr()
        assert out == ""
        return Ran(status, err.splitlines())


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def outputs(folder: Path) -> set[str]:
    return set(tree(folder)) - {"manifest.ndjson"}


def manifest(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "manifest.ndjson").read_bytes().splitlines()]


def times(folder: Path) -> dict[str, int]:
    """When each output was written."""
    return {name: (folder / name).stat().st_mtime_ns for name in outputs(folder)}


def rewritten(folder: Path, before: dict[str, int]) -> set[str]:
    return {name for name, at in times(folder).items() if before.get(name) != at}
