"""Do the rules read their own examples? Each file of patterns/ has a judge that says what one example shows.

A judge tells how an example fails to be read by its rule: nothing said means that it is read. So a `match` example must
bring out nothing, and a `no_match` example something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import regex
from msgspec import Struct

from notice_parser.notice import Notice, Quantity
from notice_parser.outline import build_outline
from notice_parser.outline.lines import Line, Openings
from notice_parser.outline.markers import Scanner
from notice_parser.outline.model import Outline
from notice_parser.pack import Pack
from notice_parser.pack.folders import Layer
from notice_parser.pack.loading import load_pack
from notice_parser.pack.loading.listing import entries
from notice_parser.pack.loading.reader import PackReader
from notice_parser.pipeline import parse_source
from notice_parser.quantities.trace import Trace
from notice_parser.readers.text import from_string
from notice_parser.spans import Source, Span
from notice_parser.wording.contacts import find_contacts
from notice_parser.wording.guards import find_guards
from notice_parser.wording.mentions import find_mentions
from notice_parser.wording.model import Claim, Wording
from notice_parser.wording.segmenter import segmenter_of
from notice_parser.wording.tokens import Token, Tokenizer

LONGEST_SHOWN = 40


class Trial(Struct, frozen=True):
    """One example of one rule: the rule's id and its whole entry, the example, and the text in it."""

    pack: Pack
    reader: PackReader
    rule: str
    entry: dict[str, Any]
    example: Any

    @property
    def text(self) -> str:
        return str(self.example["text"] if isinstance(self.example, dict) else self.example)


Judge = Callable[[Trial], list[str]]


def example_faults(folder: Path, over: tuple[Layer, ...] = ()) -> list[str]:
    """A line `file:line: rule: message` for each example that its rule reads otherwise. Raises PackError."""
    pack, reader = load_pack(folder, over), PackReader(folder, over)
    reader.read_definitions()
    for name in reader.names:
        rules = entries(reader.load(name))
        judge = JUDGES.get(name)
        if judge is None and rules:
            reader.error_at(reader.position(name, ()), "nothing runs the examples of this file")
        for loc, rule, entry in rules if judge else ():
            for key, index, example in each_example(entry):
                fault = fault_of(judge, Trial(pack, reader, rule, entry, example), key) if judge else None
                if fault:
                    reader.error_at(reader.position(name, (*loc, key, index)), fault, rule)
    return reader.errors


def each_example(entry: dict[str, Any]) -> Iterator[tuple[str, int, Any]]:
    for key in ("match", "no_match"):
        for index, example in enumerate(entry.get(key) or ()):
            yield key, index, example


def fault_of(judge: Judge, trial: Trial, key: str) -> str | None:
    """What is wrong with an example, or None."""
    differences = judge(trial)
    shown = " ".join(trial.text.split())
    shown = shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
    if key == "match" and differences:
        return f"match {shown}: {'; '.join(differences)}"
    return f"no_match {shown}: is read by this rule" if key == "no_match" and not differences else None


def parse(text: str, pack: Pack) -> Notice:
    return parse_source(from_string(text), pack=pack)


def words_of(text: str, pack: Pack) -> tuple[Source, Wording]:
    """A text with its claims, taken for running text from end to end: no title, no sections."""
    source, whole = from_string(text), Span(0, len(text))
    outline = Outline(lines=(whole,), head=None, title=None, preamble=whole, sections=(), closing=None)
    return source, find_mentions(source, outline, pack, None)


def judge_pattern(trial: Trial) -> list[str]:
    """The rule's own pattern finds something."""
    return [] if pattern_of(trial).search(trial.text) else ["the pattern finds nothing"]


@lru_cache(maxsize=512)
def compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def pattern_of(trial: Trial) -> regex.Pattern[str]:
    return compiled(trial.reader.expand(trial.entry["pattern"]))


def judge_guard(trial: Trial) -> list[str]:
    """The guards, tried in their order, give the words of the example, or some of them, to this rule."""
    found = find_guards(trial.text, trial.pack.guards)
    return taken_by(trial.rule, {trial.text[start:end]: rule for start, end, rule in found})


def judge_contact(trial: Trial) -> list[str]:
    found = find_contacts(trial.text, trial.pack.contacts)
    return taken_by(trial.rule, {trial.text[one.start : one.end]: one.rule for one in found})


def taken_by(rule: str, takers: dict[str, str]) -> list[str]:
    if rule in takers.values():
        return []
    return [f"{words} is taken by {taker}" for words, taker in takers.items()] or ["nothing takes it"]


def judge_quantity(trial: Trial) -> list[str]:
    """The figure is found and its fields are as the example says; without a figure, the rule finds any."""
    notice = parse(trial.text, trial.pack)
    if not isinstance(trial.example, dict):
        return [] if any(q.rule == trial.rule for q in notice.quantities) else ["the rule finds no figure"]
    wanted = {k: v for k, v in trial.example.items() if k not in ("text", "quantity", "expect")}
    wanted |= trial.example.get("expect") or {}
    found = next((q for q in notice.quantities if q.text == trial.example["quantity"]), None)
    if found is None:
        return [f"{trial.example['quantity']} is not found among {[q.text for q in notice.quantities]}"]
    told = {name: field_of(found, name, notice) for name in wanted}
    return [f"{name} is {told[name]}, not {wanted[name]}" for name in wanted if told[name] != plain(wanted[name])]


def judge_frame(trial: Trial) -> list[str]:
    """The frame wins the figure of the example, and the fields are as the example says."""
    trace, wanted = Trace(), trial.example["quantity"]
    parse_source(from_string(trial.text), pack=trial.pack, trace=trace)
    winners = [one.frame and one.frame.id for one in trace.statements if one.figure.span.of(trial.text) == wanted]
    taken = [] if winners[:1] in ([], [trial.rule]) else [f"frame {winners[0]} takes it"]
    return taken + judge_quantity(trial)


def field_of(quantity: Quantity, name: str, notice: Notice) -> Any:
    """A field as an example writes it: a quote by its words, a period by its ends, a whole by its own words."""
    if name == "part_of":
        return next((q.text for q in notice.quantities if q.id == quantity.part_of), None)
    if name in ("from", "to"):
        return getattr(quantity.period, "from_" if name == "from" else "to", None)
    if name == "change":
        return quantity.change.direction if quantity.change else None
    value = getattr(quantity, name)
    return plain(getattr(value, "text", value))


def plain(value: Any) -> Any:
    """A value as text where it is a number, so that 5, 5.0 and '5' are one."""
    is_number = isinstance(value, (int, float)) or type(value).__name__ == "Decimal"
    return f"{float(value):g}" if is_number and not isinstance(value, bool) else value


def judge_per(trial: Trial) -> list[str]:
    """What each the figure is told for is as the example says; where it does not say, the figure is told for any."""
    found = next((q for q in parse(trial.text, trial.pack).quantities if q.text == trial.example["quantity"]), None)
    if found is None:
        return [f"{trial.example['quantity']} is not found"]
    wanted = trial.example.get("per", found.per or "something")
    return [] if found.per == wanted else [f"per is {found.per}, not {wanted}"]


def judge_period(trial: Trial) -> list[str]:
    """The rule claims the period of the example, with its ends; without a period, it claims anything."""
    source, wording = words_of(trial.text, trial.pack)
    told = {claim.span.of(source.text): claim for claim in wording.periods if claim.rule == trial.rule}
    if not isinstance(trial.example, dict):
        return [] if told else ["the rule finds no period"]
    found = told.get(trial.example["period"])
    if found is None:
        return [f"{trial.example['period']} is not among what the rule finds, {list(told)}"]
    ends = {"from": found.from_, "to": found.to}
    return [
        f"{name} is {ends[name]}, not {trial.example[name]}"
        for name in ends
        if name in trial.example and str(ends[name]) != str(trial.example[name])
    ]


def judge_modifier(trial: Trial) -> list[str]:
    """A figure of the text has the modifier of the example, else that of the rule."""
    wanted = trial.example["modifier"] if isinstance(trial.example, dict) else trial.entry["value"]
    found = [quantity.modifier for quantity in parse(trial.text, trial.pack).quantities]
    return [] if wanted in found else [f"modifier is {found or 'not looked for: there is no figure'}, not {wanted}"]


def judge_word(trial: Trial) -> list[str]:
    """The word is cut out of the text, before anything is claimed in it, with the kind of the rule."""
    tokens = flat(Tokenizer(trial.text, Wording(()), trial.pack).tokens(Span(0, len(trial.text))))
    told = {token.span.of(trial.text): token.kind for token in tokens}
    word = trial.example["word"]
    return [] if told.get(word) == trial.rule else [f"{word} is {told.get(word, 'not cut out')} among {told}"]


def judge_cut(trial: Trial) -> list[str]:
    """The segmenter cuts the word out of the text."""
    words = segmenter_of(trial.pack).cut(trial.text)
    return [] if trial.example["word"] in words else [f"it is cut into {words}"]


def flat(tokens: tuple[Token, ...]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.inner)


def judge_noun(trial: Trial) -> list[str]:
    noun = trial.example["noun"]
    return [] if noun in trial.text and trial.pack.nouns.is_a(trial.rule, noun) else [f"{noun} is not of the class"]


def judge_marker(trial: Trial) -> list[str]:
    """The family makes a section of the text, or, where one member is enough, its marker begins the text."""
    styles = {section.style for section in build_outline(from_string(trial.text), trial.pack).walk()}
    if trial.rule in styles:
        return []
    line, rules = Line(0, len(trial.text), gap=0, indent=0), trial.pack
    opening = Openings(trial.text, rules.edges.lines, rules.markers).at(line)
    found = Scanner(trial.text, 0, rules.markers).at_start(opening, 0) if opening else None
    if found is None:
        return ["no marker begins it"]
    if found.family.id != trial.rule or found.family.members > 1:
        return [f"the marker that begins it is of {found.family.id}, and its sections are of {sorted(styles)}"]
    return ["the marker is doubtful"] if found.is_doubtful else []


def judge_kind(trial: Trial) -> list[str]:
    """A notice is of the kind that has the text as its title, or as its first words where the rule looks at these."""
    below = "第一条　略。" if trial.entry.get("style") else "各单位：\n有关情况如下。"
    text = f"{trial.text}\n\n{below}" if trial.entry.get("title") else f"\n{trial.text}\n\n{below}"
    found = parse(text, trial.pack).kind
    return [] if found == trial.rule else [f"it is of {found}"]


def judge_reference(trial: Trial) -> list[str]:
    """The text, named between 《 and 》, is a reference of the rule's kind."""
    found = [reference.kind for reference in parse(f"按照《{trial.text}》执行。", trial.pack).references]
    return [] if found == [trial.rule] else [f"it is of {found}"]


def judge_signature(trial: Trial) -> list[str]:
    notice = parse(trial.text, trial.pack)
    told = [[quote.text for quote in notice.issuers], notice.issued_on.date if notice.issued_on else None]
    wanted = [list(trial.example["issuers"]), trial.example["date"]]
    return [] if told == wanted else [f"it is signed by {told[0]} on {told[1]}"]


def judge_inspection(trial: Trial) -> list[str]:
    """The facts of the inspection that the example names come out."""
    found = parse(trial.text, trial.pack).inspection
    told = {name: getattr(found, name, None) for name in trial.example if name != "text"}
    told = {name: getattr(value, "text", value) for name, value in told.items()}
    return [
        f"{name} is {value}, not {trial.example[name]}" for name, value in told.items() if value != trial.example[name]
    ]


def claims_in(text: str, pack: Pack) -> list[tuple[str, ...]]:
    """A row for each claim on a text: its place, its words, what kind of claim it is, its rule."""
    source, wording = words_of(text, pack)
    return [
        (f"{claim.start}:{claim.end}", claim.span.of(source.text), claim_kind(claim), claim.rule)
        for claim in wording.claims
    ]


def claim_kind(claim: Claim) -> str:
    return type(claim).__name__.removesuffix("Claim").lower()


def found_by(rule: str, text: str, reader: PackReader, pack: Pack) -> list[tuple[str, ...]]:
    """A row for each place where a rule, taken alone, finds something: by claims, pattern or words."""
    reader.read_definitions()
    rows = [row for row in claims_in(text, pack) if row[-1] == rule]
    for file in reader.names:
        for _, name, entry in entries(reader.load(file)):
            if name == rule:
                rows += [(f"{at}:{at + len(words)}", words, file, rule) for at, words in alone(reader, entry, text)]
    return list(dict.fromkeys(rows))


def alone(reader: PackReader, entry: dict[str, Any], text: str) -> Iterator[tuple[int, str]]:
    """Where the entry's pattern matches, or where one of its words stands."""
    if isinstance(entry.get("pattern"), str):
        for found in compiled(reader.expand(entry["pattern"])).finditer(text):
            yield found.start(), found[0]
    elif isinstance(entry.get("words"), str):
        for word in entry["words"].split():
            at = text.find(word)
            if at >= 0:
                yield at, word


# File → what its examples show. A new file of rules is a line here.
def judge_check(trial: Trial) -> list[str]:
    """The check of this code finds something, at the words that the example quotes."""
    issued = trial.example.get("issued_on")
    day = date.fromisoformat(str(issued)) if issued else None
    notice = parse_source(from_string(trial.text), issued_on=day, pack=trial.pack)
    quoted = [[quote.text for quote in one.quotes] for one in notice.findings if one.code == trial.rule]
    wanted = trial.example.get("quotes")
    if not quoted:
        return ["nothing is found"]
    return [] if not wanted or wanted in quoted else [f"found at {quoted[0]}, not at {wanted}"]


JUDGES: dict[str, Judge] = {
    "checks.yaml": judge_check,
    "contacts.yaml": judge_contact,
    "dictionary.yaml": judge_cut,
    "edges.yaml": judge_pattern,
    "frames.yaml": judge_frame,
    "guards.yaml": judge_guard,
    "inspection.yaml": judge_inspection,
    "kinds.yaml": judge_kind,
    "layout.yaml": judge_pattern,
    "tables.yaml": judge_pattern,
    "markers.yaml": judge_marker,
    "modes.yaml": judge_pattern,
    "modifiers.yaml": judge_modifier,
    "nouns.yaml": judge_noun,
    "numbers.yaml": judge_pattern,
    "parts.yaml": judge_quantity,
    "per.yaml": judge_per,
    "periods.yaml": judge_period,
    "references.yaml": judge_reference,
    "signature.yaml": judge_signature,
    "units.yaml": judge_quantity,
    "words.yaml": judge_word,
}
