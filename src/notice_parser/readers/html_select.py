"""A CSS selector → the elements of a page: tags, classes, ids and attributes, blank, > and comma."""

from __future__ import annotations

import re

from lxml.etree import XPathError

from notice_parser.messages import say
from notice_parser.readers.container import Element

STEP = re.compile(
    r"""(?P<join>\s*>\s*|\s+)?
    (?P<tag>\*|[A-Za-z][A-Za-z0-9]*)?
    (?P<tests>(?:[.\#][\w\-]+|\[[\w\-]+(?:[~^$*]?=(?:"[^"\]]*"|'[^'\]]*'|[^\]"']*))?\])*)""",
    re.VERBOSE,
)
TEST = re.compile(r"""([.\#])([\w\-]+)|\[([\w\-]+)(?:([~^$*]?)=["']?([^\]"']*)["']?)?\]""", re.VERBOSE)


class SelectorError(Exception):
    """A selector holds something that is not supported."""


def select(root: Element, selector: str) -> list[Element]:
    """The elements that a selector matches, in the order of the page. Raises SelectorError."""
    paths = [path_of(part.strip()) for part in selector.split(",")]
    try:
        return list(root.xpath(" | ".join(paths)))
    except XPathError as error:
        raise SelectorError(str(error)) from None


def path_of(selector: str) -> str:
    """One selector as an XPath."""
    path, offset = "", 0
    while offset < len(selector):
        step = STEP.match(selector, offset)
        if step is None or step.end() == offset or not (step["tag"] or step["tests"]):
            raise SelectorError(
                say(
                    "use tags, .class, #id and [attribute], as in div.article > #content (at {offset})",
                    offset=offset + 1,
                )
            )
        axis = "/" if path and ">" in (step["join"] or "") else "//"
        conditions = "".join(condition(test) for test in TEST.finditer(step["tests"]))
        path += f"{axis}{(step['tag'] or '*').lower()}{conditions}"
        offset = step.end()
    if not path:
        raise SelectorError(say("it is empty"))
    return path


def condition(test: re.Match[str]) -> str:
    if test[1] == "#":
        return f"[@id={quoted(test[2])}]"
    if test[1] == ".":
        return has_word("class", test[2])
    name, operator, value = test[3].lower(), test[4], test[5]
    if value is None:
        return f"[@{name}]"
    if operator == "~":
        return has_word(name, value)
    if operator == "^":
        return f"[starts-with(@{name}, {quoted(value)})]"
    if operator == "$":
        return f"[substring(@{name}, string-length(@{name}) - {len(value) - 1}) = {quoted(value)}]"
    return f"[contains(@{name}, {quoted(value)})]" if operator == "*" else f"[@{name}={quoted(value)}]"


def has_word(name: str, word: str) -> str:
    return f"[contains(concat(' ', normalize-space(@{name}), ' '), {quoted(f' {word} ')})]"


def quoted(value: str) -> str:
    return f"'{value}'"
