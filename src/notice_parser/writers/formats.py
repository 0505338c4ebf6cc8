"""The output formats: everything that parse, batch, --combine, verify, help and docs know of each of them.

Nothing heavy is imported here: the command line reads this for `--help`.
"""

# Annotations are evaluated here: as strings, each field of a NamedTuple would be compiled by itself.
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Literal, NamedTuple

from notice_parser.errors import UsageError
from notice_parser.messages import install_command, say

# The languages of the heads and codes of tables.
Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class OutputFormat(NamedTuple):
    """An output format.

    `module` defines `write(notices: Iterator[Notice]) -> Iterator[bytes]`. Where `verifies` is "notices" it also
    defines `read_notices(path: Path) -> Iterator[bytes]`, the JSON of each notice in a file; where it is "rows",
    `read_rows(path: Path) -> Iterator[dict[str, Any]]`, the rows of quantities as they were written.
    `labels` is the language of the heads and codes of a table, where none is asked for; `write` then takes `Labels` as
    its second argument.
    `package` is what the module needs beyond the dependencies, installed by the extra `extra`.
    """

    name: str
    suffix: str
    module: str
    other_suffixes: tuple[str, ...] = ()
    is_text: bool = True  # UTF-8 throughout
    needs_file: bool = False  # of no use on a terminal
    needs_text: bool = False  # shows the source text, or sentences of it: notices must hold `source.text`
    has_index: bool = False  # a folder of such outputs gets a page over all of them
    combines: bool = False  # holds the notices of a whole batch well: offered by --combine
    verifies: Literal["notices", "rows"] | None = None
    labels: Language | None = None
    package: str | None = None
    extra: str | None = None

    @property
    def suffixes(self) -> tuple[str, ...]:
        return self.suffix, *self.other_suffixes

    def load(self) -> ModuleType:
        """The module of the format. Raises UsageError where the package that it needs is not installed."""
        if self.package is not None and find_spec(self.package) is None:
            raise self.not_installed()
        return import_module(self.module)

    def load_to_verify(self) -> ModuleType:
        """The same for reading back, which may do without the package (xlsx)."""
        try:
            return import_module(self.module)
        except ModuleNotFoundError as error:
            if error.name is None or error.name.partition(".")[0] != self.package:
                raise
            raise self.not_installed() from None

    def not_installed(self) -> UsageError:
        remedy = install_command(self.extra or "")
        return UsageError(
            f"-f {self.name}",
            say("needs {package}, which is not installed; {remedy}", package=self.package, remedy=remedy),
        )


# In the order in which they are listed to people. A new format is a module and an entry here.
OUTPUT_FORMATS = (
    OutputFormat(name="json", suffix=".json", module="notice_parser.writers.json", verifies="notices"),
    OutputFormat(
        name="ndjson",
        suffix=".ndjson",
        module="notice_parser.writers.ndjson",
        other_suffixes=(".jsonl",),
        combines=True,
        verifies="notices",
    ),
    OutputFormat(
        name="csv",
        suffix=".csv",
        module="notice_parser.writers.csv",
        needs_text=True,
        combines=True,
        labels="en",
        verifies="rows",
    ),
    OutputFormat(
        name="xlsx",
        suffix=".xlsx",
        module="notice_parser.writers.xlsx",
        is_text=False,
        needs_file=True,
        needs_text=True,
        combines=True,
        labels="zh",
        verifies="rows",
    ),
    OutputFormat(
        name="parquet",
        suffix=".parquet",
        module="notice_parser.writers.parquet",
        is_text=False,
        needs_file=True,
        needs_text=True,
        combines=True,
        labels="en",
        verifies="rows",
        package="pyarrow",
        extra="parquet",
    ),
    OutputFormat(
        name="sqlite",
        suffix=".sqlite",
        module="notice_parser.writers.sqlite",
        other_suffixes=(".db",),
        is_text=False,
        needs_file=True,
        needs_text=True,
        combines=True,
        labels="en",
        verifies="rows",
    ),
    OutputFormat(name="markdown", suffix=".md", module="notice_parser.writers.markdown", needs_text=True),
    OutputFormat(
        name="html",
        suffix=".html",
        module="notice_parser.writers.html",
        other_suffixes=(".htm",),
        has_index=True,
        needs_text=True,
    ),
    OutputFormat(name="text", suffix=".txt", module="notice_parser.writers.text"),
)


def find_format(name: str, formats: tuple[OutputFormat, ...] = OUTPUT_FORMATS) -> OutputFormat:
    """The format of that name. Raises UsageError."""
    for each in formats:
        if each.name == name:
            return each
    raise UsageError("-f", say("unknown format {name}; choose from {names}", name=name, names=format_names(formats)))


def format_of_path(path: str, formats: tuple[OutputFormat, ...] = OUTPUT_FORMATS) -> OutputFormat | None:
    """The format that the ending of a path names, the longest ending first; None where no format has it."""
    endings = [(suffix, each) for each in formats for suffix in each.suffixes]
    endings.sort(key=lambda ending: len(ending[0]), reverse=True)
    return next((each for suffix, each in endings if path.lower().endswith(suffix)), None)


def format_names(formats: tuple[OutputFormat, ...] = OUTPUT_FORMATS) -> str:
    return ", ".join(each.name for each in formats)


def all_suffixes() -> str:
    return ", ".join(each.suffix for each in OUTPUT_FORMATS)


def combining_names() -> str:
    return ", ".join(each.name for each in OUTPUT_FORMATS if each.combines)


def combining_suffixes() -> str:
    return ", ".join(each.suffix for each in OUTPUT_FORMATS if each.combines)


def verifiable_suffixes() -> str:
    return ", ".join(suffix for each in OUTPUT_FORMATS if each.verifies for suffix in each.suffixes)


JSON = find_format("json")
NDJSON = find_format("ndjson")
HTML = find_format("html")
