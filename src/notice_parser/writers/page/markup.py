"""Elements out of plain text: every child that is not Html is escaped, so text of a notice cannot become markup."""

from __future__ import annotations

from html import escape


class Html(str):
    """A piece of HTML, safe to stand in a page as it is."""

    __slots__ = ()


Attribute = str | int | bool | None


def element(name: str, *children: str | None, **attributes: Attribute) -> Html:
    """`<name …>children</name>`; `data_span` is data-span, `class_` is class; None and False are left out."""
    opened = "".join(attribute(key, value) for key, value in attributes.items())
    return Html(f"<{name}{opened}>{joined(*children)}</{name}>")


def joined(*children: str | None) -> Html:
    return Html("".join(child if isinstance(child, Html) else escape(child) for child in children if child is not None))


def attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
