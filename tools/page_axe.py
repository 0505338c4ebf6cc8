"""Run axe-core over the page of docs/view/yanxi-2025.txt: each view, at two widths, light and dark, in both languages.

python tools/page_axe.py AXE.js    AXE.js is axe.min.js of the npm package axe-core (npm install axe-core); needs
chromium, chromedriver and selenium. Prints each violation; exit 1 where one is serious or critical.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Any

from notice_parser import parse_file
from notice_parser.writers.page.assemble import page_text
from page_screenshots import DOCS, NOTICE, open_browser

WIDTHS, TABS, GRAVE = (1280, 390), ("text", "overview", "figures", "findings"), ("serious", "critical")
PATIENCE = 300
RUN = """const done = arguments[0];
axe.run({resultTypes: ["violations"]}).then((found) => done(found.violations.map(
  (each) => [each.id, each.impact, each.nodes.length, each.nodes[0].target.join(" ")])));"""


def main() -> int:
    axe = Path(sys.argv[1]).read_text("utf-8")
    notice = parse_file(NOTICE.relative_to(DOCS.parent), text=True)
    is_grave = False
    with tempfile.TemporaryDirectory() as folder, open_browser(Path(folder)) as browser:
        browser.set_script_timeout(PATIENCE)
        page = Path(folder) / "page.html"
        for language in ("zh", "en"):
            page.write_text(page_text([notice], language=language), "utf-8")
            for width, is_dark in product(WIDTHS, (False, True)):
                for tab, found in violations(browser, page, axe, width=width, is_dark=is_dark):
                    print(language, width, "dark" if is_dark else "light", tab, *found)
                    is_grave = is_grave or found[1] in GRAVE
                print(language, width, "dark" if is_dark else "light", "done", flush=True)
    return 1 if is_grave else 0


def violations(browser: Any, page: Path, axe: str, *, width: int, is_dark: bool) -> list[tuple[str, list[Any]]]:
    """The violations of each view, a figure with a card open."""
    size = {"width": width, "height": 860, "deviceScaleFactor": 1, "mobile": width < WIDTHS[0]}
    scheme = {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
    browser.get("about:blank")
    browser.get(f"{page.as_uri()}#q2")
    browser.execute_script(axe)
    found = []
    for tab in TABS:
        if tab != TABS[0]:
            browser.execute_script(f"document.getElementById('tab-{tab}').click()")
        found += [(tab, each) for each in browser.execute_async_script(RUN)]
    return found


if __name__ == "__main__":
    sys.exit(main())
