"""Write docs/checks/ again from patterns/: a page a code, and the table in its README.

python tools/check_pages.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from notice_parser.checks.pages import index, page
from notice_parser.pack import built_in_pack

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "checks"
FIRST_ROW = "| code | severity | compares |"


def main() -> int:
    pack = built_in_pack()
    for path in FOLDER.glob("*.md"):
        if path.stem != "README":
            path.unlink()
    for code in pack.checks.by_code:
        (FOLDER / f"{code}.md").write_text(page(code, pack), "utf-8")
    readme = FOLDER / "README.md"
    before = readme.read_text("utf-8").partition(FIRST_ROW)[0]
    readme.write_text(before + index(pack), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
