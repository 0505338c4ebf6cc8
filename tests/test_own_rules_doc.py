"""docs/own-rules.md is followed word for word: each file is written, each command run where it stands."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

# What `check` says on standard error when it is done; every other command says nothing there.
SUMMARY = re.compile(r"(?:notice-parse: (?:no|[0-9]+) findings?[^\n]*\n)?")
BLOCK = re.compile(r"```(?P<language>yaml|shell)\n(?P<text>.*?)```", re.DOTALL)


def pattern_of(shown: str) -> re.Pattern[str]:
    """What the output must be, `…` standing for anything."""
    return re.compile(".*".join(map(re.escape, shown.split("…"))), re.DOTALL)


def test_the_document_does_what_it_shows(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    program = f"{shlex.quote(sys.executable)} -m notice_parser "
    commands = 0
    for block in BLOCK.finditer((ROOT / "docs" / "own-rules.md").read_text("utf-8")):
        if block["language"] == "yaml":
            name = block["text"].partition("\n")[0].removeprefix("# ")
            (tmp_path / name).write_text(block["text"], "utf-8")
            continue
        command, _, shown = block["text"].removeprefix("$ ").partition("\n")
        line = re.sub(r"(?<![\w/.-])notice-parse ", program, command)
        environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src")}
        result = subprocess.run(["bash", "-c", line], capture_output=True, cwd=tmp_path, timeout=120, env=environment)
        said = result.stdout.decode("utf-8")
        assert SUMMARY.fullmatch(result.stderr.decode("utf-8")), command
        assert pattern_of(shown).fullmatch(said), f"{command}\n{said}"
        commands += 1
    assert commands == 5
