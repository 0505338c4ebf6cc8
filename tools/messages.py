"""Brings the Chinese catalogue up to date: messages that the code holds are added, those that it lost are dropped.

    python tools/messages.py          writes src/notice_parser/locale/zh_CN/LC_MESSAGES/notice-parse.po
    python tools/messages.py --check  says what is missing, and writes nothing; exit 1 where something is

The translations are then written into the file by hand. Needs Babel.
"""

from __future__ import annotations

import string
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "src" / "notice_parser"
CATALOGUE = CODE / "locale" / "zh_CN" / "LC_MESSAGES" / "notice-parse.po"
HEADER = "# What notice-parse shows to people, in Chinese. Extracted by tools/messages.py, translated by hand."
KEYWORDS = {"say": None, "say_number": (1, 2)}


HEAD = f"""{HEADER}
msgid ""
msgstr ""
"Project-Id-Version: notice-parse\\n"
"Language: zh_CN\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def extract() -> Catalog:
    """The messages of the code, in the order of its files."""
    found = Catalog(locale="zh_CN", project="notice-parse", charset="utf-8")
    rows = extract_from_dir(str(CODE), method_map=[("**.py", "python")], keywords=KEYWORDS)
    for name, _, message, _, _ in sorted(rows, key=lambda row: (row[0], row[1])):
        found.add(message, locations=[(f"src/notice_parser/{name}", 0)])
    return found


def read() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh_CN")


def names_in(template: str) -> set[str]:
    """The names of a template's places, with how their values are formatted."""
    return {f"{name}:{form}" for _, name, form, _ in string.Formatter().parse(template) if name is not None}


def forms(value: object) -> list[str]:
    """The singular and the plural of a message or translation."""
    return [str(each) for each in value] if isinstance(value, (tuple, list)) else [str(value)]


def faults(message: Message, translated: Message | None) -> Iterator[str]:
    """What is wrong with the translation of one message."""
    shown = forms(message.id)[0]
    if translated is None or not all(forms(translated.string)):
        yield f"not translated: {shown}"
        return
    if translated.fuzzy:
        yield f"fuzzy: {shown}"
    wanted = set.union(*map(names_in, forms(message.id)))
    for each in forms(translated.string):
        if names_in(each) != wanted:
            yield f"other places than {sorted(wanted)}: {shown} → {each}"


def all_faults() -> list[str]:
    wanted, held = extract(), read()
    found = [fault for message in wanted if message.id for fault in faults(message, held.get(forms(message.id)[0]))]
    extra = [forms(message.id)[0] for message in held if message.id and forms(message.id)[0] not in wanted]
    return [*found, *(f"no longer in the code: {each}" for each in extra)]


def update() -> None:
    """Write the catalogue with the translations that it holds."""
    wanted = extract()
    held = read() if CATALOGUE.exists() else Catalog(locale="zh_CN")
    for message in wanted:
        before = held.get(forms(message.id)[0]) if message.id else None
        if before is not None and len(forms(before.id)) == len(forms(message.id)):
            message.string = before.string
    write(wanted)


def write(catalogue: Catalog) -> None:
    """Write the catalogue, with a header that stays the same from day to day."""
    text = BytesIO()
    write_po(text, catalogue, width=110, omit_header=True, include_lineno=False)
    CATALOGUE.write_text(HEAD + text.getvalue().decode("utf-8"), "utf-8")


def main() -> int:
    if "--check" not in sys.argv:
        update()
    found = all_faults()
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
