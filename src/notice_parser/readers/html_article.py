"""The article in a page: a container that is known by name, else the element that holds most of the unlinked text."""

from __future__ import annotations

import regex
from msgspec import Struct

from notice_parser.readers.container import Element
from notice_parser.readers.html_lines import is_block, is_data_table
from notice_parser.readers.html_words import HIDDEN_NAMES, NEVER_TEXT, is_chrome, is_hidden, is_known_container

CHARACTER = regex.compile(r"[\p{Han}\p{P}\p{N}]")
LINKED = 3
KEEPS = 0.8
KNOWN_KEEPS = 0.9
LEAST_OF_PAGE = 0.3
SURELY_CHROME = frozenset({"nav", "footer", "aside"})
# What is hidden and holds this many times the text that is shown is the article; and so many characters at least.
MANY_TIMES = 3
LEAST_HIDDEN = 40
PLAIN_BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "dd", "dt", "blockquote"})


class Article(Struct, frozen=True):
    """Where the article stands, and whether a name says so."""

    elements: tuple[Element, ...]
    is_known: bool


def find_article(root: Element) -> Article:
    """The article of a page, what is navigation taken out of the page before."""
    drop_never_text(root)
    reveal(root)
    drop_chrome(root)
    body = root.find("body")
    body = body if body is not None else root
    weights = weigh(root)
    known = [element for element in body.iter() if is_known_container(element)]
    best = max(known, key=lambda element: weights[element], default=None)
    if best is not None and weights[best] > max(0.0, LEAST_OF_PAGE * weights[body]):
        return Article((narrow_known(best, known, weights),), True)
    return Article((descend(body, weights),), False)


def drop_never_text(root: Element) -> None:
    for element in [one for one in root.iter() if one.tag in NEVER_TEXT and one is not root]:
        if element.tag not in ("head", "title", "meta", "link") and element.getparent() is not None:
            drop(element)


def reveal(root: Element) -> None:
    """Show what is hidden as a whole until a script runs, where it holds more text than all that is shown.

    A known container needs to hold more, anything else several times as much.
    """
    hidden = [one for one in root.iter() if isinstance(one.tag, str) and is_hidden(one)]
    if not hidden:
        return
    shown = weigh(root)[root]
    best, most = None, 0.0
    for element in outermost(hidden):
        is_known = any(is_known_container(one) for one in element.iter())
        held = sum(value_of_text(text) for text in element.itertext())
        if held > max(most, LEAST_HIDDEN, shown if is_known else MANY_TIMES * shown):
            best, most = element, held
    if best is not None:
        show(best)


def show(element: Element) -> None:
    """Take away what hides an element itself; its names stay."""
    element.attrib.pop("style", None)
    element.attrib.pop("hidden", None)
    if element.get("class") is not None:
        element.set(
            "class", " ".join(name for name in element.get("class").split() if name.lower() not in HIDDEN_NAMES)
        )


def outermost(elements: list[Element]) -> list[Element]:
    """The elements without those inside another of them; they are in the order of the page."""
    chosen = set(elements)
    return [one for one in elements if not any(above in chosen for above in one.iterancestors())]


def drop(element: Element) -> None:
    """Take an element out; the words after it stay."""
    above, before = element.getparent(), element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        above.text = (above.text or "") + element.tail
    above.remove(element)


def drop_chrome(root: Element) -> None:
    """Take navigation out; never what holds a known container, nor, by its name alone, much of the text."""
    weights = weigh(root)
    largest = LEAST_OF_PAGE * sum(weight for element, weight in weights.items() if weight > 0 and not len(element))
    kept: set[Element] = {root, *(root.iterchildren("body"))}
    for element in root.iter():
        if is_known_container(element):
            kept.update((element, *element.iterancestors()))
    gone: set[Element] = set()
    for element in list(root.iter()):
        if element.getparent() in gone:
            gone.add(element)
        elif element not in kept and is_chrome(element) and may_go(element, weights, largest):
            gone.add(element)
            drop(element)


def may_go(element: Element, weights: dict[Element, float], largest: float) -> bool:
    return element.tag in SURELY_CHROME or weights[element] < largest


def weigh(root: Element) -> dict[Element, float]:
    """How much unlinked text each element holds: characters, less three times those in links; hidden text is 0."""
    order = list(root.iter())
    factors: dict[Element | None, int] = {None: 1}
    for element in order:
        factor = factors[element.getparent()]
        if factor and (element.tag in NEVER_TEXT or is_hidden(element)):
            factor = 0
        factors[element] = 1 - LINKED if factor == 1 and element.tag == "a" else factor
    weights = dict.fromkeys(order, 0.0)
    for element in reversed(order):
        weights[element] += factors[element] * value_of_text(element.text)
        above = element.getparent()
        if above is not None:
            weights[above] += weights[element] + factors[above] * value_of_text(element.tail)
    return weights


def value_of_text(text: str | None) -> float:
    return float(len(CHARACTER.findall(text))) if text and not text.isspace() else 0.0


def narrow_known(element: Element, known: list[Element], weights: dict[Element, float]) -> Element:
    """The innermost known container that keeps nearly all of the text."""
    inner = [one for one in known if one is not element and element in one.iterancestors()]
    inner = [one for one in inner if weights[one] >= KNOWN_KEEPS * weights[element]]
    return inner[-1] if inner else element


def descend(element: Element, weights: dict[Element, float]) -> Element:
    """Go down while one child keeps most of the text; never into a paragraph or a table of data."""
    while True:
        heaviest = max(element, key=lambda one: weights.get(one, 0.0), default=None)
        if heaviest is None or weights.get(heaviest, 0.0) < KEEPS * weights[element]:
            return element
        if heaviest.tag in PLAIN_BLOCKS or not holds_blocks(heaviest):
            return element
        if heaviest.tag == "table" and is_data_table(heaviest):
            return element
        element = heaviest


def holds_blocks(element: Element) -> bool:
    return any(inner.tag == "br" or is_block(inner) for inner in element.iterdescendants())
