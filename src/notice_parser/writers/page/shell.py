"""A page in one file: the document around a body, with the shared style. The page of notices is made with it, and any
other page of the program can be.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files

from msgspec import Struct

LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}


class Program(Struct, frozen=True):
    """What a page runs, and the JSON that it reads from the element `data`."""

    script: str = ""
    data: str = ""


NO_PROGRAM = Program()


def html_document(*, title: str, language: str, body: str, style: str, program: Program = NO_PROGRAM) -> str:
    """A document that loads nothing and runs only its program. `body` and the program stand as they are."""
    script, data = program.script, program.data
    tail = f'<script type="application/json" id="data">{data}</script>\n' if data else ""
    tail += f"<script>{script}</script>\n" if script else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(LANGUAGE_TAGS.get(language, language))}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(style, script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n{tail}</body>\n</html>\n"
    )


def shared_style() -> str:
    """Colours in light, dark and print, and buttons, fields, panels, chips and data tables."""
    return read("shared.css")


def asset(*names: str) -> str:
    """The named style sheets or scripts of this folder, one after the other."""
    return "".join(read(name) for name in names)


def strict_script(*names: str) -> str:
    """The named scripts in a scope of their own."""
    return f'(() => {{\n"use strict";\n{asset(*names)}}})();\n'


def read(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def policy(style: str, script: str) -> str:
    """The content security policy: only this style and this script, by their hashes."""
    scripts = f"script-src {hash_source(script)}; " if script else ""
    return f"default-src 'none'; style-src {hash_source(style)}; {scripts}base-uri 'none'; form-action 'none'"


def hash_source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
