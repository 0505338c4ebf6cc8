"""What follows a number: scale, unit, fraction line, and the words that change the number."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from notice_parser.pack.modifiers import Modifiers
from notice_parser.pack.units import NounSigns, Unit, Units

CLAIMED = "\ue000"
GAP = " \u3000\u00a0"
WIDEST_GAP = 4
VERB_WINDOW = 11
SHARE_WINDOW = 20
HALVED = ("duration", "year", "tenths")
MEASURED_KINDS = ("duration", "age", "length", "mass")
SHARES = ("ratio", "percent", "multiple")
NOUN_WINDOW = 14


class Measure(Struct, frozen=True):
    """Scale and unit after a number. `start` is where the unit begins, scale included; `end` where all of it ends."""

    start: int
    end: int
    scale: int
    unit: Unit | None
    base: str | None
    kind: str
    modifier: str | None
    half: bool


def skip_gap(text: str, place: int) -> int:
    limit = place + WIDEST_GAP
    while place < limit and text[place : place + 1] in GAP and place < len(text):
        place += 1
    return place


def read_measure(text: str, place: int, units: Units, modifiers: Modifiers) -> Measure | None:
    """The unit after a number that ends at `place`, with 余 and scales before it; None if there is neither."""
    place = skip_gap(text, place)
    scale, begin, within = 1, None, None
    for _ in range(8):
        unit = units.at(text, place)
        if unit is not None and fits(text, place, unit):
            return with_unit(text, place, begin if begin is not None else place, scale, within, unit, units)
        sign = text[place : place + 1]
        if sign in units.scales and sign:
            scale *= units.scales[sign]
            begin = place if begin is None else begin
        elif within is None and sign in modifiers.within:
            within = modifiers.within[sign]
        else:
            break
        place = skip_gap(text, place + 1)
    if begin is None:
        return None
    end = place
    while text[end - 1] in GAP:
        end -= 1
    return Measure(begin, end, scale, None, None, "other", within, False)


def fits(text: str, place: int, unit: Unit) -> bool:
    """Is this the unit, and not the beginning of another word?"""
    end = place + len(unit.word)
    if unit.never_before is not None and unit.never_before.match(text, end):
        return False
    if is_latin(unit.word[-1]) and is_latin(text[end : end + 1]):
        return False
    return unit.only_before is None or unit.only_before.match(text, end) is not None


def is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


def with_unit(text: str, place: int, begin: int, scale: int, within: str | None, unit: Unit, units: Units) -> Measure:
    end = place + len(unit.word)
    base, kind = unit.base, unit.kind
    below = read_below(text, end, units)
    if below is not None:
        base, kind, end = base + text[end:below].replace("／", "/"), "rate", below
    half = unit.group in HALVED and text.startswith(units.nouns.half, end) and units.nouns.half not in unit.word
    if units.nouns.many in unit.word:
        within, base = "over", base.replace(units.nouns.many, "")
    return Measure(begin, end + half, scale, unit, base, kind, within, half)


def read_below(text: str, place: int, units: Units) -> int | None:
    """The end of what stands below a fraction line: /平方米, /人·月."""
    if text[place : place + 1] not in units.fraction or place >= len(text):
        return None
    end = word_at(text, place + 1, units)
    if end is not None and text[end : end + 1] in units.times and end < len(text):
        end = word_at(text, end + 1, units) or end
    return end


def word_at(text: str, place: int, units: Units) -> int | None:
    """The end of a unit, or of a word that may stand below a fraction line."""
    row = units.per.get(text[place : place + 1], ())
    listed = next((place + len(word) for word in row if text.startswith(word, place)), None)
    unit = units.at(text, place)
    known = place + len(unit.word) if unit else None
    return max((end for end in (listed, known) if end is not None), default=None)


def modifier_after(text: str, place: int, kind: str, limits: bool, modifiers: Modifiers) -> tuple[str | None, int]:
    """The modifier behind a quantity and where it ends."""
    sign = text[place : place + 1]
    for word in modifiers.after.get(sign, ()):
        if text.startswith(word.word, place):
            end = place + len(word.word)
            if word.unless_before is not None and word.unless_before.match(text, end):
                continue
            if len(word.word) == 1 and kind not in MEASURED_KINDS:
                continue
            return word.value, end
    limit = modifiers.limit
    if limits and sign == limit.word and not (limit.unless_before and limit.unless_before.match(text, place + 1)):
        return limit.value, place + 1
    return None, place


def modifier_before(text: str, place: int, kind: str, modifiers: Modifiers) -> tuple[str | None, int]:
    """The modifier in front of a number and where its words begin."""
    end = place
    while end > 0 and place - end < WIDEST_GAP and text[end - 1] in GAP:
        end -= 1
    for word in modifiers.before.get(text[end - 1 : end], ()):
        start = end - len(word.word)
        if start >= 0 and text.startswith(word.word, start):
            if word.unless is not None and word.unless.search(text, max(0, start - 2), end):
                continue
            return word.value, start
    window = end - VERB_WINDOW if end > VERB_WINDOW else 0
    if modifiers.any_before_verb.search(text, window, end):
        return next(value for value, pattern in modifiers.before_verb if pattern.search(text, window, end)), place
    if end > 0 and text[end - 1] == modifiers.whole_sign:
        for value, pattern in modifiers.before_share:
            if kind in SHARES and pattern.search(text, max(0, end - SHARE_WINDOW), end):
                return value, place
        if modifiers.before_of.search(text, max(0, end - SHARE_WINDOW), end):
            return "about", place
    return None, place


def kind_by_noun(text: str, start: int, end: int, unit: Unit, units: Units) -> str:
    """The kind that the noun right after the quantity asks for, else the noun right before it."""
    following = up_to_edge(text, end, units.nouns).removeprefix(units.nouns.owner)
    for kind, _, anywhere in unit.by_noun:
        found = anywhere.search(following)
        if found and is_head(following, found.start(), found.end(), units):
            return kind
    if following and following[0] not in units.nouns.no_noun:
        return unit.kind
    before = units.between.sub("", text[max(0, start - NOUN_WINDOW) : start])
    return next((kind for kind, ending, _ in unit.by_noun if ending.search(before)), unit.kind)


def is_head(phrase: str, start: int, end: int, units: Units) -> bool:
    """Does the noun at `start` end the phrase that is counted?"""
    if any(sign in units.nouns.ends_phrase for sign in phrase[:start]):
        return False
    return not phrase.startswith(units.head_goes_on, end)


def up_to_edge(text: str, place: int, nouns: NounSigns) -> str:
    """The words after a quantity up to the clause's end; they may begin with a quotation mark."""
    place += place < len(text) and text[place] in nouns.opening
    window = text[place : place + NOUN_WINDOW]
    for index, sign in enumerate(window):
        if sign in nouns.edges or sign.isspace() or sign.isdigit() or sign >= CLAIMED:
            return window[:index]
    return window


def back_to_edge(text: str, place: int, units: Units) -> str:
    """The words before a quantity from the clause's beginning, without what stands between a noun and its number."""
    window = units.between.sub("", text[max(0, place - NOUN_WINDOW) : place])
    for index in range(len(window) - 1, -1, -1):
        if window[index] in units.nouns.edges or window[index].isspace():
            return window[index + 1 :]
    return window


def unit_words(text: str, within: str) -> str:
    """A unit as it stands, without blanks and the 余 or 多 inside: 万余册 is 万册."""
    last = len(text) - 1
    return "".join(
        sign for place, sign in enumerate(text) if not sign.isspace() and (place == last or sign not in within)
    )


def base_value(value: Decimal | None, scale: int, unit: Unit | None) -> Decimal | None:
    if value is None:
        return None
    return value * scale * (unit.factor if unit else 1)
