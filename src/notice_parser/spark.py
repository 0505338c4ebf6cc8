"""The same parse on an existing Spark session: a column of texts or of files in, quantities or whole notices out.

Each executor needs this package (and the extra [spark]); the rules are loaded once in each of its Python processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from notice_parser.errors import NoticeError, UnreadableInput, UsageError

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

    from notice_parser.notice import Notice
    from notice_parser.spans import Source

Output = Literal["quantities", "json"]
Row = dict[str, Any]
PATH, JSON, ERROR = "path", "json", "error"
ROWS_PER_BATCH = 2_000
TYPES = {"number": "double", "integer": "bigint", "boolean": "boolean", "date": "date", "text": "string"}


class Job(Struct, frozen=True):
    """What each executor is to do. `path` is the column that names documents, if any."""

    column: str
    path: str | None
    output: Output
    issued_on: date | None
    rules: str | None


def parse(
    df: DataFrame,
    column: str = "text",
    *,
    path: str | None = None,
    output: Output = "quantities",
    issued_on: date | None = None,
    rules: str | None = None,
) -> DataFrame:
    """Documents → rows. `column` holds texts, or the bytes of files of any format that is read; `path` names them.

    `quantities` gives the columns of `notice-parse schema --table quantities` and `error`, one row per quantity; `json`
    gives `path`, `json` and `error`, one row per document. A document that cannot be read is one row with its path and
    the error.

    The other columns of `df` stand before them as they are, in the rows of each document; one that has the name of a
    column of the result is left out.

    Raises UsageError for a column that is not there or of another type and for a folder that is not there, PackError
    for wrong rules: at once, before any document is read.
    """
    from notice_parser.pack import pack_in

    if output not in ("quantities", "json"):
        raise UsageError("output", f'{output} is not known; there is "quantities" and "json"')
    refuse_column(df, column, ("string", "binary"))
    if path is not None:
        refuse_column(df, path, ("string",))
    pack_in(rules)
    job = Job(column, path, output, issued_on, rules)
    result = schema_of(output)
    passed = [each for each in df.schema.fields if each.name not in {column, path, *names_of(output)}]
    wanted = [column] if path in (None, column) else [path or "", column]
    selected = df.select(*(f"`{name}`" for name in [*wanted, *(each.name for each in passed)]))
    columns = ", ".join([*(f"`{each.name}` {each.dataType.simpleString()}" for each in passed), result])
    return selected.mapInArrow(parse_batches(job), columns)


def refuse_column(df: DataFrame, name: str, types: tuple[str, ...]) -> None:
    found = dict(df.dtypes).get(name)
    if found not in types:
        what = f"is {found}" if found else "does not exist"
        raise UsageError(f"column {name}", f"{what}; give one of {' or '.join(types)}")


def names_of(output: Output) -> list[str]:
    """The names of the columns of the result."""
    if output == "json":
        return [PATH, JSON, ERROR]
    from notice_parser.writers.columns import columns_of
    from notice_parser.writers.tables import QuantityRow

    return [*columns_of(QuantityRow), ERROR]


def schema_of(output: Output) -> str:
    """The columns of the result as Spark names their types."""
    if output == "json":
        return f"{PATH} string, {JSON} string, {ERROR} string"
    from notice_parser.writers.columns import columns_of
    from notice_parser.writers.tables import QuantityRow

    columns = [f"`{name}` {TYPES[kind]}" for name, kind in columns_of(QuantityRow).items()]
    return ", ".join([*columns, f"{ERROR} string"])


def parse_batches(job: Job) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """The function that runs in an executor: batches of documents in, batches of ROWS_PER_BATCH rows out."""

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        schema = arrow_schema(job.output)
        for batch in batches:
            rows = rows_of_batch(batch, job)
            while held := list(islice(rows, ROWS_PER_BATCH)):
                made = pa.RecordBatch.from_pylist([row for _, row in held], schema)
                yield with_passed(batch, [index for index, _ in held], made, job)

    return run


def rows_of_batch(batch: pa.RecordBatch, job: Job) -> Iterator[tuple[int, Row]]:
    """The rows of each document, with its index in the batch."""
    for index, document in enumerate(documents(batch, job)):
        for row in rows_of(*document, job):
            yield index, row


def with_passed(batch: pa.RecordBatch, indexes: list[int], made: pa.RecordBatch, job: Job) -> pa.RecordBatch:
    """The rows with the other columns of the documents that they come from before them."""
    import pyarrow as pa

    own = {job.column, job.path, *made.schema.names}
    taken = batch.take(pa.array(indexes, pa.int64()))
    passed = [(field, taken.column(field.name)) for field in batch.schema if field.name not in own]
    fields = [*(field for field, _ in passed), *made.schema]
    return pa.RecordBatch.from_arrays([*(column for _, column in passed), *made.columns], schema=pa.schema(fields))


def arrow_schema(output: Output) -> pa.Schema:
    import pyarrow as pa

    if output == "json":
        return pa.schema([(name, pa.string()) for name in (PATH, JSON, ERROR)])
    from notice_parser.writers.parquet import COLUMNS
    from notice_parser.writers.parquet import TYPES as ARROW_TYPES

    return pa.schema([*((name, ARROW_TYPES[kind]) for name, kind in COLUMNS.items()), (ERROR, pa.string())])


def documents(batch: pa.RecordBatch, job: Job) -> Iterator[tuple[str | None, str | bytes | None]]:
    """Each document of a batch with its name."""
    contents = batch.column(job.column)
    paths = batch.column(job.path) if job.path else None
    for index in range(batch.num_rows):
        yield (paths[index].as_py() if paths is not None else None), contents[index].as_py()


def rows_of(path: str | None, content: str | bytes | None, job: Job) -> Iterator[Row]:
    """The rows of one document, or the one row with the error."""
    try:
        notice = read_document(path, content, job)
        yield from rows_of_quantities(notice) if job.output == "quantities" else [row_of_notice(path, notice)]
    except NoticeError as error:
        yield {PATH: path, ERROR: error.what}
    except Exception as bug:  # a bug that one document hits does not stop the others
        yield {PATH: path, ERROR: f"could not be parsed: {type(bug).__name__}: {bug}"}


def read_document(path: str | None, content: str | bytes | None, job: Job) -> Notice:
    from msgspec.structs import replace

    from notice_parser.pack import pack_in
    from notice_parser.pipeline import parse_source

    source = read_text(path, content) if isinstance(content, str | None) else read_bytes(path, content)
    shown = replace(source, shows_text=True) if job.output == "quantities" else source
    return parse_source(shown, issued_on=job.issued_on, pack=pack_in(job.rules))


def read_text(path: str | None, content: str | None) -> Source:
    from msgspec.structs import replace

    from notice_parser.readers.sizes import LARGEST_TEXT, refuse_text
    from notice_parser.readers.text import from_string

    if content is None or not content.strip():
        raise UnreadableInput(path or "", "is empty")
    refuse_text(path or "", content, LARGEST_TEXT)
    return replace(from_string(content), path=path)


def read_bytes(path: str | None, content: bytes) -> Source:
    from msgspec.structs import replace

    from notice_parser.readers.formats import detect_format
    from notice_parser.readers.opening import Input, only_member, read_input

    found = Input(bytes(content), path or "", detect_format(bytes(content), path or ""))
    source = read_input(only_member(found) if found.format.is_archive else found)
    return source if path is not None else replace(source, path=None)


def rows_of_quantities(notice: Notice) -> Iterator[Row]:
    from notice_parser.writers.parquet import typed
    from notice_parser.writers.rows import quantity_rows

    for row in quantity_rows(notice):
        yield typed(row)


def row_of_notice(path: str | None, notice: Notice) -> Row:
    return {PATH: path, JSON: notice.model_dump_json()}
