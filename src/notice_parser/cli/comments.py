"""`check --annotate`: findings → comments in a copy of the Word document that they were found in."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

from notice_parser.batch import Options
from notice_parser.cli import texts
from notice_parser.cli.check_options import Reporting
from notice_parser.cli.output import refuse_overwriting
from notice_parser.cli.streams import complain
from notice_parser.errors import UsageError
from notice_parser.messages import Language, install_command, name_of_code, say, say_number, translate
from notice_parser.notice import Finding
from notice_parser.pack import Pack
from notice_parser.readers.formats import DOCX
from notice_parser.readers.opening import open_input
from notice_parser.writers.annotation import Note, annotate
from notice_parser.writers.findings import Placed, first_quote
from notice_parser.writers.target import open_target

ENDING, LONGEST_EXTENT = ".docx", 80


class Comments:
    """The findings of one Word document, kept while they are reported. Raises UsageError for any other input."""

    def __init__(self, files: list[str], reporting: Reporting, options: Options, *, pack: Pack) -> None:
        self.target = reporting.annotate or ""
        self.language = reporting.messages or Language.ZH
        self.kept: list[Placed] = []
        self.pack, self.text = pack, ""
        if find_spec("docx") is None:
            raise UsageError("--annotate", texts.PACKAGE_MISSING.format(package="docx", remedy=install_command("docx")))
        if len(files) != 1 or files[0] == "-":
            raise UsageError("--annotate", texts.ANNOTATE_ONE)
        if not self.target.lower().endswith(ENDING):
            raise UsageError(f"--annotate {self.target}", texts.ANNOTATE_ENDING)
        refuse_overwriting(self.target, files)
        self.source = open_input(files[0], options)
        if self.source.format is not DOCX:
            raise UsageError(files[0], texts.ANNOTATE_DOCX.format(format=self.source.format.label))

    def keep(self, found: Iterator[Placed]) -> Iterator[Placed]:
        """The findings as they pass."""
        for placed in found:
            self.kept.append(placed)
            yield placed

    def write(self, text: str, *, is_quiet: bool) -> None:
        """Write the copy of the document with this text. Raises UnwritableOutput, UnreadableInput."""
        self.text = text
        notes = [self.note(placed) for placed in self.kept]
        with open_target(self.target) as put:
            put(annotate(self.source.raw, self.source.path, self.text, notes))
        if not is_quiet:
            what = say_number("{number} comment written", "{number} comments written", number=len(notes))
            complain(self.target, what)

    def note(self, placed: Placed) -> Note:
        """A comment on the words of a finding: the level, what is wrong, what to write instead."""
        finding = placed.finding
        message = self.pack.messages.say(finding.code, finding.params, self.language)
        level = name_of_code(finding.severity, self.language)
        words = translate(say("[{level}] {message}", level=level, message=message), self.language)
        if finding.suggestion is not None:
            instead = say("Write instead: {words}", words=finding.suggestion.replacement)
            words = f"{words}\n{translate(instead, self.language)}"
        return Note(*self.extent(finding), words)

    def extent(self, finding: Finding) -> tuple[int, int]:
        """From the first quote to the last where these stand close together on one line, else the first alone."""
        first = first_quote(finding)
        if first is None:
            return 0, 0
        end = max(quote.end for quote in finding.quotes)
        is_close = end - first.start <= LONGEST_EXTENT and "\n" not in self.text[first.start : end]
        return first.start, end if is_close else first.end
