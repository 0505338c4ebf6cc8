"""Spark in local mode: the same rows as the program gives, bad documents as rows with an error."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, SAMPLES
from notice_parser import parse_file, parse_text
from notice_parser.errors import PackError, UsageError
from notice_parser.spark import Job, Output, rows_of

LEAST_JAVA = 17
# The one block of Python that docs/scale.md shows.
(EXAMPLE,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "scale.md").read_text("utf-8"), re.DOTALL)


def why_not() -> str | None:
    """Why Spark cannot be tested here."""
    if find_spec("pyspark") is None:
        return "Spark is not installed: pip install 'notice-parse[spark]'"
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=os.path.join(home, "bin") if home else None)
    if java is None:
        return "Spark needs Java 17: apt-get install openjdk-17-jre-headless"
    printed = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    version = printed.partition('"')[2].partition(".")[0]
    return None if version.isdigit() and int(version) >= LEAST_JAVA else f"Spark needs Java 17, here is: {printed[:60]}"


REASON = why_not()
pytestmark = pytest.mark.skipif(REASON is not None, reason=REASON or "")


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "4")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    yield session
    session.stop()


def rows(df: Any) -> list[dict[str, Any]]:
    return [row.asDict() for row in df.collect()]


def test_files_as_figures(session: Any) -> None:
    from notice_parser.spark import parse
    from notice_parser.writers.parquet import typed
    from notice_parser.writers.rows import quantity_rows

    files = [(str(path), path.read_bytes()) for path in SAMPLES[:4]]
    bad = [("bad.txt", b"\0\1\2" * 50), ("none.txt", None)]
    df = session.createDataFrame([*files, *bad], "path string, content binary")
    found = rows(parse(df, "content", path="path"))
    wrong = {row["path"]: row["error"] for row in found if row["error"]}
    assert set(wrong) == {"bad.txt", "none.txt"}
    assert wrong["none.txt"] == "is empty"
    expected = [typed(row) for path in SAMPLES[:4] for row in quantity_rows(parse_file(str(path), text=True))]
    printed = [{name: value for name, value in row.items() if name != "error"} for row in found if not row["error"]]
    assert printed == expected


def test_the_example_of_the_documents_runs(session: Any, tmp_path: Path) -> None:
    setting = "spark.sql.execution.arrow.maxRecordsPerBatch"
    before = session.conf.get(setting)
    files = [(path.name, path.read_bytes()) for path in SAMPLES[:2]]
    here = {name: str(tmp_path / name) for name in ("documents", "quantities", "notices")}
    session.createDataFrame(files, "path string, content binary").write.parquet(here["documents"])
    code = re.sub(r'"(documents|quantities|notices)"', lambda found: repr(here[found[1]]), EXAMPLE)
    exec(compile(code, "docs/scale.md", "exec"), {"spark": session})
    assert session.conf.get(setting) == "64"
    session.conf.set(setting, before)  # the other tests share the session
    wanted = [parse_file(str(path), text=True) for path in SAMPLES[:2]]
    assert session.read.parquet(here["quantities"]).count() == sum(len(each.quantities) for each in wanted)
    assert {row["path"] for row in rows(session.read.parquet(here["notices"]))} == {name for name, _ in files}


def test_texts_as_whole_notices(session: Any) -> None:
    from notice_parser.spark import parse

    texts = [path.read_text("utf-8") for path in SAMPLES[:3]] + ["  "]
    df = session.createDataFrame([(text,) for text in texts], "text string")
    found = rows(parse(df, output="json"))
    assert [row["json"] for row in found[:3]] == [parse_text(text).model_dump_json() for text in texts[:3]]
    assert found[3] == {"path": None, "json": None, "error": "is empty"}


def test_what_is_said_once_holds_for_every_document(session: Any) -> None:
    from notice_parser.spark import parse

    df = session.createDataFrame([("今年新建桥梁3座。",)], "text string")
    (row,) = rows(parse(df, issued_on=date(2020, 5, 1)))
    assert (row["text"], row["value"], row["period_from"]) == ("3座", 3.0, date(2020, 1, 1))
    (whole,) = rows(parse(df, output="json", issued_on=date(2020, 5, 1)))
    assert json.loads(whole["json"])["dates"][0]["from"] == "2020-01-01"


def test_wrong_rules_fail_at_once(session: Any, tmp_path: Path) -> None:
    from notice_parser.spark import parse

    df = session.createDataFrame([("今年新建桥梁3座。",)], "text string")
    with pytest.raises(UsageError, match="is not a folder"):
        parse(df, rules=str(tmp_path / "none"))
    (tmp_path / "units.yaml").write_text("units: [3]\n", "utf-8")
    with pytest.raises(PackError, match=r"units\.yaml:1"):
        parse(df, rules=str(tmp_path))


@pytest.mark.parametrize("output", ["quantities", "json"])
def test_a_nul_in_a_text_is_an_error_of_that_document(output: Output) -> None:
    (row,) = rows_of("a", "受理3件\0。", Job("text", "path", output, None, None))
    assert row == {"path": "a", "error": "holds a NUL at 4, as no notice does; take it out"}


@pytest.mark.parametrize("output", ["quantities", "json"])
def test_other_columns_pass_through(session: Any, output: str) -> None:
    from notice_parser.spark import parse

    schema = "number int, text string, tags array<string>, error string, `of day` date"
    given = [
        (1, "今年新建桥梁3座、改造泵站5座。", ["甲", "乙"], "old", date(2025, 4, 1)),
        (2, " ", None, "old", None),
        (3, "全县共受理信访举报55件次。", [], None, date(2025, 4, 3)),
    ]
    found = rows(parse(session.createDataFrame(given, schema), output=output))
    seen = [(row["number"], row["tags"], row["of day"], row["error"]) for row in found]
    first = (1, ["甲", "乙"], date(2025, 4, 1), None)
    expected = [first, (2, None, None, "is empty"), (3, [], date(2025, 4, 3), None)]
    assert seen == ([first, *expected] if output == "quantities" else expected)
    if output == "quantities":
        assert [row["text"] for row in found] == ["3座", "5座", None, "55件次"]


@pytest.mark.parametrize(
    ("wishes", "what"),
    [({"column": "nothing"}, "does not exist"), ({"column": "number"}, "is bigint"), ({"output": "xml"}, "not known")],
)
def test_what_cannot_be_meant(session: Any, wishes: dict[str, Any], what: str) -> None:
    from notice_parser.spark import parse

    df = session.createDataFrame([("文", 1)], "text string, number bigint")
    with pytest.raises(UsageError, match=what):
        parse(df, **wishes)
