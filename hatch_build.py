"""The build of the wheel: rules compiled, so that a start from an installed package has nothing to build.

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


class CompiledRules(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `notice_parser/compiled/` to the wheel. An editable install compiles at its first start instead."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self.folder = TemporaryDirectory(prefix="notice-parse-compiled-")
        paths = [str(Path(self.root, "src")), os.environ.get("PYTHONPATH", "")]  # pip isolates builds by the variable
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        command = [sys.executable, "-m", "notice_parser.pack.loading.shipped", self.folder.name]
        subprocess.run(command, check=True, env=environment)
        for path in sorted(Path(self.folder.name).iterdir()):
            build_data["force_include"][str(path)] = f"notice_parser/compiled/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self.folder.cleanup()
