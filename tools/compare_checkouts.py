"""Compare what two checkouts of notice-parse print, byte for byte: `python tools/compare_checkouts.py OLD NEW INPUT…`.

OLD and NEW are folders of checkouts (git worktrees, say); INPUT are files or folders of documents. Both checkouts
read every input with every command of COMMANDS; standard output and written files are compared after the program's
version and the fingerprint of its rules are masked. Standard error is not compared: its wording may change. What a
checkout printed is kept in a cache by commit where its work tree is clean (`--cache FOLDER`), so that the old side is
read once.

Exit status: 0 where all bytes are the same, 1 where some differ (each named, with the first differing line).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# Command name -> arguments; {in} is the input, {out} a file to be written.
COMMANDS = {
    "json": ["{in}"],
    "json-text": ["--text", "--compact", "{in}"],
    "csv": ["-f", "csv", "{in}"],
    "markdown": ["-f", "markdown", "{in}"],
    "html": ["-f", "html", "{in}"],
    "text": ["-f", "text", "{in}"],
    "xlsx": ["-f", "xlsx", "-o", "{out}.xlsx", "{in}"],
    "sqlite": ["-f", "sqlite", "-o", "{out}.sqlite", "{in}"],
    "outline": ["outline", "{in}"],
    "check": ["check", "{in}"],
    "check-json": ["check", "-f", "json", "{in}"],
    "check-sarif": ["check", "-f", "sarif", "{in}"],
    "check-docx": ["check", "-o", "{out}.docx", "{in}"],
    "ledger": ["ledger", "{in}"],
    "ledger-docx": ["ledger", "-o", "{out}.docx", "{in}"],
    "compare": ["compare", "-f", "json", "{in}", "{in}"],
}
MASKS = (
    (re.compile(rb'("rules"\s*:\s*")[0-9a-f]+'), rb"\1MASKED"),
    (re.compile(rb'("name"\s*:\s*"notice-parse",\s*"version"\s*:\s*")[^"]+'), rb"\1MASKED"),
    (re.compile(rb"'[0-9.]+','[0-9a-f]{16}'\)"), b"MASKED"),  # the last columns of a row of notices in a SQLite dump
    (re.compile(rb"<t>[0-9.]+</t></si><si><t>[0-9a-f]{16}</t>"), b"MASKED"),  # the same of a workbook
)
SECONDS = 120  # for one command on one input


def work(checkout: Path, inputs: list[Path], commands: list[str]) -> dict[tuple[str, str], bytes]:
    """Run inside the checkout's own process: {(command, input): what it printed and wrote}."""
    sys.path.insert(0, str(checkout / "src"))
    import notice_parser.pipeline  # noqa: F401  (imported once here, so that each fork is quick)
    from notice_parser import __main__ as program  # the one name that both checkouts must share

    results = {}
    with tempfile.TemporaryDirectory() as folder:
        for path in inputs:
            for command in commands:
                results[command, str(path)] = run_one(program, command, path, Path(folder))
    return results


def run_one(program, command: str, path: Path, folder: Path) -> bytes:  # type: ignore[no-untyped-def]
    out, printed = folder / "written", folder / "printed"
    arguments = [a.format(**{"in": path, "out": out}) for a in COMMANDS[command]]
    child = os.fork()
    if child == 0:
        os.environ["COLUMNS"] = "200"
        with printed.open("wb") as stdout, open(os.devnull, "wb") as stderr:
            os.dup2(stdout.fileno(), 1)
            os.dup2(stderr.fileno(), 2)
        sys.argv = ["notice-parse", *arguments]
        status = 99
        try:
            import signal

            signal.alarm(SECONDS)
            status = program.main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        finally:
            sys.stdout.flush()
            os._exit(status or 0)
    _, status = os.waitpid(child, 0)
    pieces = [b"exit %d\n" % os.waitstatus_to_exitcode(status), printed.read_bytes()]
    for written in sorted(folder.glob("written*")):
        pieces.append(plain(written))
        written.unlink()
    return mask(b"".join(pieces))


def mask(data: bytes) -> bytes:
    """An output without the version of the program and the fingerprint of its rules."""
    for pattern, masked in MASKS:
        data = pattern.sub(masked, data)
    return data


def plain(path: Path) -> bytes:
    """A written file without what changes from run to run (times in a ZIP)."""
    if path.suffix in {".xlsx", ".docx"}:
        from zipfile import ZipFile

        with ZipFile(path) as book:
            return b"".join(n.encode() + book.read(n) for n in sorted(book.namelist()) if n != "docProps/core.xml")
    if path.suffix == ".sqlite":
        import sqlite3

        base = sqlite3.connect(path)
        lines = "\n".join(base.iterdump()).encode()
        base.close()
        return lines
    return path.read_bytes()


def commit_of(checkout: Path) -> str | None:
    """The commit of a checkout whose src and patterns are clean, else None."""

    def git(*words: str) -> str:
        return subprocess.run(["git", "-C", str(checkout), *words], capture_output=True, text=True, check=True).stdout

    return None if git("status", "--short", "src", "patterns").strip() else git("rev-parse", "HEAD").strip()


def outputs(
    checkout: Path, inputs: list[Path], commands: list[str], cache: Path | None
) -> dict[tuple[str, str], bytes]:
    commit = commit_of(checkout)
    key = hashlib.sha256(json.dumps([commit, [str(p) for p in inputs], commands, COMMANDS]).encode()).hexdigest()[:20]
    kept = cache / f"{key}.pickle" if cache and commit else None
    if kept and kept.exists():
        return pickle.loads(kept.read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        job, done = Path(folder) / "job", Path(folder) / "done"
        job.write_bytes(pickle.dumps((checkout, inputs, commands)))
        subprocess.run([sys.executable, __file__, "--work", str(job), str(done)], check=True, cwd=folder)
        data = done.read_bytes()
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(data)
    return pickle.loads(data)


def first_difference(old: bytes, new: bytes) -> str:
    for number, (a, b) in enumerate(zip(old.splitlines(), new.splitlines(), strict=False), 1):
        if a != b:
            at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
            cut = slice(max(0, at - 60), at + 100)
            return (
                f"line {number}:\n  old {a[cut].decode('utf-8', 'replace')}\n  new {b[cut].decode('utf-8', 'replace')}"
            )
    return f"length {len(old)} against {len(new)}"


def find_inputs(places: list[Path]) -> list[Path]:
    found = []
    for place in places:
        found += sorted(p for p in place.rglob("*") if p.is_file()) if place.is_dir() else [place]
    return [p.resolve() for p in found if p.suffix not in {".ann", ".tsv", ".py"} and not p.name.endswith("gold.json")]


def main() -> int:
    if sys.argv[1:2] == ["--work"]:
        checkout, inputs, commands = pickle.loads(Path(sys.argv[2]).read_bytes())
        Path(sys.argv[3]).write_bytes(pickle.dumps(work(checkout, inputs, commands)))
        return 0
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("inputs", type=Path, nargs="+", metavar="INPUT")
    parser.add_argument("--commands", default=",".join(COMMANDS), help="which commands, by name")
    parser.add_argument("--every", type=int, default=1, help="take every N-th input alone")
    parser.add_argument("--cache", type=Path, help="folder for what clean checkouts printed")
    args = parser.parse_args()
    inputs, commands = find_inputs(args.inputs)[:: args.every], args.commands.split(",")
    old, new = (outputs(c.resolve(), inputs, commands, args.cache) for c in (args.old, args.new))
    different = [key for key in old if old[key] != new.get(key)]
    for command, path in different[:20]:
        print(f"{command} {path}: {first_difference(old[command, path], new.get((command, path), b''))}")
    same = len(old) - len(different)
    print(f"{len(inputs)} inputs, {len(commands)} commands: {same} the same, {len(different)} differ")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
