"""Why was this sentence read so? What the reading itself recorded, as plain data for a terminal or for tools.

Nothing is read a second time: the notice is parsed with a trace, and the trace is put in words.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

from notice_parser.explain_readings import ReadingsBuilder
from notice_parser.messages import say
from notice_parser.notice import Notice, Quantity
from notice_parser.origin_words import origin_of
from notice_parser.pack import Pack, built_in_pack
from notice_parser.pipeline import parse_source
from notice_parser.quantities.model import Clause, Statement
from notice_parser.quantities.origins import Origin
from notice_parser.quantities.trace import WON, ClauseTrace, FigureTrace, SentenceTrace, Trace
from notice_parser.spans import Source, Span
from notice_parser.wording.model import Claim, PeriodClaim, QuantityClaim, ReferenceClaim
from notice_parser.wording.tokens import Token

QUOTED = ("measured", "action", "actor", "scope", "period")
FIELDS = (*QUOTED, "status", "change", "part_of", "per")
Data = dict[str, Any]
# What is said of a statement that no frame made.
WHOLE_WORDS = {
    Origin.GLOSS: say("glosses the quantity before: the same in another unit"),
    Origin.ROW: say("read from the heads of a table"),
}


def explain(source: Source, *, issued_on: date | None = None, pack: Pack | None = None) -> Explained:
    """Parse a text with a trace."""
    pack, trace = pack or built_in_pack(), Trace()
    notice = parse_source(source, issued_on=issued_on, pack=pack, trace=trace)
    return Explained(source, pack, notice, trace)


class Explained(Struct, frozen=True):
    """A notice and how it was read. `sentences` gives the sentences, each with all that led to its quantities."""

    source: Source
    pack: Pack
    notice: Notice
    trace: Trace

    def sentence_at(self, offset: int) -> int | None:
        """The index of the sentence at an offset, or of the next where it lies between two; None after the last."""
        ends = (i for i, found in enumerate(self.trace.sentences) if offset < found.sentence.span.end)
        return next(ends, None)

    def sentence_of(self, quantity: str) -> int | None:
        """The index of the sentence that holds the quantity of this id."""
        found = next((q for q in self.notice.quantities if q.id == quantity), None)
        return None if found is None else self.sentence_at(found.start)

    def with_figures(self) -> list[int]:
        """The indexes of the sentences that hold quantities."""
        return [i for i, found in enumerate(self.trace.sentences) if any(clause.figures for clause in found.clauses)]

    def data(self, indexes: list[int]) -> Data:
        """What `--json` prints."""
        builder = ExplanationBuilder(self)
        sentences = [builder.sentence(self.trace.sentences[index]) for index in indexes]
        return {"path": self.source.path, "rules": self.pack.fingerprint, "sentences": sentences}


class ExplanationBuilder:
    """Turns the trace of one notice into plain data; every offset in it is one of the source text."""

    def __init__(self, explained: Explained) -> None:
        self.text, self.trace = explained.source.text, explained.trace
        self.claims = explained.trace.wording.claims
        self.kind_of = {letter: kind for kind, letter in explained.pack.frames.letter_of.items()}
        self.shape_of = {rule.id: rule.shape for rule in explained.pack.frames.frames}
        self.by_noun = {
            name: {kind for kind, *_ in unit.by_noun} for name, unit in explained.pack.units.by_group.items()
        }
        self.quantities = explained.notice.quantities
        self.readings = ReadingsBuilder(self.text, self.trace, tuple(self.quantities), explained.pack.features)
        self.quantity_of = {
            id(statement): quantity for statement, quantity in zip(self.trace.statements, self.quantities, strict=True)
        }

    def quote(self, span: Span) -> Data:
        return {"text": span.of(self.text), "start": span.start, "end": span.end}

    def sentence(self, found: SentenceTrace) -> Data:
        span, section = found.sentence.span, found.sentence.section
        return {
            **self.quote(span),
            "section": section.id if section else None,
            "opened_by": self.lead(found),
            "heading_plans": self.heading(found) if found.is_under_plans else None,
            "mentions": [self.mention(claim) for claim in self.claims if span.start <= claim.start < span.end],
            "clauses": [self.clause(clause, number, found) for number, clause in enumerate(found.clauses, 1)],
        }

    def lead(self, found: SentenceTrace) -> Data | None:
        """The sentence whose words hold for the numbered point that this one stands in."""
        lead = found.sentence.lead
        return None if lead is None else self.quote(self.trace.sentences[lead].sentence.span)

    def heading(self, found: SentenceTrace) -> Data | None:
        """The heading that the sentence stands under."""
        section = found.sentence.section
        return self.quote(section.heading) if section and section.heading else None

    def mention(self, claim: Claim) -> Data:
        """A claim: what it is, the rule that made it, and what the rule read out of it."""
        what = type(claim).__name__.removesuffix("Claim").lower()
        return {**self.quote(claim.span), "what": what, "rule": claim.rule, "read": self.read_out(claim)}

    def read_out(self, claim: Claim) -> Data:
        if isinstance(claim, PeriodClaim):
            ends = {"from": claim.from_, "to": claim.to}
            days = {name: end.isoformat() if end else None for name, end in ends.items()}
            return {**days, "granularity": claim.granularity, "shape": claim.shape}
        if isinstance(claim, QuantityClaim):
            return self.number(claim)
        kind = getattr(claim, "kind", None)
        title = {"title": claim.title.of(self.text)} if isinstance(claim, ReferenceClaim) else {}
        return {**title, "kind": kind} if kind else title

    def number(self, claim: QuantityClaim) -> Data:
        ends = {name: getattr(claim, name) for name in ("base_value", "base_value_max")}
        return {
            **{name: None if value is None else f"{value.normalize():f}" for name, value in ends.items()},
            "base_unit": claim.base_unit,
            "unit_rule": claim.unit_id,
            "kind": claim.kind,
            "kind_by_noun": claim.kind in self.by_noun.get(claim.unit_id, ()),
            "modifier": claim.modifier,
        }

    def clause(self, found: ClauseTrace, number: int, sentence: SentenceTrace) -> Data:
        clause = found.clause
        return {
            **self.quote(Span(clause.start, clause.end)),
            "number": number,
            "in_brackets": clause.depth > 0,
            "tokens": [self.token(token) for token in clause.tokens],
            "in_force": self.in_force(found, sentence),
            "figures": [self.figure(figure, clause, sentence) for figure in found.figures],
        }

    def token(self, token: Token) -> Data:
        inner = [self.token(part) for part in token.inner] if token.kind != "aside" else []
        return {**self.quote(token.span), "kind": token.kind, **({"inner": inner} if inner else {})}

    def in_force(self, found: ClauseTrace, sentence: SentenceTrace) -> list[Data]:
        """What this clause could inherit from earlier ones, whether it does or not."""
        context = found.context
        spans = [("period", period.span) for period in context.periods]
        spans += [("actor", context.actor.span)] if context.actor else []
        spans += [("scope", context.scope)] if context.scope else []
        spans += [("action", context.action)] if context.action else []
        spans += [("measured", theme) for theme in context.themes]
        own = Span(found.clause.start, found.clause.end)
        rows = [self.inherited(what, span, sentence) for what, span in spans if not span.meets(own)]
        plans = [("planned", context.planned), ("intended", context.intended)]
        return rows + [{"what": what, "text": None, "from": None} for what, is_so in plans if is_so]

    def inherited(self, what: str, span: Span, sentence: SentenceTrace) -> Data:
        return {"what": what, **self.quote(span), "from": self.origin(span, sentence)}

    def origin(self, span: Span, sentence: SentenceTrace) -> Data | None:
        """The innermost clause that a span lies in: its number and words, and its sentence if it is another."""
        for found in (sentence, *reversed(self.trace.sentences)):
            if not found.sentence.span.meets(span):
                continue
            held = [(c.clause.depth, n, c.clause) for n, c in enumerate(found.clauses, 1) if holds(c.clause, span)]
            if held:
                _, number, clause = max(held, key=lambda one: one[:2])
                other = None if found is sentence else self.quote(found.sentence.span)
                return {"clause": number, "text": self.text[clause.start : clause.end], "sentence": other}
        return None

    def figure(self, found: FigureTrace, clause: Clause, sentence: SentenceTrace) -> Data:
        """A quantity, or a row of them: the shape of its clause as the frames saw it, and the frames tried in order."""
        won = next((frame for frame, outcome in found.tried if outcome == WON), None)
        return {
            **self.quote(found.token.span),
            "shape": [self.kind_of[letter] for letter in found.shape],
            "frame": won,
            "frame_shape": self.shape_of.get(won or ""),
            "tried": [{"frame": frame, "outcome": outcome} for frame, outcome in found.tried],
            "quantities": [self.statement(one, clause, sentence) for one in found.statements],
        }

    def statement(self, one: Statement, clause: Clause, sentence: SentenceTrace) -> Data:
        quantity = self.quantity_of[id(one)]
        return {
            "id": quantity.id,
            **self.quote(one.figure.span),
            "rule": one.figure.rule,
            **self.number(one.figure),
            "states": "level" if one.level or one.action is None else "action",
            "reason": WHOLE_WORDS.get(one.origin) if one.origin is not None else None,
            "skeleton": self.readings.skeleton(one),
            "doubts": list(quantity.doubts),
            "fields": {name: self.field(name, one, quantity, clause=clause, sentence=sentence) for name in FIELDS},
            "indicator": self.indicator(quantity),
        }

    def indicator(self, quantity: Quantity) -> Data | None:
        """The full name of what the quantity states, with the quotes that make it."""
        name = quantity.indicator
        return None if name is None else {"text": name.text, "quotes": [quote.text for quote in name.quotes]}

    def field(self, name: str, one: Statement, quantity: Quantity, *, clause: Clause, sentence: SentenceTrace) -> Data:
        """A field as the notice has it, its reason, and, where its words stand in another clause, which."""
        value = getattr(quantity, name)
        origin, reason = origin_of(name, one) or (None, None)
        data: Data = {"value": getattr(value, "text", value), "origin": origin, "reason": reason, "from": None}
        if name in QUOTED and value is not None:
            span = Span(value.start, value.end)
            data |= {"start": span.start, "end": span.end}
            if not holds(clause, span):
                data["from"] = self.origin(span, sentence)
        if name == "change" and value is not None:
            data["value"] = {
                "direction": value.direction,
                "quote": value.quote.text,
                "basis": value.basis,
                "from": value.from_.text if value.from_ else None,
            }
        if name == "part_of" and value is not None:
            whole = next(q for q in self.quantities if q.id == value)
            data |= {"role": quantity.part_role, "whole": whole.text}
        return {**data, "readings": self.readings.readings(one, name)}


def holds(clause: Clause, span: Span) -> bool:
    return clause.start <= span.start and span.end <= clause.end
