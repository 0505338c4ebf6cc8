"""What several tests need: the samples, the program as a process, plain data of a notice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from notice_parser.messages import Language, use_language

# What people are shown is English here, whatever the machine; tests of Chinese ask for it.
os.environ["NOTICE_PARSE_LANG"] = "en"


@pytest.fixture(autouse=True)
def no_language_left() -> None:
    """No test speaks the language that a command line before it has asked for."""
    use_language(Language.EN)


ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt")) + sorted((ROOT / "samples").glob("*.md"))
PROGRAM = (sys.executable, "-m", "notice_parser")


def sent_to(terminal: int) -> bytes:
    """All that a process sends to a pseudo-terminal until it ends; `terminal` is our end of it."""
    sent = b""
    while True:
        try:
            more = os.read(terminal, 65536)
        except OSError:  # how Linux tells the end
            return sent
        if not more:
            return sent
        sent += more


def run_program(*arguments: str | bytes | Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own; keyword arguments are those of `subprocess.run`, `env` adds to this one."""
    environment = {**os.environ, **options.pop("env", {})}
    options.setdefault("input", b"")
    return subprocess.run([*PROGRAM, *arguments], capture_output=True, env=environment, timeout=120, **options)


def sample_id(path: Path) -> str:
    return path.stem


def each_sample(argument: str = "sample") -> pytest.MarkDecorator:
    return pytest.mark.parametrize(argument, SAMPLES, ids=sample_id)


@pytest.fixture(scope="session")
def parsed_samples() -> dict[Path, dict[str, Any]]:
    """Each sample's notice as the JSON says it."""
    from notice_parser import parse_file

    return {path: json.loads(parse_file(str(path)).model_dump_json()) for path in SAMPLES}
