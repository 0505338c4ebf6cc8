"""Notices → the page: the template filled with styles, scripts, trees, texts and data."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from importlib.resources import files

from notice_parser.notice import Notice
from notice_parser.pack.page import PageWords, load_page_words
from notice_parser.writers.one_line import on_one_line
from notice_parser.writers.page.data import page_data
from notice_parser.writers.page.marked import marked_text
from notice_parser.writers.page.outline import outline_list

PLACEHOLDER = re.compile(r"\{\{([a-z_]+)\}\}")
# In the order in which they run.
SCRIPTS = ("dom.js", "model.js", "places.js", "card.js", "arrows.js", "search.js", "table.js", "charts.js", "main.js")


def page_text(notices: list[Notice]) -> str:
    words = load_page_words()
    style = read("page.css")
    script = '(() => {\n"use strict";\n' + "".join(read(name) for name in SCRIPTS) + "})();\n"
    parts = {
        **{name: escape(said) for name, said in words.words.items()},
        "policy": policy(style, script),
        "title": escape(page_title(notices, words)),
        "style": style,
        "script": script,
        "outlines": "".join(
            panel("nav", index, outline_list(notice, prefix(index), words)) for index, notice in enumerate(notices)
        ),
        "texts": "".join(
            panel("article", index, marked_text(notice, prefix(index))) for index, notice in enumerate(notices)
        ),
        "data": page_data(notices, words),
    }
    return PLACEHOLDER.sub(lambda found: parts[found[1]], read("page.html"))


def read(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def prefix(index: int) -> str:
    """The prefix of the ids of a notice: nothing for the first, n2- for the second."""
    return f"n{index + 1}-" if index else ""


def panel(element: str, index: int, content: str) -> str:
    """The panel of one notice; all but the first are hidden until they are chosen."""
    hidden = " hidden" if index else ""
    return f'<{element} class="of-notice" data-notice="{index}"{hidden}>{content}</{element}>'


def page_title(notices: list[Notice], words: PageWords) -> str:
    title = name_of(notices[0]) or words.words["no_title"]
    return title if len(notices) == 1 else f"{title} (+{len(notices) - 1})"


def name_of(notice: Notice) -> str:
    """The title on one line, else the name of the file."""
    return on_one_line(notice.title.text) if notice.title else (notice.source.path or "").rpartition("/")[2]


def policy(style: str, script: str) -> str:
    """The content security policy: only this style and this script, by their hashes."""
    return (
        f"default-src 'none'; style-src {hash_source(style)}; script-src {hash_source(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def hash_source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
