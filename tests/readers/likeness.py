"""What two readings of one notice must have in common: everything but offsets, files and labels that were generated."""

from __future__ import annotations

from typing import Any

Item = dict[str, Any]
OFFSETS = ("start", "end", "generated", "id", "section", "source", "parser", "findings", "part_of", "rule")
BLANKS = str.maketrans("", "", " \t\n\r\u3000\u00a0")


def bare(found: Any) -> Any:
    """The same data without offsets, its words without blanks."""
    if isinstance(found, dict):
        return {key: bare(value) for key, value in found.items() if key not in OFFSETS}
    if isinstance(found, list):
        return [bare(value) for value in found]
    return found.translate(BLANKS) if isinstance(found, str) else found


def differences(one: Any, other: Any, path: str = "") -> list[str]:
    """Where two readings differ, one line each."""
    if isinstance(one, dict) and isinstance(other, dict):
        return [
            line
            for key in sorted({*one, *other})
            for line in differences(one.get(key), other.get(key), f"{path}.{key}")
        ]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [line for index, (left, right) in pairs for line in differences(left, right, f"{path}[{index}]")]
    return [] if one == other else [f"{path}: {str(one)[:80]} / {str(other)[:80]}"]
