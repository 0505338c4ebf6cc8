"""Where rules are: the folder that ships with the program, and own folders over it or in its place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from notice_parser.errors import UsageError
from notice_parser.messages import Message, say

Folders = Sequence[str | Path] | str | Path | None


class Layer(Struct, frozen=True):
    """A folder of rules; `shown` precedes the names of its files in messages."""

    folder: Path
    shown: str = ""


def rule_error(file: str, line: int, message: str, rule: str = "-") -> Message:
    """An error of rules as one line: `file:line: rule: message`; the message is said in the user's language."""
    said = message if isinstance(message, Message) else " ".join(message.split())
    return say("{file}:{line}: {rule}: {message}", file=file, line=line, rule=rule, message=said)


def reason_of(error: Exception) -> str:
    """What an error says, as the message that it was raised with."""
    return error.args[0] if error.args and isinstance(error.args[0], Message) else str(error)


@lru_cache(maxsize=1)
def built_in_folder() -> Path:
    """The folder of the rules that ship with the program: in the wheel, else in the checkout."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "patterns"
    return shipped if shipped.is_dir() else package.parent.parent / "patterns"


@lru_cache(maxsize=1)
def built_in_names() -> frozenset[str]:
    """The names of the rule files that ship with the program; asked once, for every text asks which rules are its."""
    return frozenset(path.name for path in built_in_folder().glob("*.yaml"))


def layers_of(rules: Folders) -> tuple[Path, tuple[Layer, ...]]:
    """The lowest folder, and those over it. A folder with every rule file has nothing below it.

    Raises UsageError for a folder that does not exist or holds no rule file.
    """
    base, over = built_in_folder(), list[Layer]()
    for given in (rules,) if isinstance(rules, str | Path) else rules or ():
        folder = Path(given)
        if not folder.is_dir():
            raise UsageError(
                "--rules", say("{given} is not a folder; name one that holds rule files", given=str(given))
            )
        found = {path.name for path in folder.iterdir()}
        if not any(name.endswith((".yaml", ".yml")) for name in found):
            what = say(
                "{given} holds no rule file; name them like the built-in ones, such as units.yaml", given=str(given)
            )
            raise UsageError("--rules", what)
        if built_in_names() <= found:
            base, over = folder.resolve(), []
        else:
            over.append(Layer(folder.resolve(), str(folder)))
    return base, tuple(over)
