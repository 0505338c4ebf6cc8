"""What the tags, classes and ids of web pages say: articles, navigation, titles, what is hidden."""

from __future__ import annotations

import re

from notice_parser.readers.container import Element

# The containers that the site systems of Chinese authorities put an article into.
KNOWN_CONTAINERS = frozenset(
    {
        "trs_editor",
        "trs_editor_view",
        "view_trs_ueditor",
        "trs_ueditor",
        "trs_web",
        "ucap-content",
        "ivs_content",
        "pages_content",
        "zoom",
        "zfxxgk_zw_content",
        "article-content",
        "article_content",
        "articlecontent",
        "article-con",
        "detail-content",
        "detail_content",
        "bt_content",
        "td_doccontent",
        "tddoccontent",
        "doccontent",
        "info_content",
        "infocontent",
        "vsb_content",
        "v_news_content",
        "news_content",
        "newscontent",
        "news-content",
        "content_text",
        "contenttext",
        "zhengwen",
        "artibody",
        "maintext",
        "conzt",
        "xxgk-content",
        "gsj_content",
        "pagecontent",
        "js_content",
        "rich_media_content",
    }
)
NUMBERED = re.compile(r"_[0-9]{1,6}(?:_u?[0-9]{1,4})?$")
# Tags that never hold words of an article, and those that do not where they are small.
NEVER_TEXT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "video",
        "audio",
        "select",
        "button",
        "input",
        "textarea",
        "map",
        "head",
        "title",
        "link",
        "meta",
    }
)
CHROME_TAGS = frozenset({"nav", "footer", "aside", "form", "menu"})
# Classes and ids of navigation: whole, or as the first or last part of one (nav-left, main_menu).
CHROME_PARTS = frozenset(
    {
        "nav",
        "navbar",
        "navigation",
        "menu",
        "footer",
        "foot",
        "sidebar",
        "crumb",
        "crumbs",
        "breadcrumb",
        "share",
        "sharebox",
        "copyright",
        "related",
        "relate",
        "recommend",
        "pagination",
        "pager",
        "qrcode",
        "banner",
        "toolbar",
        "login",
        "search",
    }
)
CHROME_NAMES = frozenset(
    {
        "header",
        "top",
        "bottom",
        "location",
        "position",
        "dqwz",
        "daohang",
        "dibu",
        "rel",
        "hot",
        "rank",
        "ranking",
        "pn",
        "prev",
        "next",
        "prevnext",
        "print",
        "close",
        "editor",
        "bdsharebuttonbox",
        "bdshare",
        "social",
        "comment",
        "comments",
        "ads",
        "qr",
        "ewm",
        "erweima",
        "weixin",
        "wechat",
        "friendlink",
        "yqlj",
        "xgxw",
        "xgwd",
        "fenxiang",
        "fontsize",
    }
)
TITLE_NAMES = frozenset(
    {
        "title",
        "tit",
        "bt",
        "biaoti",
        "tit1",
        "h1",
        "arti_title",
        "arti-title",
        "article-title",
        "article_title",
        "news_title",
        "news-title",
        "newstitle",
        "xl_title",
        "xl-title",
        "content-title",
        "content_title",
        "detail-title",
        "detail_title",
        "articletitle",
        "maintitle",
        "main-title",
        "page-title",
        "pages-title",
        "pages_title",
        "info_title",
        "info-title",
    }
)
HIDDEN_NAMES = frozenset({"hidden", "hide", "sr-only", "visually-hidden"})
HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)


# What is beyond is no list of classes.
LONGEST_CLASSES = 4000


def names_of(element: Element) -> list[str]:
    """The classes and the id of an element, in small letters."""
    classes, name = element.get("class"), element.get("id")
    if classes is None and name is None:
        return []
    return [*(classes or "")[:LONGEST_CLASSES].lower().split(), *([name.lower()] if name else [])]


def is_known_container(element: Element) -> bool:
    return any(NUMBERED.sub("", name) in KNOWN_CONTAINERS for name in names_of(element))


def is_chrome(element: Element) -> bool:
    """Does its tag or its name say that it is navigation and not article?"""
    if element.tag in CHROME_TAGS:
        return True
    if element.tag == "header":
        return not any(above.tag in ("article", "main") for above in element.iterancestors())
    return any(is_chrome_name(name) for name in names_of(element))


def is_chrome_name(name: str) -> bool:
    parts = re.split("[-_]", name)
    return name in CHROME_NAMES or parts[0] in CHROME_PARTS or parts[-1] in CHROME_PARTS


def is_title(element: Element) -> bool:
    return element.tag in ("h1", "h2", "h3") or any(name in TITLE_NAMES for name in names_of(element))


def is_hidden(element: Element) -> bool:
    style = element.get("style")
    if style is not None and HIDDEN_STYLE.search(style):
        return True
    return element.get("hidden") is not None or not HIDDEN_NAMES.isdisjoint(names_of(element))
