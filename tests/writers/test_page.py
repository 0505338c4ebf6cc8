"""The page of a notice in a real browser, Chromium without a head; skipped where it or selenium is absent."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, SAMPLES
from notice_parser import parse_file
from notice_parser.notice import Notice
from notice_parser.writers import write, write_all
from notice_parser.writers.walk import walk

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
WebDriverWait = pytest.importorskip("selenium.webdriver.support.wait").WebDriverWait
SAMPLE = ROOT / "samples" / "rectification-county.txt"
SHARED = ROOT.parent / "shared" / "notices" / "jiangdong-2025.txt"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1440,900",
)
STATUSES = {"done": "已完成", "ongoing": "正在推进", "not_done": "未完成", "planned": "计划"}
CHAPTERS = "一二三四五六七八九十"
MARKER = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*)+")
LONG, USABLE_MS = 30_000, 1000
# Each is a notice that would break out of the page if anything of it were read as HTML.
HOSTILE_HEADINGS = """某县人民政府关于整改<b>情况</b>的通报

一、</a></summary><script>window.hit=7</script>情况
受理举报55件，立案3件，其中</mark></p></article><script>window.hit=8</script>1件。
（一）"><img src=x onerror=window.hit=9>办理
培训30人。
二、下一步<!--
三、&lt;整改&gt;
全年投入5万元。
"""
HOSTILE = """关于<script>window.hit=1</script>的通报</title><img src=x onerror="window.hit=2">

一、<b>情况</b>&amp;<!--
全县“</script><script>window.hit=3</script>”共受理举报55件，{{data}}立案3件；--><iframe srcdoc="<p>x"></iframe>
二、&#39; onclick="window.hit=4" x='
2024年，javascript:window.hit=5 培训𠮷某等30人，```<svg onload=window.hit=6>。
一是</mark><mark id="q1">办理12件。
"""
STATUSES = {"done": "已完成", "ongoing": "正在推进", "planned": "计划", "not_done": "未完成"}
SERIES = """关于办理情况的通报
一、2023年情况
2023年，全县受理信访举报55件。
二、2024年情况
2024年，全县受理信访举报40件。
三、2025年情况
2025年，全县受理信访举报22件。
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if binary is None or driver is None:
        pytest.skip("chromium or chromedriver is not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with webdriver.Chrome(options=options, service=webdriver.ChromeService(driver)) as opened:
        opened.set_script_timeout(10)
        yield opened


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Write the page of some notices, open it, and hold at the end that it complained of nothing."""

    def opened(*notices: Notice, link: str = "") -> Any:
        page = tmp_path / "page.html"
        page.write_bytes(b"".join(write_all(iter(notices), "html")))
        browser.get("about:blank")
        browser.get(f"{page.as_uri()}{link}")
        assert run(browser, "document.documentElement.dataset.ready") == "true"
        return browser

    browser.get_log("browser")
    browser.set_window_size(1440, 900)
    yield opened
    assert [one for one in browser.get_log("browser") if one["level"] != "DEBUG"] == []


def run(browser: Any, expression: str, *arguments: object) -> Any:
    return browser.execute_script(f"return {expression}", *arguments)


def click(browser: Any, selector: str) -> None:
    browser.find_element("css selector", selector).click()


def read(path: Path) -> Notice:
    return parse_file(str(path), text=True)


def from_text(folder: Path, text: str) -> Notice:
    (folder / "notice.txt").write_text(text, "utf-8")
    return read(folder / "notice.txt")


def long_report() -> str:
    """A report of 30,000 characters: the paragraphs of all samples, ordered into chapters and points."""
    read_lines = [line.strip() for path in SAMPLES for line in path.read_text("utf-8").splitlines() if len(line) > 60]
    lines = [MARKER.sub("", line) for line in read_lines if not line.startswith("第")]
    parts = ["关于全市重点工作进展情况的报告", ""]
    for index in range(10_000):
        if index % 28 == 0:
            parts.append(f"{CHAPTERS[index // 28]}、重点工作进展之{CHAPTERS[index // 28]}")
        if index % 7 == 0:
            parts.append(f"（{CHAPTERS[index // 7 % 4]}）有关事项办理")
        parts.append(lines[index % len(lines)])
        if sum(map(len, parts)) > LONG:
            break
    return "\n".join(parts) + "\n"


def assert_tree_and_marks(browser: Any, notice: Notice) -> None:
    """The text on the page is the source, each figure is marked where it stands, each section is in the tree."""
    text = notice.source.text or ""
    assert run(browser, "document.querySelector('article').textContent") == text
    marks = "[...document.querySelectorAll('article mark[id]')].map(m => [m.id, m.className])"
    found = run(browser, marks)
    assert [name for name, _ in found] == [one.id for one in notice.quantities]
    for one, (_, classes) in zip(notice.quantities, found, strict=True):
        assert classes.split()[0] == f"k-{one.kind}"
    said = "[...document.querySelectorAll('article mark')].reduce((all, m) => (all[m.dataset.q] = "
    by_id = run(browser, f"{said}(all[m.dataset.q] || '') + m.textContent, all), {{}})")
    for one in notice.quantities:
        assert by_id[one.id] == one.text or "\n" in one.text
    links = run(browser, "[...document.querySelectorAll('.tree a')].map(a => a.getAttribute('href'))")
    sections = [path[-1] for path in walk(notice.sections)]
    assert [link for link in links if link.startswith("#s")] == [f"#s{section.id}" for section in sections]
    before = """[...document.querySelectorAll('article a.anchor')].map(a => {
        const range = document.createRange(); range.selectNodeContents(document.querySelector('article'));
        range.setEndBefore(a); return [a.id, Array.from(range.toString()).length]; })"""
    places = dict(run(browser, before))
    assert {section.id: section.start for section in sections} == {
        section.id: places[f"s{section.id}"] for section in sections
    }


def assert_card(browser: Any, one: Any) -> None:
    """The card says what the JSON says of the figure: words first, what only a program needs folded away."""
    rows = """[...document.querySelectorAll('#card dd')].filter(d => !d.querySelector('.left-open'))
        .map(d => [d.dataset.field, d.textContent])"""
    fields = dict(run(browser, rows))
    assert fields["id"] == one.id
    assert run(browser, "document.querySelector('#card .internals dd[data-field=id]').closest('details').open") is False
    assert fields.get("value") == (None if one.value is None else str(json.loads(one.model_dump_json())["value"]))
    for name in ("measured", "actor", "scope"):
        quote = getattr(one, name)
        assert said_of(fields.get(name)) == (quote.text if quote else None)
    said = [one.action.text if one.action else None, STATUSES.get(one.status)]
    assert said_of(fields.get("action")) == (" ".join(filter(None, said)) or None)
    for name in ("unit", "rule", "per"):
        assert fields.get(name) == getattr(one, name)
    for name in ("period", "change", "part_of"):
        assert (name in fields) == (getattr(one, name) is not None)
    sentence = run(browser, "document.querySelector('#card blockquote').textContent")
    assert "".join(one.text.split()) in "".join(sentence.split())


def said_of(field: str | None) -> str | None:
    """What a field of the card says, without the mark of doubt and what else it could be."""
    return field.partition(" 存疑")[0] if field else field


def test_a_doubt_says_what_else_it_could_be(open_page: Callable[..., Any]) -> None:
    """Words of the text, a whole, a status, or that the field would be left open; what is open itself is shown too."""
    notice = read(SAMPLE)
    doubted = [one for one in notice.quantities if one.alternatives]
    assert {bool(other.quote or other.value) for one in doubted for other in one.alternatives} == {True, False}
    browser = open_page(notice)
    for one in doubted:
        browser.execute_script("location.hash = arguments[0]", one.id)
        WebDriverWait(browser, 5).until(lambda _, name=one.id: said_in(browser, "id") == name)
        for other in one.alternatives:
            said = run(browser, f"document.querySelector('#card [data-doubt={other.field}]').textContent")
            whole = next((each for each in notice.quantities if each.id == other.value), None)
            wanted = other.quote or whole
            named = STATUSES[other.value] if other.field == "status" and other.value else "也可能文中没有写明"
            assert (wanted.text if wanted else named) in said
            is_open = getattr(one, other.field) is None
            assert ("文中未写明" in said_in(browser, other.field)) == is_open


def said_in(browser: Any, field: str) -> str:
    return str(run(browser, f"document.querySelector('#card dd[data-field={field}]')?.textContent"))


def notices_to_open(folder: Path) -> list[Notice]:
    paths = [SAMPLE] + ([SHARED] if SHARED.exists() else [])
    report = from_text(folder, long_report())
    assert report.source.length > LONG
    return [*map(read, paths), report]


def test_tree_marks_cards_and_links(open_page: Callable[..., Any], tmp_path: Path) -> None:
    if not SHARED.exists():
        print(f"{SHARED} is not here: the sample and the long report alone are opened")
    for notice in notices_to_open(tmp_path):
        browser = open_page(notice)
        assert_tree_and_marks(browser, notice)
        for one in notice.quantities[:: max(1, len(notice.quantities) // 12)]:
            browser.execute_script(
                "document.getElementById('tab-text').click();"
                "document.getElementById(arguments[0]).scrollIntoView({block: 'center'})",
                one.id,
            )
            click(browser, f"#{one.id}")
            assert_card(browser, one)
            assert run(browser, "location.hash") == f"#{one.id}"
        last = notice.quantities[-1]
        browser = open_page(notice, link=f"#{last.id}")
        assert_card(browser, last)
        assert run(browser, "document.activeElement.id") == last.id
        assert is_in_sight(browser, last.id)
        section = [path[-1] for path in walk(notice.sections)][-1]
        browser = open_page(notice, link=f"#s{section.id}")
        assert is_in_sight(browser, f"s{section.id}")
        current = run(browser, "document.querySelector('.tree a[aria-current]').getAttribute('href')")
        assert current == f"#s{section.id}"


def is_in_sight(browser: Any, name: str) -> bool:
    box = "document.getElementById(arguments[0]).getBoundingClientRect()"
    top, height = run(browser, f"[{box}.top, window.innerHeight]", name)
    return bool(0 <= top < height)


def test_the_page_of_a_long_report_is_usable_within_a_second(open_page: Callable[..., Any], tmp_path: Path) -> None:
    report = from_text(tmp_path, long_report())
    timing = "performance.getEntriesByType('navigation')[0].loadEventEnd"
    times = [run(open_page(report), timing) for _ in range(3)]
    print(f"{report.source.length} characters, {len(report.quantities)} figures: {min(times):.0f} ms")
    assert min(times) < USABLE_MS


def test_arrows_lead_from_parts_to_their_whole(open_page: Callable[..., Any]) -> None:
    notice = read(SAMPLE)
    part = next(one for one in notice.quantities if one.part_of)
    browser = open_page(notice, link=f"#{part.id}")
    drawn = "[...document.querySelectorAll('#arrows path')].map(p => [p.dataset.part, p.dataset.whole])"
    assert [part.id, part.part_of] in run(browser, drawn)
    browser.execute_script("window.scrollTo(0, 0)")
    click(browser, "#relations")
    arrows = run(browser, drawn)
    assert sorted(arrows) == sorted([one.id, one.part_of] for one in notice.quantities if one.part_of)


def test_the_table_sorts_filters_and_copies(open_page: Callable[..., Any]) -> None:
    notice = read(SAMPLE)
    browser = open_page(notice)
    click(browser, "#tab-figures")
    shown = "[...document.querySelectorAll('#view-figures tbody tr')].filter(r => !r.hidden).map(r => r.dataset.q)"
    assert run(browser, shown) == [one.id for one in notice.quantities]
    kind = notice.quantities[0].kind
    choose(browser, "kind", kind)
    assert run(browser, shown) == [one.id for one in notice.quantities if one.kind == kind]
    click(browser, "#reset")
    choose(browser, "section", "2.1")
    assert run(browser, shown) == [one.id for one in notice.quantities if f"{one.section}.".startswith("2.1.")]
    click(browser, "#reset")
    action = next(one.action.text for one in notice.quantities if one.action)
    choose(browser, "action", action)
    wanted = [one for one in notice.quantities if one.action and one.action.text == action]
    assert run(browser, shown) == [one.id for one in wanted]
    copied = """window.copied = null; navigator.clipboard.writeText = async text => { window.copied = text }"""
    browser.execute_script(copied)
    click(browser, "#copy")
    lines = run(browser, "window.copied").splitlines()
    assert lines[0].startswith("编号\t数据\t数值\t")
    assert [line.split("\t")[:2] for line in lines[1:]] == [[one.id, one.text] for one in wanted]
    click(browser, "#reset")
    period = next(one.period for one in notice.quantities if one.period and one.period.from_)
    choose(browser, "period", f"{period.from_ or ''}/{period.to or ''}/")
    assert run(browser, shown) == [
        one.id
        for one in notice.quantities
        if one.period and (one.period.from_, one.period.to) == (period.from_, period.to)
    ]
    click(browser, "#reset")
    click(browser, "th[data-column='text'] button")
    values = {one.id: one.base_value if one.base_value is not None else one.value for one in notice.quantities}
    ordered = [values[name] for name in run(browser, shown)]
    said = [value for value in ordered if value is not None]
    assert said == sorted(said)
    assert ordered[len(said) :] == [None] * (len(ordered) - len(said))


def choose(browser: Any, name: str, value: str) -> None:
    browser.execute_script(
        "const list = document.getElementById(`filter-${arguments[0]}`); list.value = arguments[1];"
        "list.dispatchEvent(new Event('change'))",
        name,
        value,
    )
    assert run(browser, "document.getElementById(`filter-${arguments[0]}`).value", name) == value


def test_a_link_to_where_one_is_leads_back_from_another_tab(open_page: Callable[..., Any]) -> None:
    browser = open_page(read(SAMPLE), link="#q5")
    click(browser, "#tab-figures")
    click(browser, "#view-figures a[href='#q5']")
    assert run(browser, "document.getElementById('view-text').hidden") is False
    click(browser, ".tree a[href='#s2']")
    assert run(browser, "location.hash") == "#s2"
    browser.back()
    WebDriverWait(browser, 5).until(lambda _: run(browser, "document.activeElement.id") == "q5")


def test_search_and_keys(open_page: Callable[..., Any]) -> None:
    from selenium.webdriver.common.keys import Keys

    notice = read(SAMPLE)
    browser = open_page(notice)
    body = browser.find_element("css selector", "body")
    body.send_keys("/")
    assert run(browser, "document.activeElement.id") == "search"
    browser.switch_to.active_element.send_keys("整改", Keys.ENTER)
    count = (notice.source.text or "").count("整改")
    assert run(browser, "document.getElementById('matches').value") == f"1/{count}"
    assert run(browser, "CSS.highlights.get('match').size") == count
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    body.send_keys(Keys.ARROW_DOWN)
    body.send_keys(Keys.ARROW_RIGHT)
    assert_card(browser, notice.quantities[1])
    body.send_keys(Keys.ARROW_UP)
    assert_card(browser, notice.quantities[0])
    body.send_keys(Keys.ESCAPE)
    assert run(browser, "document.querySelectorAll('#card dd').length") == 0
    body.send_keys("3")
    assert run(browser, "document.getElementById('view-figures').hidden") is False


def test_findings_stand_at_their_place(open_page: Callable[..., Any], tmp_path: Path) -> None:
    notice = from_text(tmp_path, "关于检查的通报\n一、情况\n受理5件。\n三、下一步\n结案3件。\n")
    placed = [(index, one) for index, one in enumerate(notice.findings, start=1) if one.quotes]
    assert placed
    browser = open_page(notice)
    click(browser, "#tab-text")
    for index, finding in placed:
        click(browser, f"#f{index}")
        assert finding.message in run(browser, "document.getElementById('card').textContent")
        text = "[...document.querySelectorAll('article .finding')].map(e => e.textContent).join('')"
        assert finding.quotes[0].text in run(browser, text)
    click(browser, "#tab-findings")
    assert run(browser, "document.querySelectorAll('.findings > li').length") == len(notice.findings)


def test_one_matter_over_time(open_page: Callable[..., Any], tmp_path: Path) -> None:
    browser = open_page(from_text(tmp_path, SERIES))
    bars = "[...document.querySelectorAll('#chart-series .bars > *')].map(e => e.textContent)"
    assert run(browser, bars) == ["2023年", "55件", "2024年", "40件", "2025年", "22件"]
    click(browser, "#chart-series a[href='#q2']")
    assert run(browser, "document.activeElement.id") == "q2"


def test_several_notices_on_one_page(open_page: Callable[..., Any]) -> None:
    notices = [read(SAMPLE), read(SAMPLES[0])]
    one = notices[1].quantities[3]
    browser = open_page(*notices, link=f"#n2-{one.id}")
    assert_card(browser, one)
    assert (
        run(browser, "document.querySelector('#page .of-notice:not([hidden]) article').textContent")
        == notices[1].source.text
    )
    browser.execute_script(
        "const c = document.getElementById('chooser'); c.value = 0; c.dispatchEvent(new Event('change'))"
    )
    assert (
        run(browser, "document.querySelector('#page .of-notice:not([hidden]) article').textContent")
        == notices[0].source.text
    )


@pytest.mark.parametrize(
    "text", [HOSTILE, HOSTILE_HEADINGS, HOSTILE_HEADINGS.replace("\n", "\r\n")], ids=["text", "headings", "crlf"]
)
def test_nothing_of_a_notice_is_read_as_html(open_page: Callable[..., Any], tmp_path: Path, text: str) -> None:
    notice = from_text(tmp_path, text)
    assert notice.quantities
    assert notice.sections or text is HOSTILE
    browser = open_page(notice, link=f"#{notice.quantities[-1].id}")
    assert_tree_and_marks(browser, notice)
    for tab in ("figures", "overview", "findings", "text"):
        click(browser, f"#tab-{tab}")
    assert run(browser, "window.hit ?? null") is None
    assert run(browser, "document.querySelectorAll('iframe, img, article b, [onclick], [onload]').length") == 0
    assert run(browser, "document.scripts.length") == 2
    assert run(browser, "document.title") == (notice.title.text if notice.title else "notice.txt")


def test_the_page_names_no_other_place(tmp_path: Path) -> None:
    page = write(from_text(tmp_path, SERIES), "html").decode("utf-8")
    assert "default-src 'none'" in page
    assert not any(word in page for word in ('src="', "http:", "https:", "@import", "url("))


@pytest.mark.parametrize(("width", "dark"), [(390, False), (390, True), (1440, True)])
def test_a_phone_and_the_dark(open_page: Callable[..., Any], width: int, dark: bool) -> None:
    notice = read(SAMPLE)
    browser = open_page(notice)
    browser.set_window_size(width, 844)
    wanted = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    size = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wanted})
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        click(browser, "#tab-text")
        click(browser, "#q1")
        assert run(browser, "document.documentElement.scrollWidth <= window.innerWidth")
        ground = run(browser, "getComputedStyle(document.body).backgroundColor")
        assert (max(map(int, ground[4:-1].split(","))) < 80) == dark
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


LEDGER = """关于项目进展的通报
一、情况
乡镇\t项目（个）\t投资（万元）
石桥乡\t9\t1250
白沙镇\t12\t88
三、下一步
继续办理5件。
"""


def test_a_table_is_a_grid_whose_figures_have_cards(open_page: Callable[..., Any], tmp_path: Path) -> None:
    notice = from_text(tmp_path, LEDGER)
    browser = open_page(notice, link=f"#{notice.quantities[1].id}")
    assert run(browser, "document.querySelectorAll('.grid tr').length") == 3
    assert run(browser, "document.querySelector('article').textContent") == LEDGER
    assert run(browser, "document.querySelector('.grid mark.selected').textContent") == notice.quantities[1].text
    assert run(browser, "document.querySelector('#card blockquote').textContent") == "石桥乡 | 9 | 1250"
    edges = "[...document.querySelectorAll('.grid .edge')].every(e => !e.getClientRects().length)"
    assert run(browser, edges)


def test_print_holds_overview_text_and_findings(open_page: Callable[..., Any], tmp_path: Path) -> None:
    notice = from_text(tmp_path, LEDGER)
    assert notice.findings
    browser = open_page(notice)
    shown = """['overview', 'text', 'figures', 'findings'].map(
        name => document.getElementById(`view-${name}`).getBoundingClientRect().height > 1)"""
    assert run(browser, shown) == [True, False, False, False]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert run(browser, shown) == [True, True, False, True]
        click_free = "['.bar', '.outline', '#card'].map(name => document.querySelector(name).getClientRects().length)"
        assert run(browser, click_free) == [0, 0, 0]
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_on_a_phone_the_card_closes_when_the_view_changes(open_page: Callable[..., Any]) -> None:
    browser = open_page(read(SAMPLE))
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        browser.execute_script("location.hash = '#q2'")
        run(browser, "new Promise(done => setTimeout(done, 50))")
        assert run(browser, "document.querySelectorAll('#card dd').length") > 0
        click(browser, "#tab-overview")
        assert run(browser, "document.querySelectorAll('#card dd').length") == 0
        click(browser, "#tab-text")
        assert run(browser, "getComputedStyle(document.getElementById('card')).display") == "none"
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_keyboard_alone(open_page: Callable[..., Any]) -> None:
    from selenium.webdriver.common.keys import Keys

    notice = read(SAMPLE)
    browser = open_page(notice)
    active = "document.activeElement.id"
    browser.execute_script("document.getElementById('tab-overview').focus()")
    browser.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    assert run(browser, active) == "tab-text"
    browser.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    assert run(browser, active) == "tab-figures"
    browser.execute_script("document.querySelector('#view-figures tbody a').focus()")
    browser.switch_to.active_element.send_keys(Keys.ARROW_DOWN)
    assert_card(browser, notice.quantities[1])
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert run(browser, active) == notice.quantities[1].id
    browser.switch_to.active_element.send_keys(Keys.ARROW_DOWN)
    assert run(browser, active) == notice.quantities[2].id
    browser.switch_to.active_element.send_keys(Keys.TAB)
    assert run(browser, "document.activeElement.tagName") != "MARK"
    browser.execute_script("document.querySelector('.card-tools button').focus()")
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert run(browser, "document.querySelectorAll('#card dd').length") == 0


def test_the_header_leads_to_the_text_and_the_overview_to_filters(open_page: Callable[..., Any]) -> None:
    notice = read(SAMPLE)
    browser = open_page(notice)
    click(browser, "[data-fact=issued_on] button")
    assert run(browser, "document.getElementById('view-text').hidden") is False
    now = "[...CSS.highlights.get('match-now')][0].toString()"
    assert notice.issued_on
    assert run(browser, now) == notice.issued_on.text
