"""Write docs/checks/ again from patterns/: a page per code in English and in Chinese, and the tables in the READMEs.

python tools/check_pages.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from notice_parser.checks.pages import CHINESE, ENGLISH, index, page
from notice_parser.pack import Pack, built_in_pack

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "checks"
FOLDERS = {ENGLISH: FOLDER, CHINESE: FOLDER / "zh"}


def write_pages(pack: Pack, language: str) -> None:
    folder = FOLDERS[language]
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*.md"):
        if path.stem != "README":
            path.unlink()
    for code in pack.checks.by_code:
        (folder / f"{code}.md").write_text(page(code, pack, language), "utf-8")
    readme = folder / "README.md"
    before = readme.read_text("utf-8").partition(pack.checks.pages[language]["table"])[0]
    readme.write_text(before + index(pack, language), "utf-8")


def main() -> int:
    pack = built_in_pack()
    for language in FOLDERS:
        write_pages(pack, language)
    return 0


if __name__ == "__main__":
    sys.exit(main())
