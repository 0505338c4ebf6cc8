"""Batch and Spark as ratios within one run: workers, memory, Ctrl-C; medians of several turns, the sides in turn.

python bench/batch.py [DOCUMENTS] [TURNS]    (2000 and 7 by default)
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree, which
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from collection import make_collection, texts

PROGRAM = (sys.executable, "-m", "notice_parser", "batch")
FEW = 10  # memory is compared with that of a collection so many times smaller
BEGUN = 10  # lines in the manifest


def convert(folder: Path, jobs: int) -> subprocess.Popen[bytes]:
    rmtree(folder / "out", ignore_errors=True)
    command = (*PROGRAM, "in", "-o", "out", "-j", str(jobs), "-q")
    return subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=mind_interrupts
    )


def mind_interrupts() -> None:
    """What runs in the background is born deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def seconds(folder: Path, jobs: int) -> float:
    start = time.perf_counter()
    process = convert(folder, jobs)
    assert process.communicate()[1] == b""
    return time.perf_counter() - start


def workers(folder: Path, size: int, turns: int) -> None:
    taken = [(seconds(folder, 1), seconds(folder, 2)) for _ in range(turns)]
    one, two = (median(column) for column in zip(*taken, strict=True))
    ratio = median(one / two for one, two in taken)
    print(f"documents a second, -j 1                {size / one:8.1f}")
    print(f"documents a second, -j 2                {size / two:8.1f}")
    print(f"batch -j 2 ÷ -j 1, {size} documents      {ratio:8.2f}     (reach 1.8, fail 1.6)")


def processes_of(group: int) -> list[str]:
    """The processes of a group, by their folders in /proc."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(place.name)) == group:
                found.append(str(place))
        except ProcessLookupError:
            continue
    return found


def memory_of(group: int) -> int:
    """Kilobytes that the processes of a group hold, what they share counted once."""
    total = 0
    for place in processes_of(group):
        try:
            lines = Path(place, "smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total


def peak(folder: Path) -> int:
    process, most = convert(folder, 2), 0
    while process.poll() is None:
        most = max(most, memory_of(process.pid))
        time.sleep(0.05)
    return most


def memory(folder: Path, few: Path, size: int, turns: int) -> None:
    if not Path("/proc/self/smaps_rollup").exists():
        print("memory: not measured, this system has no /proc")
        return
    small, large = (median(column) for column in zip(*((peak(few), peak(folder)) for _ in range(turns)), strict=True))
    print(f"peak memory, {size} documents, -j 2      {large / 1024:8.0f} MB")
    print(f"peak memory, {size} ÷ {size // FEW}               {large / small:8.2f}     (reach 1.05, fail 1.2)")


def interrupt(folder: Path) -> float:
    process = convert(folder, 2)
    manifest = folder / "out" / "manifest.ndjson"
    while not manifest.exists() or manifest.read_bytes().count(b"\n") < BEGUN:
        time.sleep(0.01)
    start = time.perf_counter()
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate()[1]
    taken = time.perf_counter() - start
    assert (process.returncode, said) == (130, b"notice-parse: interrupted\n"), (process.returncode, said)
    return taken


def interrupts(folder: Path, turns: int) -> None:
    taken = [interrupt(folder) for _ in range(turns)]
    print(
        f"Ctrl-C to exit, seconds                 {median(taken):8.2f}     (reach 0.5, fail 1; worst {max(taken):.2f})"
    )


def spark_session(cores: int) -> Any:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.log.level": "ERROR",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "64",
    }
    builder = SparkSession.builder.master(f"local[{cores}]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def spark_seconds(cores: int, documents: list[str], turns: int) -> float:
    """The median time of all documents on so many cores, the first time left out."""
    from notice_parser.spark import parse

    session = spark_session(cores)
    try:
        df = session.createDataFrame([(text,) for text in documents], "text string").repartition(4 * cores).cache()
        df.count()
        taken = []
        for _ in range(turns + 1):
            start = time.perf_counter()
            parse(df).write.format("noop").mode("overwrite").save()
            taken.append(time.perf_counter() - start)
        return median(taken[1:])
    finally:
        session.stop()


def spark(size: int, turns: int) -> None:
    if find_spec("pyspark") is None or which("java") is None:
        print("Spark: not measured; pip install 'notice-parse[spark]', apt-get install openjdk-17-jre-headless")
        return
    documents = [text for text, _ in zip(texts(), range(size), strict=False)]
    one, two = (spark_seconds(cores, documents, turns) for cores in (1, 2))
    million = sum(map(len, documents)) / 1e6
    print(f"Spark local[1], documents a second      {size / one:8.1f}     ({million / one:.3f} million characters)")
    print(f"Spark local[2], documents a second      {size / two:8.1f}")
    print(f"Spark local[2] ÷ local[1]               {one / two:8.2f}")


def main() -> None:
    given = [int(argument) for argument in sys.argv[1:]]
    size, turns = (*given, *(2000, 7)[len(given) :])
    with TemporaryDirectory() as name:
        folder, few = Path(name, "many"), Path(name, "few")
        make_collection(folder / "in", size)
        make_collection(few / "in", size // FEW)
        workers(folder, size, turns)
        memory(folder, few, size, max(1, turns // 3))
        interrupts(folder, turns)
    spark(size, max(1, turns // 3))


if __name__ == "__main__":
    main()
