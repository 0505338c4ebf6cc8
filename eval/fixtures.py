"""Read every fixture of the shared folder and hold it against what its `NAME.expected.json` says; a line a file.

    python eval/fixtures.py [FOLDER] [FORMAT …]     (all formats of ../shared/fixtures beside the checkout by default)

Derived Word files with automatic numbering (../corpus/native/derived) are held against their expected text as well,
a law's PDF against its text, and the other native PDF and OFD files (../corpus/native) must be read. A format is added
by a folder of its name with `NAME.expected.json` files; what is held otherwise is a line in look_at_all.
Exit 0 where all is as it should be, 1 where something is not, 2 where there is no such folder.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from notice_parser.errors import NoticeError
from notice_parser.readers.opening import Input, ReadOptions, open_input, open_members, read_file, read_input
from notice_parser.spans import Source

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
# Files whose expectations stand under another name.
SAME_AS = {
    "same_bytes_named.wps": "auto_numbering_multilevel",
    "清溪县水务局整改通报.txt.gz": "../txt/expected.json#utf8.txt",
}
# Locked files with the password and the fixture that says the same.
LOCKED = {"encrypted.pdf": ("secret", "notice_pages")}
LAW, LAW_TEXT = "中华人民共和国民营经济促进法.pdf", "law-private-economy.txt"
PARTED_DIGITS = re.compile(r"[0-9] +[0-9.]")
BLANKS = " \t\u3000\u00a0"
Expected = dict[str, Any]


def squeeze(text: str) -> str:
    return "".join(sign for sign in text if sign not in BLANKS)


def lines_of(text: str) -> list[str]:
    return [squeezed for line in text.split("\n") if (squeezed := squeeze(line))]


def expected_of(path: Path) -> Expected | None:
    """What a fixture should give, None where nothing is said of it."""
    named = SAME_AS.get(path.name, path.name)
    file, _, key = named.partition("#")
    for place in (
        path.parent / file,
        path.parent / f"{named}.expected.json",
        path.with_name(f"{Path(named).stem}.expected.json"),
    ):
        if place.suffix == ".json" and place.is_file():
            said = json.loads(place.read_text("utf-8"))
            return said[key] if key else said
    together = path.parent / "expected.json"
    return json.loads(together.read_text("utf-8")).get(path.name) if together.is_file() else None


def faults_of(path: Path, expected: Expected) -> Iterator[str]:
    """What a fixture gives that it should not, or does not give."""
    if "members" in expected:
        yield from archive_faults(path, expected)
        return
    try:
        source = read_file(str(path))
    except NoticeError as error:
        if "error" not in expected:
            yield f"fails: {error.what}"
        elif "\n" in error.what:
            yield "its error is not one line"
        return
    if "error" in expected:
        yield f"reads, and should fail: {expected['error']}"
        return
    yield from text_faults(source, expected)


def text_faults(source: Source, expected: Expected) -> Iterator[str]:
    if "text" in expected and source.text != expected["text"]:
        yield "the text differs"
    if "lines" in expected:
        said = "\n".join(line["text"] for line in expected["lines"])
        if len(PARTED_DIGITS.findall(source.text)) > len(PARTED_DIGITS.findall(said)):
            yield "has blanks inside numbers"
        yield from line_faults(lines_of(source.text), lines_of(said))
        labels = [line["generated_label"] for line in expected["lines"] if line.get("generated_label")]
        got = [label.of(source.text) for label in source.generated]
        if labels and source.generated and got != labels:
            yield f"labels differ: {got[:5]} for {labels[:5]}"
    if expected.get("encoding") not in (None, source.encoding):
        yield f"encoding {source.encoding} for {expected['encoding']}"
    yield from (f"holds {word!r}" for word in expected.get("must_not_contain", ()) if word in source.text)
    if "finding" in expected and "bytes_replaced" not in {note.code for note in source.findings}:
        yield "does not note that bytes were replaced"


def line_faults(got: list[str], wanted: list[str]) -> Iterator[str]:
    if got == wanted:
        return
    place = next((i for i, (one, other) in enumerate(zip(got, wanted, strict=False)) if one != other), None)
    if place is None:
        yield f"{len(got)} lines for {len(wanted)}"
    else:
        yield f"line {place + 1} of {len(wanted)} is {got[place][:30]!r} for {wanted[place][:30]!r}"


def archive_faults(path: Path, expected: Expected) -> Iterator[str]:
    """Every member named is given, every hostile one refused by name, the others are read."""
    given, refused = {}, {}
    prefix = f"{path}!/"
    for member in open_members(open_input(str(path))):
        name = member.path.removeprefix(prefix)
        if isinstance(member, Input):
            given[name] = member
        else:
            refused[name] = member.what
    for name in expected["members"]:
        start = name.removesuffix("…")
        if not any(one == name or (start != name and one.startswith(start)) for one in given):
            yield f"does not give {name}"
    for said in expected.get("refused", ()):
        if said.partition(" (")[0] not in refused:
            yield f"does not refuse {said}"
    yield from (f"gives {name}, which is litter" for name in expected.get("skipped", ()) if name in {*given, *refused})
    yield from member_faults(given)


def member_faults(given: dict[str, Input]) -> Iterator[str]:
    for name, member in given.items():
        try:
            read_input(member)
        except NoticeError as error:
            if member.raw.strip():
                yield f"{name}: {error.what}"


def locked_faults(path: Path) -> Iterator[str]:
    """What a locked file gives with its password that its open twin does not say."""
    password, twin = LOCKED[path.name]
    wanted = json.loads(path.with_name(f"{twin}.expected.json").read_text("utf-8"))
    yield from text_faults(read_file(str(path), ReadOptions(password=password)), wanted)


def native_faults(path: Path) -> Iterator[str]:
    """What is wrong with a native file: it cannot be read, or its words are not those of its text."""
    try:
        text = read_file(str(path)).text
    except NoticeError as error:
        yield f"fails: {error.what}"
        return
    if path.name == LAW:
        wanted = (path.parents[2] / "docs" / LAW_TEXT).read_text("utf-8")
        if "".join(text.split()) != "".join(wanted.split()):
            yield f"its words are not those of {LAW_TEXT}"


def derived_faults(path: Path) -> Iterator[str]:
    wanted = path.with_name(f"{path.stem}.expected.txt").read_text("utf-8")
    yield from line_faults(lines_of(read_file(str(path)).text), lines_of(wanted))


def look_at_all(folder: Path, formats: list[str]) -> Iterator[tuple[Path, list[str]]]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.name.endswith(".json") or path.name == "README.md" or (formats and path.parent.name not in formats):
            continue
        expected = expected_of(path)
        yield path, ["nothing is said of it"] if expected is None else list(faults_of(path, expected))
        if path.name in LOCKED:
            yield path, list(locked_faults(path))
    derived = folder.parent / "corpus" / "native" / "derived"
    if not formats or "docx" in formats:
        for path in sorted(derived.glob("*.docx")):
            yield path, list(derived_faults(path))
    for name in ("pdf", "ofd"):
        if not formats or name in formats:
            for path in sorted((folder.parent / "corpus" / "native" / name).glob("*")):
                yield path, list(native_faults(path))


def main() -> int:
    given = [Path(word) for word in sys.argv[1:2] if Path(word).is_dir()]
    folder = given[0] if given else SHARED / "fixtures"
    if not folder.is_dir():
        print(f"{folder}: no such folder; name the one that holds the fixtures", file=sys.stderr)
        return 2
    failed = count = 0
    for path, faults in look_at_all(folder, sys.argv[1 + len(given) :]):
        count, failed = count + 1, failed + bool(faults)
        print(f"{'FAIL' if faults else 'pass'}  {path.parent.name}/{path.name}  {'; '.join(faults[:3])}".rstrip())
    print(f"{count - failed} of {count} fixtures read as they should")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
