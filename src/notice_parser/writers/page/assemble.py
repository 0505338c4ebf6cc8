"""Notices → the page: the body filled with facts, overviews, trees, texts and findings, its data and its scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from notice_parser.notice import Notice
from notice_parser.pack.page import Language, PageWords, load_page_words
from notice_parser.writers.page.data import page_data
from notice_parser.writers.page.facts import facts_list
from notice_parser.writers.page.findings import findings_list
from notice_parser.writers.page.marked import marked_text
from notice_parser.writers.page.outline import outline_list
from notice_parser.writers.page.panels import overview_panels
from notice_parser.writers.page.shell import Program, asset, html_document, shared_style, strict_script
from notice_parser.writers.page.words import title_of

PLACEHOLDER = re.compile(r"\{\{([a-z_]+)\}\}")
# In the order in which they run.
SCRIPTS = (
    "dom.js",
    "model.js",
    "places.js",
    "card.js",
    "arrows.js",
    "search.js",
    "table.js",
    "export.js",
    "series.js",
    "views.js",
    "keys.js",
    "main.js",
)


def page_text(notices: list[Notice], *, language: Language = "zh") -> str:
    """One page for all the notices, its own words in a language; text of the notices stays as it is."""
    words = load_page_words(language)
    draw: dict[str, Callable[[Notice, str], str]] = {
        "facts": lambda notice, _: facts_list(notice, words),
        "outlines": lambda notice, prefix: outline_list(notice, prefix, words),
        "overviews": lambda notice, prefix: overview_panels(notice, prefix, words),
        "texts": lambda notice, prefix: f'<article lang="zh">{marked_text(notice, prefix, words)}</article>',
        "lists_of_findings": lambda notice, prefix: findings_list(notice, prefix, words),
    }
    title = page_title(notices, words)
    parts = {
        **{name: escape(said) for name, said in words.words.items()},
        "title": escape(title),
        **{name: panels(notices, drawn) for name, drawn in draw.items()},
    }
    return html_document(
        title=title,
        language=language,
        body=PLACEHOLDER.sub(lambda found: parts[found[1]], asset("page.html")),
        style=shared_style() + asset("page.css", "kinds.css"),
        program=Program(strict_script(*SCRIPTS), page_data(notices, words)),
    )


def panels(notices: list[Notice], draw: Callable[[Notice, str], str]) -> str:
    """One panel per notice; all but the first are hidden until they are chosen."""
    return "".join(
        f'<div class="of-notice" data-notice="{index}"{" hidden" if index else ""}>{draw(notice, prefix(index))}</div>'
        for index, notice in enumerate(notices)
    )


def prefix(index: int) -> str:
    """The prefix of the ids of a notice: nothing for the first, n2- for the second."""
    return f"n{index + 1}-" if index else ""


def page_title(notices: list[Notice], words: PageWords) -> str:
    title = title_of(notices[0], words)
    return title if len(notices) == 1 else f"{title} (+{len(notices) - 1})"
