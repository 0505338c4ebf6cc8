"""Write docs/view/*.png and docs/view.png again: the page of docs/view/yanxi-2025.txt as Chromium shows it.

python tools/page_screenshots.py        needs chromium, chromedriver, selenium, and a font with Chinese characters
"""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from selenium import webdriver

from notice_parser import parse_file
from notice_parser.writers import write

DOCS = Path(__file__).resolve().parent.parent / "docs"
NOTICE = DOCS / "view" / "yanxi-2025.txt"
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")
DESKTOP, PHONE = (1280, 860, 1), (390, 780, 2)  # width, height, pixels of the image for one of the page
TEXT = "document.getElementById('tab-text').click();"
TABLE = TEXT + "document.querySelector('.grid').scrollIntoView({block: 'center'});"


@dataclass(frozen=True, kw_only=True)
class Shot:
    """What is shown of the page: `script` is run before the picture is taken."""

    size: tuple[int, int, int] = DESKTOP
    dark: bool = False
    link: str = ""
    script: str = ""


# By the name of the picture.
SHOTS = {
    "view.png": Shot(link="#q2", script="window.scrollTo(0, 0);"),
    "view/overview.png": Shot(),
    "view/table.png": Shot(dark=True, script=TABLE),
    "view/figures.png": Shot(script="document.getElementById('tab-figures').click();"),
    "view/findings.png": Shot(script="document.getElementById('tab-findings').click();"),
    "view/phone.png": Shot(size=PHONE, link="#q2"),
}
A4 = {"paperWidth": 8.27, "paperHeight": 11.69}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, open_browser(Path(folder)) as browser:
        page = Path(folder) / "page.html"
        page.write_bytes(write(parse_file(str(NOTICE.relative_to(DOCS.parent)), text=True), "html"))
        for name, shot in SHOTS.items():
            (DOCS / name).write_bytes(take(browser, page, shot))
        printed = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", A4)["data"])
        first = pypdfium2.PdfDocument(printed)[0].render(scale=1).to_pil()
        first.save(DOCS / "view" / "print.png", optimize=True)
    return 0


def open_browser(folder: Path) -> Any:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(flag)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


def take(browser: Any, page: Path, shot: Shot) -> bytes:
    width, height, scale = shot.size
    metrics = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": scale > 1}
    scheme = {"name": "prefers-color-scheme", "value": "dark" if shot.dark else "light"}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
    browser.get("about:blank")
    browser.get(f"{page.as_uri()}{shot.link}")
    browser.execute_script(shot.script)
    browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    return base64.b64decode(browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"])


if __name__ == "__main__":
    sys.exit(main())
