"""Sentences → statements: clause by clause, each figure with its frame, period, change and status."""

from __future__ import annotations

from datetime import date

import regex
from msgspec import Struct, field
from msgspec.structs import replace

from notice_parser.outline.model import Outline
from notice_parser.pack import Pack
from notice_parser.pack.nouns import NounTest
from notice_parser.quantities.align import align
from notice_parser.quantities.attach import set_period
from notice_parser.quantities.carry import act_as_before, carry, leave_group, leave_head, leave_list, name_as_before
from notice_parser.quantities.change import find_change, inner_changes, set_change, share_change
from notice_parser.quantities.clauses import find_clauses
from notice_parser.quantities.context import Context
from notice_parser.quantities.frames import Reading, Shape, cut_right, is_way, place_of, read_frame, shape_of
from notice_parser.quantities.gloss import gloss, glossing_figure
from notice_parser.quantities.leads import Joiner, joiner_of
from notice_parser.quantities.plans import Plans, plans_of, year_of
from notice_parser.quantities.shape import NEAR, Clause, Statement
from notice_parser.quantities.status import set_status
from notice_parser.quantities.subjects import take_subjects
from notice_parser.quantities.trace import Trace
from notice_parser.spans import Finding, Span
from notice_parser.wording.model import QuantityClaim, Wording
from notice_parser.wording.sentences import Sentence, find_sentences
from notice_parser.wording.tokens import Token, Tokenizer

SIGNS = frozenset({"among", "remain", "done", "negate", "ongoing", "per"})


class SentenceReader(Struct):
    """Reads the sentences of one notice in order. Contexts of lead sentences are kept for the points they open."""

    text: str
    pack: Pack
    tokenizer: Tokenizer
    joiner: Joiner
    issued_on: date | None
    contexts: dict[int, tuple[int, Context]]
    leads: frozenset[int]
    plans: Plans
    cues: tuple[regex.Pattern[str], ...]
    notes: list[Finding] = field(default_factory=list)
    trace: Trace | None = None
    last: tuple[int, Context] = (-1, Context())

    def read(self, sentence: Sentence, has_figures: bool) -> list[Statement]:
        """The statements of a sentence, in text order."""
        if self.trace is not None:
            self.trace.open_sentence(sentence, self.starts_planned(sentence))
        if not has_figures and sentence.index not in self.leads:
            return []
        tokens = self.tokenizer.tokens(sentence.span)
        context = self.first_context(sentence, tokens)
        found: list[Statement] = []
        outer: list[Context] = []
        depth = 0
        last: Clause | None = None
        for number, raw in enumerate(find_clauses(self.text, tokens, self.pack.particles)):
            clause = self.joiner.join(raw)
            while depth < clause.depth:
                outer.append(context)
                depth += 1
            while depth > clause.depth:
                context = outer.pop()
                depth -= 1
            context = self.read_clause(clause, number, sentence, leave_head(last, clause, context), found)
            last = clause
        while outer:
            context = outer.pop()
        self.last = (sentence.index, context.for_lead())
        if sentence.index in self.leads:
            self.contexts[sentence.index] = (sentence.span.start, self.last[1])
        return found

    def first_context(self, sentence: Sentence, tokens: tuple[Token, ...]) -> Context:
        """What the words before 一是 set, or what 其中 refers back to in the sentence before."""
        context = Context()
        if sentence.lead is not None:
            start, lead = self.contexts.get(sentence.lead, (sentence.span.start, context))
            is_cut = self.plans.since(start, sentence.span.start) is not None
            context = context if is_cut else lead
        elif tokens and tokens[0].kind == "among" and self.last[0] == sentence.index - 1:
            context = self.last[1]
        return replace(context, planned=self.starts_planned(sentence) or context.planned)

    def starts_planned(self, sentence: Sentence) -> bool:
        return self.plans.at(sentence.section, sentence.span.start)

    def read_clause(
        self, clause: Clause, number: int, sentence: Sentence, context: Context, found: list[Statement]
    ) -> Context:
        """Add the clause's statements to `found`; give the context of the next clause."""
        context = take_subjects(self.text, clause, context, self.pack.particles)
        if self.trace is not None:
            self.trace.open_clause(clause, context)
        kinds = [token.kind for token in clause.tokens]
        figures = [index for index, kind in enumerate(kinds) if kind == "figure"]
        last, own_actor = 0, "actor" in kinds
        if self.sets_target(clause, figures):
            context = replace(context, planned=True)
        glossing = glossing_figure(clause, found)
        if glossing is not None:
            found.append(gloss(glossing, number, found))
            if self.trace is not None:
                self.trace.open_figure(glossing).statements = [found[-1]]
            return context
        if not figures:
            return leave_list(clause, context)
        shape = shape_of(clause, self.pack.frames)
        for target, following in zip(figures, [*figures[1:], len(kinds)], strict=True):
            before = list(clause.tokens[last:target])
            group = self.read_group(clause, shape, target, before, number, sentence, context, found)
            is_base = kinds[target + 1 : target + 3] == ["of", "figure"] or group[0].frame == "part-of-figure"
            context = leave_group(group, context, is_base, own_actor)
            found.extend(group)
            last = target + 1
            if self.closes_place(clause, last, following):
                found[-1].signs |= {"spans"}
                context = replace(context, inside=True)
        return context

    def closes_place(self, clause: Clause, first: int, end: int) -> bool:
        """28个问题中，8个: do the words behind a figure, up to the next, lay it open as the whole of what follows?"""
        last = clause.tokens[end - 1]
        return end > first and last.kind == "mark" and self.word(last) in self.pack.particles.within

    def sets_target(self, clause: Clause, figures: list[int]) -> bool:
        """Do the words of the clause, up to its first figure, make targets of what follows?"""
        end = clause.tokens[figures[0]].start if figures else clause.end
        return any(pattern.search(self.text, clause.start, end) for pattern in self.cues)

    def signs(self, before: tuple[Token, ...]) -> frozenset[str]:
        """The kinds of words before a figure that tell whether it is a part or a sum of others."""
        found = SIGNS.intersection([token.kind for token in before])
        words = [self.word(token) for token in before]
        if not self.pack.parts.exceptions.isdisjoint(words):
            found |= {"exception"}
        if not self.pack.parts.totals.isdisjoint(words):
            found |= {"total"}
        if not self.pack.parts.means.isdisjoint(words[-1:]):
            found |= {"per"}
        if [token.kind for token in before[-2:]] == ["of", "share"]:
            found |= {"some"}
        return found

    def word(self, token: Token) -> str:
        return self.text[token.start : token.end]

    def read_group(
        self, clause: Clause, shape: Shape, target: int, before: list[Token], number: int, sentence: Sentence,
        context: Context, found: list[Statement],
    ) -> list[Statement]:  # fmt: skip
        """The statements of one figure or of a row of values."""
        token = clause.tokens[target]
        trace = self.trace.open_figure(token) if self.trace is not None else None
        reading = read_frame(clause, shape, target, self.pack.frames, trace)
        values = [t for t in token.inner if t.kind == "figure"] if token.inner else [token]
        group = [self.statement(clause, target, reading, value, number, sentence, context) for value in values]
        if len(group) == 1:
            earlier_one = found[-1] if found else None
            name_as_before(self.text, group[0], earlier_one, clause, target)
            act_as_before(self.text, group[0], earlier_one, context, clause)
        if len(group) > 1 or any(t.kind == "respectively" for t in before):
            aligned = align(self.text, clause, reading, group, context, before, self.pack.particles)
            if not aligned and len(group) > 1 and any(t.kind == "respectively" for t in before):
                places = (token.span,)
                self.notes.append(Finding("list_not_aligned", "info", places))
        earlier = list(clause.tokens[max(0, target - NEAR) : target])
        words = find_change(self.text, earlier, self.pack.particles)
        inner = inner_changes(self.text, token, self.pack.particles) if token.inner else [None] * len(group)
        signs, near = self.signs(opened_at(clause, target)), before[-NEAR:]
        for place, (statement, own) in enumerate(zip(group, inner, strict=True)):
            statement.signs = signs | {"inside"} if context.inside else signs
            statement.segment, statement.before, statement.depth = context.segment, clause.before, clause.depth
            if own is not None and own.basis is None and words is not None:
                own = replace(own, basis=words.basis)
            set_change(self.text, statement, own or words, earlier, context, self.pack.particles, place)
            if clause.is_joined and len(clause.tokens) == 1:
                share_change(statement, found)
            set_period(statement, clause, target, context)
            set_status(self.text, statement, clause, target, near, context, self.issued_on, self.pack.particles)
        if trace is not None:
            trace.statements = group
        return group

    def statement(
        self, clause: Clause, target: int, reading: Reading | None, value: Token, number: int, sentence: Sentence,
        context: Context,
    ) -> Statement:  # fmt: skip
        claim = value.claim
        assert isinstance(claim, QuantityClaim)
        made = Statement(claim, number, sentence.index, sentence.span)
        if reading is None:
            return made
        made.frame, made.level, made.carries = reading.frame.id, reading.frame.level, reading.frame.carries
        for role, place in self.places(clause, reading, target):
            if place is not None:
                setattr(made, role, place)
                made.reasons[role] = f"frame {reading.frame.id}"
            elif role == "measured" and not is_way(clause, reading.roles[role]):
                made.carries |= {"measured"}
        if made.actor is None and context.actor is not None:
            made.actor, made.reasons["actor"] = context.actor.span, self.subject_reason(clause, context.actor.span)
        if made.scope is None and context.scope is not None:
            made.scope, made.reasons["scope"] = context.scope, self.subject_reason(clause, context.scope)
        carry(self.text, made, context, clause, target, self.pack.particles)
        return made

    def places(self, clause: Clause, reading: Reading, target: int) -> list[tuple[str, Span | None]]:
        alternative = self.pack.nouns.tests["alternative"]
        roles = {role: cut_right(clause, span, target) if role == "measured" else span
                 for role, span in reading.roles.items()}  # fmt: skip
        return [(role, self.place_of_role(clause, role, span, alternative)) for role, span in roles.items()]

    def place_of_role(self, clause: Clause, role: str, span: tuple[int, int], alternative: NounTest) -> Span | None:
        """An actor is one token and has no edges; ways alone measure nothing."""
        if role == "actor":
            return Span(clause.tokens[span[0]].start, clause.tokens[span[1] - 1].end)
        return None if is_way(clause, span) else place_of(self.text, clause, span, alternative)

    def subject_reason(self, clause: Clause, place: Span) -> str:
        return "subject of the clause" if clause.start <= place.start < clause.end else "carried, last subject"


def opened_at(clause: Clause, target: int) -> tuple[Token, ...]:
    """The words before a figure, back to the one before; 其中五年以上有期徒刑141人: a term between is passed over."""
    first = target
    while first > max(0, target - NEAR):
        token = clause.tokens[first - 1]
        if token.kind == "figure" and not (isinstance(token.claim, QuantityClaim) and token.claim.kind == "duration"):
            break
        first -= 1
    return clause.tokens[first:target]


def read_statements(
    text: str,
    outline: Outline,
    wording: Wording,
    pack: Pack,
    issued_on: date | None,
    kind: str = "other",
    trace: Trace | None = None,
) -> tuple[list[Statement], tuple[Finding, ...]]:
    """Every figure of the notice with what its sentence says about it, in text order; and the values left unaligned."""
    sentences = find_sentences(text, outline)
    leads = frozenset(s.lead for s in sentences if s.lead is not None)
    plans = plans_of(text, outline, pack, kind, year_of(text, outline, pack, issued_on))
    cues = tuple(cue for cue in pack.modes.cues if cue.search(text))
    tokenizer, joiner = Tokenizer(text, wording, pack), joiner_of(text, pack)
    reader = SentenceReader(text, pack, tokenizer, joiner, issued_on, {}, leads, plans, cues, trace=trace)
    figures = wording.quantities
    position = 0
    found: list[Statement] = []
    for sentence in sentences:
        first = position
        while position < len(figures) and figures[position].start < sentence.span.end:
            position += 1
        found += reader.read(sentence, position > first)
    return sorted(found, key=lambda s: s.figure.start), tuple(reader.notes)
