"""Write docs/steps/*.png again: the commands of docs/zh/steps.md run, and what a user then sees of each.

python tools/user_screens.py    needs chromium, chromedriver, selenium, soffice, python-docx and a Chinese font
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import Any

import docx
import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
PAGE, PICTURES = ROOT / "docs" / "zh" / "steps.md", ROOT / "docs" / "steps"
BLOCK = re.compile(r"```(console|sh)\n(.*?)```", re.DOTALL)
PROGRAM = f"{shlex.quote(sys.executable)} -m notice_parser"
ENVIRONMENT = {**os.environ, "NOTICE_PARSE_LANG": "zh", "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "110"}
SLIP = ("91.1%", "92.1%")  # what the draft has wrong
TERMINAL = (
    "body{margin:0;padding:18px 22px;background:#1e1e1e;color:#e6e6e6;font:15px/1.45 'Noto Sans Mono CJK SC',"
    "'Noto Sans CJK SC','WenQuanYi Zen Hei Mono',monospace;white-space:pre-wrap}b{color:#8ae234}"
)
MOST_LINES = 34


def make_folder(folder: Path) -> None:
    """The files that the page names: a draft with one slip, the notice without it, and two bulletins."""
    text = (ROOT / "samples" / "rectification-county.txt").read_text("utf-8")
    (folder / "文件夹").mkdir(exist_ok=True)
    write_word(folder / "送审稿.docx", text.replace(*SLIP))
    write_word(folder / "文件夹" / "通报.docx", text)
    for name, year in (("去年", 2023), ("今年", 2024)):
        shutil.copy(ROOT / "docs" / "bulletins" / f"lanxi-{year}.txt", folder / f"{name}.txt")


def write_word(path: Path, text: str) -> None:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(str(path))


def main() -> int:
    from page_screenshots import DESKTOP, Shot, open_browser, take

    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_folder(folder)
        screens = run_all(folder)
        with open_browser(folder) as browser:
            for picture, words in (("outline", "outline"), ("check", "check 送审稿.docx")):
                command = next(each for each in screens if words in each)
                page = folder / f"{picture}.html"
                page.write_text(terminal(command, screens[command]), "utf-8")
                shot = Shot(size=(1180, 560 if picture == "outline" else 150, 1), dark=True)
                (PICTURES / f"{picture}.png").write_bytes(take(browser, page, shot))
            for picture, source in (("page", "通报.html"), ("compare", "对比.html")):
                (PICTURES / f"{picture}.png").write_bytes(take(browser, folder / source, Shot(size=DESKTOP)))
        draw(folder, "台账.xlsx", "ledger")
        draw(folder, "送审稿-批注.docx", "comments")
    return 0


def run_all(folder: Path) -> dict[str, str]:
    """Each command of the page, in order → what it printed. Raises CalledProcessError."""
    shown: dict[str, str] = {}
    for kind, block in BLOCK.findall(PAGE.read_text("utf-8")):
        lines = re.findall(r"^\$ (.*)$", block, re.MULTILINE) if kind == "console" else block.splitlines()
        for line in lines:
            command = re.sub(r"^notice-parse(?= )", PROGRAM, line)
            done = subprocess.run(
                ["bash", "-c", command], cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=True
            )
            shown[line] = done.stdout + done.stderr
    return shown


def terminal(command: str, printed: str) -> str:
    lines = printed.splitlines()
    said = "\n".join([*lines[:MOST_LINES], *(["…"] if len(lines) > MOST_LINES else [])])
    return f'<meta charset="utf-8"><style>{TERMINAL}</style><body><b>$</b> {escape(command)}\n{escape(said)}</body>'


def to_pdf(folder: Path, source: str) -> Path:
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "pdf"), source]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "pdf" / f"{Path(source).stem}.pdf"


def draw(folder: Path, source: str, picture: str) -> None:
    """The first page of a file as LibreOffice prints it, comments as signs at their places."""
    drawn: Any = pypdfium2.PdfDocument(to_pdf(folder, source))[0].render(scale=1.6).to_pil()
    drawn.convert("P", palette=1, colors=64).save(PICTURES / f"{picture}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
