"""One report over a folder: by file and by check, the worst first; then what is wrong in each file."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import run_program

SOUND = "整改已完成。"
ONE = "依据（青教发[2023]9号）开展。"
TWO = "交办的240件诉求已办结216件，未办结24件，办结率95%。\n依据（青教发[2023]9号）开展。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    below = tmp_path / "notices" / "below"
    below.mkdir(parents=True)
    for path, text in ((below.parent / "a.txt", ONE), (below.parent / "b.txt", SOUND), (below / "z.txt", TWO)):
        path.write_text(text, "utf-8")
    return below.parent


def rows_of(report: str, title: str) -> list[list[str]]:
    """The cells of the table below a title, without its two head rows."""
    lines = report.partition(f"## {title}\n")[2].strip("\n").split("\n\n")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_files_and_checks_come_worst_first(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.md"
    result = run_program("check", folder, "-o", out, "--messages", "en")
    assert result.returncode == 0, result.stderr
    report = out.read_text("utf-8")
    files = [(Path(path).name, errors, warnings) for path, errors, warnings, _ in rows_of(report, "By file")]
    assert files == [("z.txt", "1", "1"), ("a.txt", "0", "1")]
    checks = [(code.replace("\\", ""), number) for code, *_, number in rows_of(report, "By check")]
    assert checks == [("rate_mismatch", "1"), ("document_number_form", "2")]
    assert report.index("1:4 error") < report.index("2:4 warning") < report.index("1:4 warning")
    assert "3 notices" in report


def test_a_report_in_the_folder_is_not_checked_again(folder: Path) -> None:
    out = folder / "report.md"
    for _ in range(2):
        assert run_program("check", folder, "-o", out, "--messages", "en").returncode == 0
        assert "3 notices" in out.read_text("utf-8")


def test_a_folder_without_findings_says_so(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(SOUND, "utf-8")
    report = run_program("check", tmp_path, "-f", "markdown", "--messages", "en").stdout.decode()
    assert "Nothing was found." in report
    assert "| " not in report
