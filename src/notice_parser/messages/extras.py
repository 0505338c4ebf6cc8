"""The command that installs what an extra needs, as it works in the environment that runs the program.

The program need not come from an index, so that the command names the packages and not the extra.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec

# Extra → its packages, as pyproject.toml has them. A test compares the two.
PACKAGES = {
    "xlsx": ("xlsxwriter>=3.2",),
    "docx": ("python-docx>=1.2",),
    "parquet": ("pyarrow>=16",),
    "ocr": ("onnxruntime>=1.17", "rapidocr>=3.0"),
    "password": ("msoffcrypto-tool>=5.4",),
}
WINDOWS = "nt"


def install_command(extra: str) -> str:
    """`.venv/bin/python -m pip install "pyarrow>=16"`; of an environment without pip that of uv."""
    packages = " ".join(f'"{each}"' for each in PACKAGES[extra])
    python = shown_interpreter()
    if find_spec("pip") is None:
        return f"uv pip install --python {python} {packages}"
    return f"{python} -m pip install {packages}"


def shown_interpreter() -> str:
    """The interpreter, from the current folder where it lies below it, in quotes where it holds a blank."""
    path = sys.executable or "python"
    try:
        near = os.path.relpath(path)
    except ValueError:  # another drive
        near = path
    shown = path if near.startswith(os.pardir) else near
    return f'"{shown}"' if " " in shown else shown
