"""What follows a number: scale, unit, fraction line, and the words that modify the number."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from notice_parser.pack.modifiers import Modifiers
from notice_parser.pack.units import NounSigns, Unit, Units

CLAIMED = "\ue000"
GAP = " \u3000\u00a0"
WIDEST_GAP = 4
MOST_SCALES = 8  # scales and words such as 余 between a number and its unit
MOST_BELOW = 4  # digits of the number below a fraction line
ONES, ZEROS = "1１", "0０"
VERB_WINDOW = 11
SHARE_WINDOW = 20
HALVED = ("duration", "year", "tenths", "mass", "length", "li", "area", "volume", "tael", "money_spoken")
HALF = Decimal("0.5")
NONE = Decimal(0)
TENTH = Decimal(10)
MEASURED_KINDS = ("duration", "age", "length", "mass")
RATED = ("money", "length", "volume", "mass", "energy", "area")
SHARES = ("ratio", "percent", "multiple")
NOUN_WINDOW = 14


class Measure(Struct, frozen=True):
    """Scale and unit after a number.

    The unit begins at `start`, scale included, and ends at `unit_end`; all of it ends at `end`. `more` is what 半 and
    the like after the unit add to the number.
    """

    start: int
    end: int
    scale: int
    unit: Unit | None
    base: str | None
    kind: str
    modifier: str | None
    unit_end: int
    more: Decimal = NONE


class Start(Struct, frozen=True):
    """What stands before a unit: where the measure begins, its scale, and the value of a 余 or 多 inside it."""

    begin: int
    scale: int
    within: str | None


def has_character(text: str, offset: int, characters: str) -> bool:
    """Does one of the characters stand at the offset?"""
    return offset < len(text) and text[offset] in characters


def skip_gap(text: str, offset: int) -> int:
    limit = offset + WIDEST_GAP
    while offset < limit and text[offset : offset + 1] in GAP and offset < len(text):
        offset += 1
    return offset


def read_measure(text: str, offset: int, units: Units, modifiers: Modifiers) -> Measure | None:
    """The unit after a number that ends at `offset`, with 余 and scales before it; None if there is neither."""
    offset = skip_gap(text, offset)
    scale, begin, within = 1, None, None
    for _ in range(MOST_SCALES):
        unit = units.at(text, offset)
        if unit is not None and fits(text, offset, unit):
            return with_unit(text, offset, unit, units, Start(offset if begin is None else begin, scale, within))
        character = text[offset : offset + 1]
        if character in units.scales and character:
            scale *= units.scales[character]
            begin = offset if begin is None else begin
        elif within is None and character in modifiers.within:
            within = modifiers.within[character]
        else:
            break
        offset = skip_gap(text, offset + 1)
    if begin is None:
        return None
    end = offset
    while text[end - 1] in GAP:
        end -= 1
    return Measure(begin, end, scale, unit=None, base=None, kind="other", modifier=within, unit_end=end)


def fits(text: str, offset: int, unit: Unit) -> bool:
    """Is this the unit, and not the beginning of another word?"""
    end = offset + len(unit.word)
    if unit.never_before is not None and unit.never_before.match(text, end):
        return False
    if is_latin(unit.word[-1]) and is_latin(text[end : end + 1]):
        return False
    return unit.only_before is None or unit.only_before.match(text, end) is not None


def is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def with_unit(text: str, offset: int, unit: Unit, units: Units, start: Start) -> Measure:
    """The measure whose unit stands at `offset`."""
    end = offset + len(unit.word)
    base, kind, within = unit.base, unit.kind, start.within
    below = read_below(text, end, units, may_count=unit.kind in RATED)
    if below is not None and (text[end] in units.fraction or unit.kind in RATED):
        base, kind, end = f"{base}/{text[end + 1 : below]}", "rate", below
    if unit.word == units.nouns.half_of and has_half(text, end, units):
        return one_and_a_half(text, end, unit, units, start)
    more, unit_end = NONE, end
    if unit.group in HALVED and has_half(text, end, units):
        more, end = HALF, end + 1
    if units.nouns.many in unit.word:
        within, base = "over", base.replace(units.nouns.many, "")
    return Measure(
        start.begin, end, start.scale, unit=unit, base=base, kind=kind, modifier=within, unit_end=unit_end, more=more
    )


def has_half(text: str, offset: int, units: Units) -> bool:
    """Does 半 stand there, and begin no other word?"""
    half = units.nouns.half
    return text.startswith(half, offset) and not units.half_not_before.match(text, offset + len(half))


def one_and_a_half(text: str, offset: int, counter: Unit, units: Units, start: Start) -> Measure:
    """一个半小时, 两个半月: 半 between the counter and its unit of time; 一个半 without one."""
    after = offset + len(units.nouns.half)
    halved = halved_unit(text, after, counter, units)
    if halved is None:
        return Measure(
            start.begin,
            after,
            start.scale,
            unit=counter,
            base=counter.base,
            kind=counter.kind,
            modifier=start.within,
            unit_end=offset,
            more=HALF,
        )
    unit, end = halved
    return Measure(
        start.begin,
        end,
        start.scale,
        unit=unit,
        base=unit.base,
        kind=unit.kind,
        modifier=start.within,
        unit_end=end,
        more=HALF,
    )


def halved_unit(text: str, offset: int, counter: Unit, units: Units) -> tuple[Unit, int] | None:
    """The unit of time that the counter makes with the word after 半 (个 + 月), and where that word ends."""
    for unit in units.by_first.get(counter.word, ()):
        rest = unit.word.removeprefix(counter.word)
        if rest and unit.group in HALVED and text.startswith(rest, offset):
            return unit, offset + len(rest)
    return None


def read_below(text: str, offset: int, units: Units, *, may_count: bool) -> int | None:
    """The end of what stands below a fraction line: /平方米, /人·月, and /100毫升 where it `may_count`."""
    if offset >= len(text) or text[offset] not in units.fraction + units.each:
        return None
    end = word_at(text, skip_count(text, offset + 1) if may_count else offset + 1, units)
    if end is not None and text[end : end + 1] in units.times and end < len(text):
        end = word_at(text, end + 1, units) or end
    return end


def skip_count(text: str, offset: int) -> int:
    """/100毫升: past 10, 100 or 1000 below the fraction line."""
    end = offset
    while end < len(text) and end - offset < MOST_BELOW and text[end] in (ZEROS if end > offset else ONES):
        end += 1
    return end if end - offset > 1 else offset


def word_at(text: str, offset: int, units: Units) -> int | None:
    """The end of a unit, or of a word that may stand below a fraction line."""
    row = units.per.get(text[offset : offset + 1], ())
    listed = next((offset + len(word) for word in row if text.startswith(word, offset)), None)
    unit = units.at(text, offset)
    known = offset + len(unit.word) if unit else None
    return max((end for end in (listed, known) if end is not None), default=None)


def modifier_after(
    text: str, offset: int, modifiers: Modifiers, *, kind: str, limits: bool = False
) -> tuple[str | None, int]:
    """The modifier after a quantity that ends at `offset`, and where the modifier ends.

    `limits` says that 内 and the like after the unit state a limit.
    """
    character = text[offset : offset + 1]
    for word in modifiers.after.get(character, ()):
        if text.startswith(word.word, offset):
            end = offset + len(word.word)
            if word.unless_before is not None and word.unless_before.match(text, end):
                continue
            if len(word.word) == 1 and kind not in MEASURED_KINDS:
                continue
            return word.value, end
    limit = modifiers.limit
    is_limit = limits and character == limit.word
    if is_limit and not (limit.unless_before and limit.unless_before.match(text, offset + 1)):
        return limit.value, offset + 1
    return None, offset


def modifier_before(text: str, offset: int, kind: str, modifiers: Modifiers) -> tuple[str | None, int]:
    """The modifier before a number at `offset`, and where the words of the modifier begin."""
    end = offset
    while end > 0 and offset - end < WIDEST_GAP and text[end - 1] in GAP:
        end -= 1
    for word in modifiers.before.get(text[end - 1 : end], ()):
        start = end - len(word.word)
        if start >= 0 and text.startswith(word.word, start):
            if word.unless is not None and word.unless.search(text, max(0, start - 2), end):
                continue
            return word.value, start
    window = end - VERB_WINDOW if end > VERB_WINDOW else 0
    if modifiers.any_before_verb.search(text, window, end):
        return next(value for value, pattern in modifiers.before_verb if pattern.search(text, window, end)), offset
    if end > 0 and text[end - 1] == modifiers.whole_sign:
        for value, pattern in modifiers.before_share:
            if kind in SHARES and pattern.search(text, max(0, end - SHARE_WINDOW), end):
                return value, offset
        if modifiers.before_of.search(text, max(0, end - SHARE_WINDOW), end):
            return "about", offset
    return None, offset


def kind_by_noun(text: str, start: int, end: int, unit: Unit, units: Units) -> str:
    """The kind that the noun right after the quantity requires, else the noun right before it."""
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
    if any(character in units.nouns.ends_phrase for character in phrase[:start]):
        return False
    return not phrase.startswith(units.head_goes_on, end)


def up_to_edge(text: str, offset: int, nouns: NounSigns) -> str:
    """The words after a quantity up to the clause's end; they may begin with a quotation mark."""
    offset += offset < len(text) and text[offset] in nouns.opening
    window = text[offset : offset + NOUN_WINDOW]
    for index, character in enumerate(window):
        if character in nouns.edges or character.isspace() or character.isdigit() or character >= CLAIMED:
            return window[:index]
    return window


def back_to_edge(text: str, offset: int, units: Units) -> str:
    """The words before a quantity from the clause's beginning, without what stands between a noun and its number."""
    window = units.between.sub("", text[max(0, offset - NOUN_WINDOW) : offset])
    for index in range(len(window) - 1, -1, -1):
        if window[index] in units.nouns.edges or window[index].isspace():
            return window[index + 1 :]
    return window


def unit_words(text: str, within: str) -> str:
    """A unit as it stands, without blanks and the 余 or 多 inside: 万余册 is 万册."""
    last = len(text) - 1
    return "".join(
        character
        for index, character in enumerate(text)
        if not character.isspace() and (index == last or character not in within)
    )


def base_value(value: Decimal | None, scale: int, unit: Unit | None) -> Decimal | None:
    if value is None:
        return None
    return value * scale * (unit.factor if unit else 1)
