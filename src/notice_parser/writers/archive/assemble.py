"""Notices → the page of an archive, in one file that loads nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from importlib.resources import files

from notice_parser.pack.archive import load_archive_words
from notice_parser.pack.page import Language, load_page_words
from notice_parser.writers.archive.data import Entry, archive_data, made_by
from notice_parser.writers.page.shell import Program, html_document, shared_style

PLACEHOLDER = re.compile(r"\{\{([a-z_]+)\}\}")
# In the order in which they run.
SCRIPTS = ("model.js", "reader.js", "lists.js", "series.js", "main.js")


def archive_text(entries: Iterable[Entry], *, language: Language = "zh") -> str:
    """One page over all the notices; those with an address link to pages of their own."""
    words = load_archive_words(language)
    parts = {**{name: escape(said) for name, said in words.words.items()}, "made_by": escape(made_by(words))}
    script = "".join(asset(name) for name in SCRIPTS)
    return html_document(
        title=words.words["title"],
        language=language,
        body=PLACEHOLDER.sub(lambda found: parts[found[1]], asset("archive.html")),
        style=shared_style() + asset("archive.css"),
        program=Program(
            f'(() => {{\n"use strict";\n{script}}})();\n', archive_data(entries, words, load_page_words(language))
        ),
    )


def asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")
