"""The build of the wheel: rules and messages compiled, so that a start from an installed package has nothing to build.

The build environment has what compiling needs (build-system.requires); the program itself is run from this folder.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = "locale/zh_CN/LC_MESSAGES/notice-parse"


class CompiledRules(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `notice_parser/compiled/` and the catalogue of messages to the wheel.

    An editable install compiles the rules at its first start instead, and has its catalogue compiled beside the source.
    """

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        source = Path(self.root, "src", "notice_parser", f"{LOCALE}.po")
        if version == "editable":
            compile_messages(source, source.with_suffix(".mo"))
            return
        self.folder = TemporaryDirectory(prefix="notice-parse-compiled-")
        paths = [str(Path(self.root, "src")), os.environ.get("PYTHONPATH", "")]  # pip isolates builds by the variable
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        command = [sys.executable, "-m", "notice_parser.pack.loading.shipped", self.folder.name]
        subprocess.run(command, check=True, env=environment)
        for path in sorted(Path(self.folder.name).iterdir()):
            build_data["force_include"][str(path)] = f"notice_parser/compiled/{path.name}"
        messages = Path(self.folder.name, "notice-parse.mo")
        compile_messages(source, messages)
        build_data["force_include"][str(messages)] = f"notice_parser/{LOCALE}.mo"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self.folder.cleanup()


def compile_messages(source: Path, target: Path) -> None:
    """The catalogue of messages in the form that gettext reads."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file, target.open("wb") as compiled:
        write_mo(compiled, read_po(file))
