"""Outputs against their sources: hashes, quotes, schema. One line per difference; nothing is parsed again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from pydantic import ValidationError

from notice_parser.batch import Options
from notice_parser.batch.manifest import NAME, Entry, read_manifest
from notice_parser.batch.settings import with_recorded
from notice_parser.batch.sources import Sources
from notice_parser.errors import NoticeError
from notice_parser.messages import reason_of, say
from notice_parser.notice import Notice
from notice_parser.readers.opening import Input, read_input
from notice_parser.writers.formats import format_of_path, verifiable_suffixes
from notice_parser.writers.rows import NOTICE_LETTER, key_of
from notice_parser.writers.tables import QuantityRow

Complain = Callable[[str | None, str], None]


class Difference(Exception):
    """An output does not match its source, or itself as it was written."""


class Verified(Struct):
    """How many outputs were checked, and how many of them differ."""

    checked: int = 0
    differing: int = 0


class Verifier(Struct):
    """`options` state what outputs do not: a password, or how sources were read where there is no manifest."""

    options: Options
    complain: Complain
    sources: Sources
    verified: Verified
    last: tuple[Input, str] | None = None

    def verify(self, output: str) -> None:
        """Verify a folder with a manifest, a file of notices, or a table of quantities. Raises UsageError."""
        path, found = Path(output), format_of_path(output)
        if path.is_dir():
            self.each(output, self.entries(output), lambda entry: self.check_entry(output, entry))
        elif found is None or found.verifies is None:
            what = say(
                "cannot be verified; give a folder with {name}, or a file that ends in {suffixes}",
                name=NAME,
                suffixes=verifiable_suffixes(),
            )
            self.differ(output, what)
        elif found.verifies == "notices":
            notices = found.load_to_verify().read_notices(path)
            self.each(output, notices, lambda raw: self.check_notice(raw, self.options))
        else:
            self.each(output, found.load_to_verify().read_rows(path), self.check_row)

    def each(self, output: str, items: Iterator[Any], check: Callable[[Any], None]) -> None:
        """Check the items of an output; one that cannot be read differs as a whole."""
        try:
            for item in items:
                self.verified.checked += 1
                try:
                    check(item)
                except Difference as difference:
                    self.differ(shown_output(output, item), difference.args[0])
                except NoticeError as error:
                    self.differ(shown_output(output, item), say("{path}: {what}", path=error.path, what=error.what))
        except FileNotFoundError:
            self.differ(output, say("no such file, or no {name} in it; check the name", name=NAME))
        except Exception as error:  # each format has its own errors for a damaged file
            self.differ(output, say("is damaged: {kind}: {error}", kind=type(error).__name__, error=str(error)))

    def differ(self, shown: str, what: str) -> None:
        self.verified.differing += 1
        self.complain(shown, what)

    def entries(self, out: str) -> Iterator[Entry]:
        return (entry for entry in read_manifest(os.fsencode(out)) if entry.status == "done")

    def check_entry(self, out: str, entry: Entry) -> None:
        """Check an output of a folder: its hash and that of its source, and the notices in it.

        Rows of a table in a folder are not checked one by one: the hashes cover them.
        """
        output = os.path.join(os.fsencode(out), (entry.output or "").encode("utf-8"))
        if hash_of(output) != entry.output_sha256:
            raise Difference(say("is not what was written: its hash differs"))
        path = os.fsdecode(bytes.fromhex(entry.raw)) if entry.raw else as_system_path(entry.path)
        options = with_recorded(self.options, entry.options)
        source = self.open(path, entry.sha256 or "", options)[0]
        written = format_of_path(entry.output or "")
        if written is not None and written.verifies == "notices":
            for raw in written.load_to_verify().read_notices(Path(os.fsdecode(output))):
                self.check_notice(raw, options, source)

    def open(self, path: str, sha256: str, options: Options) -> tuple[Input, str]:
        """A source and its text; the last one is kept and not read again. Raises Difference where it has changed."""
        if self.last is None or self.last[0].path != path:
            found = self.sources.open(path, options)
            text = read_input(found).text
            self.last = replace(found, path=path), text
        if not digest(self.last[0]).startswith(sha256):
            raise Difference(say("its source has changed since; run batch again"))
        return self.last

    def check_notice(self, raw: bytes, options: Options, found: Input | None = None) -> None:
        """Check a notice against the schema and its source."""
        try:
            notice = Notice.model_validate_json(raw)
        except ValidationError as error:
            raise Difference(say("does not follow the schema: {error}", error=first_error(error))) from None
        source = notice.source
        path = found.path if found else as_system_path(source.path or "")
        text = self.open(path, source.sha256, options)[1]
        if source.length != len(text) or source.text not in (None, text):
            raise Difference(say("the text of its source differs"))
        for field, quote in quotes_in(json.loads(raw)):
            if text[quote["start"] : quote["end"]] != quote["text"]:
                raise Difference(
                    say(
                        "{field}: the source has other words at {start}:{end}",
                        field=field,
                        start=quote["start"],
                        end=quote["end"],
                    )
                )

    def check_row(self, raw: dict[str, Any]) -> None:
        """Check a row of a table of quantities against the schema and its source."""
        try:
            row = QuantityRow.model_validate(raw)
        except ValidationError as error:
            raise Difference(say("does not follow the schema: {error}", error=first_error(error))) from None
        found, text = self.open(as_system_path(row.path or ""), row.notice.removeprefix(NOTICE_LETTER), self.options)
        if text[row.start : row.end] != row.text:
            raise Difference(
                say("row {key}: the source has other words at {start}:{end}", key=row.key, start=row.start, end=row.end)
            )
        if key_of(digest(found), row.start, row.end) != row.key:
            raise Difference(say("row {key}: its key does not match its source and span", key=row.key))


def verify(outputs: list[str], options: Options, complain: Complain) -> Verified:
    verifier = Verifier(options, complain, Sources(), Verified())
    for output in outputs:
        verifier.verify(output)
    return verifier.verified


def quotes_in(node: Any, path: str = "notice") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every quote of a notice with its path in the JSON."""
    if isinstance(node, dict):
        if {"text", "start", "end"} <= node.keys():
            yield path, node
        for key, value in node.items():
            if key != "source":
                yield from quotes_in(value, f"{path}.{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from quotes_in(value, f"{path}[{index}]")


def hash_of(output: bytes) -> str:
    """The SHA-256 of a file. Raises Difference where it is missing."""
    try:
        with open(output, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise Difference(say("its output is missing: {reason}", reason=reason_of(error))) from None


def shown_output(output: str, item: object) -> str:
    return os.path.join(output, item.output or "") if isinstance(item, Entry) else output


def as_system_path(path: str) -> str:
    """A path stated in an output, as this system opens it."""
    return os.fsdecode(path.encode("utf-8", "surrogatepass"))


def digest(found: Input) -> str:
    return hashlib.sha256(found.raw).hexdigest()


def first_error(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
