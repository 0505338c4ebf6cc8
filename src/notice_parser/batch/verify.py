"""Outputs against their sources: hashes, quotes, schema. Each difference is a line; nothing is parsed anew."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from pydantic import ValidationError

from notice_parser.batch import Options
from notice_parser.batch.manifest import NAME, Entry, read_manifest
from notice_parser.batch.sources import Sources
from notice_parser.batch.table_files import TABLE_FILES
from notice_parser.errors import NoticeError
from notice_parser.notice import Notice
from notice_parser.readers import Input, read_input
from notice_parser.writers.rows import KEY_LENGTH
from notice_parser.writers.tables import QuantityRow

NOTICE_FILES = (".json", ".ndjson", ".jsonl")
Complain = Callable[[str | None, str], None]


class Difference(Exception):
    """What an output says and what is so."""


class Verified(Struct):
    """How many outputs were looked at, and how many of them differ."""

    looked_at: int = 0
    differing: int = 0


class Verifier(Struct):
    """`options` say what outputs do not: a password, or how sources were read where no manifest tells."""

    options: Options
    complain: Complain
    sources: Sources
    verified: Verified
    last: tuple[Input, str] | None = None

    def look_at(self, output: str) -> None:
        """A folder with a manifest, a file of notices or a table of figures."""
        path = Path(output)
        if path.is_dir():
            self.each(output, self.entries(output), lambda entry: self.check_entry(output, entry))
        elif path.suffix.lower() in NOTICE_FILES:
            self.each(output, read_notices(path), lambda raw: self.check_notice(raw, self.options))
        elif path.suffix.lower() in TABLE_FILES:
            self.each(output, TABLE_FILES[path.suffix.lower()](path), self.check_row)
        else:
            known = ", ".join((*NOTICE_FILES, *TABLE_FILES))
            self.differ(output, f"cannot be verified; give a folder with {NAME}, or a file that ends in {known}")

    def each(self, output: str, items: Iterator[Any], check: Callable[[Any], None]) -> None:
        """Check what an output holds, item by item; what cannot be read at all differs as a whole."""
        try:
            for item in items:
                self.verified.looked_at += 1
                try:
                    check(item)
                except Difference as difference:
                    self.differ(place_of(output, item), str(difference))
                except NoticeError as error:
                    self.differ(place_of(output, item), f"{error.path}: {error.what}")
        except FileNotFoundError:
            self.differ(output, f"no such file, or no {NAME} in it; check the name")
        except Exception as fault:  # damaged in any of the ways of any format
            self.differ(output, f"is damaged: {type(fault).__name__}: {fault}")

    def differ(self, place: str, what: str) -> None:
        self.verified.differing += 1
        self.complain(place, what)

    def entries(self, out: str) -> Iterator[Entry]:
        return (entry for entry in read_manifest(os.fsencode(out)) if entry.status == "done")

    def check_entry(self, out: str, entry: Entry) -> None:
        raw = read_output(out, entry)
        if hashlib.sha256(raw).hexdigest() != entry.output_sha256:
            raise Difference("is not what was written: its hash differs")
        path = os.fsdecode(bytes.fromhex(entry.raw)) if entry.raw else as_system_path(entry.path)
        found = self.open(path, entry.sha256 or "", self.options_of(entry))[0]
        if (entry.output or "").endswith(NOTICE_FILES):
            self.check_notice(raw, self.options_of(entry), found)

    def options_of(self, entry: Entry) -> Options:
        said = entry.options
        day = date.fromisoformat(said["issued_on"]) if said.get("issued_on") else None
        return replace(
            self.options, encoding=said.get("encoding"), selector=said.get("html_selector"),
            ocr=bool(said.get("ocr")), issued_on=day,
        )  # fmt: skip

    def open(self, path: str, sha256: str, options: Options) -> tuple[Input, str]:
        """A source and its text; the same one asked for again is not read again. Raises Difference where it changed."""
        if self.last is None or self.last[0].path != path:
            found = self.sources.open(path, options)
            text = read_input(found).text
            self.last = replace(found, path=path), text
        if not digest(self.last[0]).startswith(sha256):
            raise Difference("its source has changed since; run the batch again")
        return self.last

    def check_notice(self, raw: bytes, options: Options, found: Input | None = None) -> None:
        """A notice against schema and source."""
        try:
            notice = Notice.model_validate_json(raw)
        except ValidationError as error:
            raise Difference(f"does not follow the schema: {first_fault(error)}") from None
        source = notice.source
        path = found.path if found else as_system_path(source.path or "")
        text = self.open(path, source.sha256, options)[1]
        if source.length != len(text) or source.text not in (None, text):
            raise Difference("its source reads otherwise: the text differs")
        for place, quote in quotes_in(json.loads(raw)):
            if text[quote["start"] : quote["end"]] != quote["text"]:
                raise Difference(f"{place}: the source does not say so at {quote['start']}:{quote['end']}")

    def check_row(self, raw: dict[str, Any]) -> None:
        """A row of a table of figures against schema and source."""
        try:
            row = QuantityRow.model_validate(raw)
        except ValidationError as error:
            raise Difference(f"does not follow the schema: {first_fault(error)}") from None
        found, text = self.open(as_system_path(row.path or ""), row.notice, self.options)
        if text[row.start : row.end] != row.text:
            raise Difference(f"row {row.key}: the source does not say so at {row.start}:{row.end}")
        key = hashlib.sha256(f"{digest(found)},{row.start},{row.end}".encode()).hexdigest()
        if key[:KEY_LENGTH] != row.key:
            raise Difference(f"row {row.key}: its key is not that of its source and place")


def verify(outputs: list[str], options: Options, complain: Complain) -> Verified:
    verifier = Verifier(options, complain, Sources(), Verified())
    for output in outputs:
        verifier.look_at(output)
    return verifier.verified


def read_notices(path: Path) -> Iterator[bytes]:
    """Each notice of a file: one object, an array of them, or a line each."""
    with path.open("rb") as file:
        start = file.read(2)
        file.seek(0)
        if start == b"{\n":
            yield file.read()
        elif start[:1] == b"[":
            for one in json.loads(file.read()):
                yield json.dumps(one, ensure_ascii=False).encode("utf-8")
        else:
            yield from (line for line in file if line.strip())


def quotes_in(node: Any, place: str = "notice") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every quote of a notice with the way to it."""
    if isinstance(node, dict):
        if {"text", "start", "end"} <= node.keys():
            yield place, node
        for key, value in node.items():
            if key != "source":
                yield from quotes_in(value, f"{place}.{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from quotes_in(value, f"{place}[{index}]")


def read_output(out: str, entry: Entry) -> bytes:
    """Raises Difference where it is not there."""
    try:
        with open(os.path.join(os.fsencode(out), (entry.output or "").encode("utf-8")), "rb") as file:
            return file.read()
    except OSError as error:
        raise Difference(f"its output is not there: {error.strerror or error}") from None


def place_of(output: str, item: object) -> str:
    return os.path.join(output, item.output or "") if isinstance(item, Entry) else output


def as_system_path(path: str) -> str:
    """A path of an output as this locale opens it."""
    return os.fsdecode(path.encode("utf-8", "surrogatepass"))


def digest(found: Input) -> str:
    return hashlib.sha256(found.raw).hexdigest()


def first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    return f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
