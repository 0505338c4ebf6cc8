"""A page's markup before it is parsed: attributes without end and what a DOCTYPE declares are taken out.

libxml2 compares each attribute of a tag with all before it, so that its time grows with the square of their number.
"""

from __future__ import annotations

import re

MOST_ATTRIBUTES = 300
LONGEST_NAME = 60
# A DOCTYPE stands among the first characters.
FIRST = 4096
ATTRIBUTE = r"""[\s/]*+[^\s=<>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
CROWDED = re.compile(rf"(<[A-Za-z][^\s<>/]*+(?:{ATTRIBUTE}){{{MOST_ATTRIBUTES}}})(?:{ATTRIBUTE})++")
DECLARED = re.compile(r"(<!doctype[^>\[]{0,1000})\[(.*?)\]\s{0,20}>", re.IGNORECASE | re.DOTALL)
ENTITY = re.compile(rf"<!ENTITY\s{{1,20}}(?:%\s{{1,20}})?([\w.\-]{{1,{LONGEST_NAME}}})")
REFERENCE = re.compile(rf"&([\w.\-]{{1,{LONGEST_NAME}}});")


def bounded(text: str) -> str:
    """The markup without attributes beyond the first 300 of a tag and without entities of its own."""
    return CROWDED.sub(r"\1", without_entities(text))


def without_entities(text: str) -> str:
    """The markup without the internal subset of its DOCTYPE, and without references to what that declares."""
    start = text[:FIRST].lower().find("<!doctype")
    found = DECLARED.match(text, start) if start >= 0 else None
    if found is None:
        return text
    names = set(ENTITY.findall(found[2]))
    text = f"{text[: found.start()]}{found[1]}>{text[found.end() :]}"
    return REFERENCE.sub(lambda one: "" if one[1] in names else one[0], text)
