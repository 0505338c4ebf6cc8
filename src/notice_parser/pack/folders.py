"""Where rules lie: the folder that ships with the program, and folders of one's own over it or in place of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from notice_parser.errors import UsageError

Folders = Sequence[str | Path] | str | Path | None


class Layer(Struct, frozen=True):
    """A folder of rules, and how its files are called in messages: `shown` stands before their names."""

    folder: Path
    shown: str = ""


def built_in_folder() -> Path:
    """The folder of the rules that ship with the program: in the wheel, else beside the checkout."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "patterns"
    return shipped if shipped.is_dir() else package.parent.parent / "patterns"


def layers_of(rules: Folders) -> tuple[Path, tuple[Layer, ...]]:
    """The folder that lies below all, and those over it. A folder with every file of rules has nothing below it.

    Raises UsageError for a folder that is not there.
    """
    base, over = built_in_folder(), list[Layer]()
    needed = {path.name for path in base.glob("*.yaml")}
    for given in (rules,) if isinstance(rules, str | Path) else rules or ():
        folder = Path(given)
        if not folder.is_dir():
            raise UsageError("--rules", f"{given} is no folder; name one that holds the files of rules")
        found = {path.name for path in folder.iterdir()}
        if not any(name.endswith((".yaml", ".yml")) for name in found):
            raise UsageError("--rules", f"{given} holds no file of rules; name them as the built-in ones, units.yaml")
        if needed <= found:
            base, over = folder.resolve(), []
        else:
            over.append(Layer(folder.resolve(), str(folder)))
    return base, tuple(over)
