"""Sentences → statements: clause by clause, each figure with its frame, period, change and status."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from notice_parser.outline.shape import Outline, Section
from notice_parser.pack import Pack
from notice_parser.quantities.align import align
from notice_parser.quantities.change import ChangeWords, change_found, find_change, origin_of
from notice_parser.quantities.clauses import find_clauses
from notice_parser.quantities.context import Context
from notice_parser.quantities.frames import Reading, cut_right, place_of, read_frame
from notice_parser.quantities.leads import join_leads
from notice_parser.quantities.shape import ChangeFound, Clause, PeriodFound, Statement
from notice_parser.quantities.status import find_status
from notice_parser.quantities.trace import Trace
from notice_parser.spans import ReadingNote, Span
from notice_parser.wording.sentences import Sentence, find_sentences
from notice_parser.wording.shape import PeriodClaim, QuantityClaim, Wording
from notice_parser.wording.tokens import Token, Tokenizer

COUNTED_KINDS = frozenset({
    "item", "case", "organization", "household", "building", "occurrence", "person", "area", "length", "money", "mass",
    "volume", "energy",
})  # fmt: skip
DOUBLINGS = "番"
ABOUT_NOW = timedelta(days=45)
SIGNS = frozenset({"among", "remain", "done", "negate", "ongoing", "per"})
FILLED_BY_PAIR = frozenset({"bare", "thing-change", "thing"})
BESIDE_DEED = frozenset({
    "adverb", "manner", "done", "ongoing", "negate", "plan", "period", "respectively", "light", "advancing", "helper",
    "aside", "scope", "remain", "per", "give", "among",
})  # fmt: skip
LEADING = BESIDE_DEED | {"actor", "link", "conjunction", "basis", "mark", "preposition"}
SELF_CONTAINED = frozenset({"sanctioned", "sanction"})


@dataclass(slots=True)
class SentenceReader:
    """Reads the sentences of one notice in order. Contexts of lead sentences are kept for the points they open."""

    text: str
    pack: Pack
    tokenizer: Tokenizer
    issued_on: date | None
    contexts: dict[int, Context]
    leads: frozenset[int]
    section_plans: dict[str, bool]
    notes: list[ReadingNote] = field(default_factory=list)
    trace: Trace | None = None

    def read(self, sentence: Sentence, has_figures: bool) -> list[Statement]:
        """The statements of a sentence, in text order."""
        if self.trace is not None:
            self.trace.open_sentence(sentence, self.starts_planned(sentence.section))
        if not has_figures and sentence.index not in self.leads:
            return []
        context = self.contexts.get(sentence.lead, Context()) if sentence.lead is not None else Context()
        context = replace(context, planned=self.starts_planned(sentence.section) or context.planned)
        tokens = self.tokenizer.tokens(sentence.span)
        found: list[Statement] = []
        outer: list[Context] = []
        depth = 0
        for number, raw in enumerate(find_clauses(self.text, tokens)):
            clause = join_leads(self.text, raw, self.pack.nouns)
            while depth < clause.depth:
                outer.append(context)
                depth += 1
            while depth > clause.depth:
                context = outer.pop()
                depth -= 1
            context = self.read_clause(clause, number, sentence, context, found)
        while outer:
            context = outer.pop()
        if sentence.index in self.leads:
            self.contexts[sentence.index] = context.for_lead()
        return found

    def starts_planned(self, section: Section | None) -> bool:
        return self.section_plans.get(section.id, False) if section is not None else False

    def read_clause(
        self, clause: Clause, number: int, sentence: Sentence, context: Context, found: list[Statement]
    ) -> Context:
        """Add the clause's statements to `found`; give the context of the next clause."""
        context = self.take_subjects(clause, context)
        if self.trace is not None:
            self.trace.open_clause(clause, context)
        figures = [i for i, token in enumerate(clause.tokens) if token.kind == "figure"]
        last = 0
        if self.plans(clause, figures):
            context = replace(context, planned=True)
        if self.is_gloss(clause, found):
            self.gloss(clause, number, sentence, found)
            return context
        for target in figures:
            before = list(clause.tokens[last:target])
            group = self.read_group(clause, target, before, number, sentence, context, found)
            is_base = any(t.kind == "figure" for t in clause.tokens[target + 2 : target + 3])
            is_base = is_base and clause.tokens[target + 1].kind == "of" or group[0].frame == "part-of-figure"
            own_actor = any(t.kind == "actor" for t in clause.tokens)
            context = self.take_group(group, context, is_base, own_actor)
            found.extend(group)
            last = target + 1
        return context if figures else self.take_list(clause, context)

    def plans(self, clause: Clause, figures: list[int]) -> bool:
        """Do the words of the clause, up to its first figure, make targets of what follows?"""
        end = clause.tokens[figures[0]].start if figures else clause.end
        return any(pattern.search(self.text, clause.start, end) for pattern in self.pack.modes.cues)

    def is_gloss(self, clause: Clause, found: list[Statement]) -> bool:
        """112千公顷(168万亩): a bracket right behind a figure that holds the same in another unit."""
        kinds = [t.kind for t in clause.tokens]
        if clause.depth == 0 or not found or kinds.count("figure") != 1 or set(kinds) - {"figure", "link", "adverb", "mark"}:
            return False
        figure = clause.tokens[kinds.index("figure")]
        last = found[-1].figure
        return not figure.inner and last.end + 1 >= clause.start - 1 and "." not in self.text[last.end : clause.start - 1]

    def gloss(self, clause: Clause, number: int, sentence: Sentence, found: list[Statement]) -> None:
        figure = next(t for t in clause.tokens if t.kind == "figure")
        assert isinstance(figure.claim, QuantityClaim)
        reasons = {"all": "glosses the figure before: the same in another unit"}
        found.append(replace(found[-1], figure=figure.claim, clause=number, reasons=reasons))
        if self.trace is not None:
            self.trace.open_figure(figure).statements = [found[-1]]

    def take_subjects(self, clause: Clause, context: Context) -> Context:
        """Periods, actor, scope and plan words of the clause itself, as far as they stand before its first figure."""
        if clause.before in ("；", ";"):
            context = context.after_semicolon()
        periods: list[PeriodClaim] = []
        leading = True
        for index, token in enumerate(clause.tokens):
            if token.kind == "figure":
                break
            leading = leading and token.kind in LEADING
            if token.kind == "period" and isinstance(token.claim, PeriodClaim) and not self.is_origin(clause, index):
                periods.append(token.claim)
            elif token.kind == "actor":
                context = replace(context, actor=token)
            elif token.kind == "scope":
                context = replace(context, scope=token.span, actor=None if index < 2 else context.actor)
            elif token.kind == "plan" and leading:
                context = replace(context, intended=True)
            elif token.kind == "done" and leading and self.text[token.start] == "已":
                context = replace(context, planned=False, intended=False)
        return replace(context, periods=tuple(periods)) if periods else context

    def is_origin(self, clause: Clause, index: int) -> bool:
        """Is it the period of one figure alone: 由2023年的81%, 是2020年的1.4倍?"""
        after = [t.kind for t in clause.tokens[index + 1 : index + 3]]
        led_in = index > 0 and clause.tokens[index - 1].kind == "origin"
        return after == ["of", "figure"] and index > 0 or led_in and "figure" in after

    def signs(self, clause: Clause, before: list[Token], sentence: Sentence) -> frozenset[str]:
        """The kinds of words before a figure that tell whether it is a part or a sum of others."""
        found = {token.kind for token in before if token.kind in SIGNS}
        words = {self.word(token) for token in before}
        if words & self.pack.parts.exceptions:
            found.add("exception")
        if words & self.pack.parts.totals:
            found.add("total")
        return frozenset(found)

    def word(self, token: Token) -> str:
        return self.text[token.start : token.end]

    def read_group(
        self, clause: Clause, target: int, before: list[Token], number: int, sentence: Sentence, context: Context,
        found: list[Statement],
    ) -> list[Statement]:  # fmt: skip
        """The statements of one figure or of a row of values."""
        token = clause.tokens[target]
        trace = self.trace.open_figure(token) if self.trace is not None else None
        reading = read_frame(clause, target, self.pack.frames, trace)
        values = [t for t in token.inner if t.kind == "figure"] if token.inner else [token]
        group = [self.statement(clause, target, reading, value, number, sentence, context) for value in values]
        if len(group) > 1 or any(t.kind == "respectively" for t in before):
            aligned = align(self.text, clause, reading, group, context, before)
            if not aligned and len(group) > 1 and any(t.kind == "respectively" for t in before):
                places = (token.span,)
                self.notes.append(ReadingNote("list_not_aligned", "info", places))
        words = find_change(self.text, before)
        inner = self.inner_changes(token) if token.inner else [None] * len(group)
        signs = self.signs(clause, before, sentence)
        for statement, own in zip(group, inner, strict=True):
            statement.signs = signs
            statement.segment, statement.before = context.segment, clause.before
            if own is not None and own.basis is None and words is not None:
                own = replace(own, basis=words.basis)
            self.set_change(statement, own or words, list(clause.tokens[:target]), context)
            self.set_period(statement, clause, target, context)
            self.set_status(statement, clause, target, before, context)
        if trace is not None:
            trace.statements = group
        return group

    def inner_changes(self, token: Token) -> list[ChangeWords | None]:
        """Of a row of values, the change word before each value that has its own (上升12.4%、下降3.6%)."""
        result: list[ChangeWords | None] = []
        gathered: list[Token] = []
        for part in token.inner:
            if part.kind == "figure":
                result.append(find_change(self.text, gathered) if gathered else None)
                gathered = []
            else:
                gathered.append(part)
        for i in range(1, len(result)):
            own, earlier = result[i], result[i - 1]
            if own is None and earlier is not None:
                result[i] = earlier
        return result

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
            elif role == "measured":
                made.carries |= {"measured"}
        if made.actor is None and context.actor is not None:
            made.actor, made.reasons["actor"] = context.actor.span, self.subject_reason(clause, context.actor.span)
        if made.scope is None and context.scope is not None:
            made.scope, made.reasons["scope"] = context.scope, self.subject_reason(clause, context.scope)
        self.carry(made, context, clause, value)
        return made

    def places(self, clause: Clause, reading: Reading, target: int) -> list[tuple[str, Span | None]]:
        alternative = self.pack.nouns.tests["alternative"]
        roles = {role: cut_right(clause, span, target) if role == "measured" else span
                 for role, span in reading.roles.items()}  # fmt: skip
        return [(role, place_of(self.text, clause, span, alternative)) for role, span in roles.items()]

    def subject_reason(self, clause: Clause, place: Span) -> str:
        return "subject of the clause" if clause.start <= place.start < clause.end else "carried, last subject"

    def carry(self, made: Statement, context: Context, clause: Clause, value: Token) -> None:
        """What the frame lets an earlier clause give."""
        if self.is_adjacent(clause, value) and made.frame in FILLED_BY_PAIR:
            self.take_pair(made, context)
            return
        if "measured" in made.carries and made.measured is None:
            made.measured, reason = self.theme_for(made, context)
            if made.measured is not None:
                made.reasons["measured"] = reason
        if "action" in made.carries and made.action is None and self.is_joined(clause, value):
            made.action = context.action
            made.reasons["action"] = "carried, joined to the figure before"

    def is_adjacent(self, clause: Clause, value: Token) -> bool:
        """立案23件23人, 资金4笔共计212万元: is there a figure right before this one, or only 共计 between?"""
        index = next(i for i, t in enumerate(clause.tokens) if t.start <= value.start < t.end)
        while index and clause.tokens[index - 1].kind in ("link", "adverb", "aside"):
            index -= 1
        return index > 0 and clause.tokens[index - 1].kind == "figure"

    def take_pair(self, made: Statement, context: Context) -> None:
        made.measured = context.themes[-1] if context.themes else None
        made.action, made.level = context.action, context.action is None
        made.reasons |= {"measured": "of the figure beside", "action": "of the figure beside"}

    def theme_for(self, made: Statement, context: Context) -> tuple[Span | None, str]:
        """What was measured in the same unit; for a rate or a change, what was spoken of last."""
        known = context.theme_in(made.figure.base_unit)
        if known is not None and made.figure.kind in COUNTED_KINDS:
            return known, "carried, last measured in this unit"
        if made.figure.kind in COUNTED_KINDS and not made.level and context.theme_unit is not None and made.action:
            return None, ""
        return context.themes[-1] if context.themes else None, "carried, last spoken of"

    def is_joined(self, clause: Clause, value: Token) -> bool:
        """Does 、 or 和 join this figure to the one before it?"""
        index = next(i for i, t in enumerate(clause.tokens) if t.start <= value.start < t.end)
        earlier = [i for i in range(index) if clause.tokens[i].kind == "figure"]
        if earlier:
            between = clause.tokens[earlier[-1] + 1 : index]
            return bool(between) and all(t.kind in ("thing", "name", "nominal", "conjunction", "aside") for t in between)
        return clause.before == "、"

    def set_change(
        self, made: Statement, words: ChangeWords | None, before: list[Token], context: Context
    ) -> None:
        figure = made.figure
        word = self.text[figure.start : figure.end]
        if figure.value == 0 and figure.unit is None and "平" in word:
            basis = next((t.span for t in reversed(before) if t.kind == "basis"), None)
            made.change = ChangeFound("unchanged", basis, None, figure.span)
            made.reasons["change"] = "the figure says that nothing changed"
            made.level = True
            return
        if figure.base_unit == DOUBLINGS:
            basis = next((t.span for t in reversed(before) if t.kind == "basis"), None)
            made.change = ChangeFound("increase", basis, None, figure.span)
            made.reasons["change"] = "the figure tells how often it doubled"
            made.drop("action")
            made.level = True
            return
        if words is None or made.action is not None and made.action.meets(words.word.span):
            return
        basis = context.basis if words.basis is None and not words.arrives else None
        origin = origin_of(self.text, before, figure) if words.arrives else None
        made.change = change_found(self.text, words, basis, origin)
        made.reasons["change"] = f"word of kind {words.word.kind} before the figure"
        if basis is not None:
            made.reasons["change"] += ", basis carried"
        if made.action is None or made.action.start < words.word.start:
            made.drop("action")
            made.level = True

    def set_period(self, made: Statement, clause: Clause, target: int, context: Context) -> None:
        """The nearest period in the clause before the figure, else what the sentence has set."""
        if made.action is not None and made.action.start > made.figure.end:
            for token in clause.tokens[target + 1 :]:
                if token.start < made.action.start and token.kind == "period" and isinstance(token.claim, PeriodClaim):
                    made.period = PeriodFound(token.claim, False)
                    made.reasons["period"] = "between figure and deed"
                    return
        for index in range(target - 1, -1, -1):
            token = clause.tokens[index]
            if token.kind == "period" and isinstance(token.claim, PeriodClaim):
                if self.is_of_other(clause, index, target):
                    continue
                if made.period is None:
                    made.period = PeriodFound(token.claim, False)
                    made.reasons["period"] = "nearest in front of the figure"
                return
            if token.kind == "basis" and token.claim is not None and self.follows_basis(clause, index, target):
                made.period = PeriodFound(token.claim, False) if isinstance(token.claim, PeriodClaim) else None
                made.reasons["period"] = "of the basis, whose figure this is"
                return
        if made.period is None and context.periods:
            made.period = PeriodFound(context.periods[-1], True)
            made.reasons["period"] = "carried, last told in the sentence"

    def is_of_other(self, clause: Clause, index: int, target: int) -> bool:
        """Is the period that of a figure before the target alone: 由2020年的A增加到B?"""
        return self.is_origin(clause, index) and any(t.kind == "figure" for t in clause.tokens[index:target])

    def follows_basis(self, clause: Clause, index: int, target: int) -> bool:
        """比上年同期的416起: the figure is the basis' own."""
        between = clause.tokens[index + 1 : target]
        return len(between) <= 1 and all(t.kind == "of" for t in between) and len(between) == 1

    def set_status(self, made: Statement, clause: Clause, target: int, before: list[Token], context: Context) -> None:
        plan = self.plan_reason(made, context)
        if made.action is None and made.level:
            own = next((t for t in clause.tokens[:target] if t.kind == "actor"), None)
            if made.scope is None and own is not None:
                made.scope, made.reasons["scope"] = own.span, "subject of the clause: a level has no actor"
            made.drop("actor")
        if made.frame == "from-figure":
            made.status, made.reasons["status"] = None, "where a change started from"
            return
        if made.action is None or made.level:
            said = any(t.kind == "plan" and (made.measured is None or t.start >= made.measured.end) for t in before)
            plan = plan or ("word of kind plan before the figure" if said else None)
            made.status, made.reasons["status"] = ("planned", plan) if plan else (None, "a level")
            return
        if made.reasons.get("action", "").startswith(("carried", "of the figure")) and context.status:
            made.status, made.reasons["status"] = context.status, "that of the action it takes over"
            return
        if made.action.start > made.figure.end:
            words = [t for t in clause.tokens[target + 1 :] if t.end <= made.action.start]
            words += self.words_beside_light(before, made.figure)
        else:
            words = self.words_beside(before, made.action)
        words += [t for t in clause.tokens if t.kind == "advancing" and made.action.end >= t.start]
        if "remain" in made.signs and made.action.start > made.figure.end and not any(t.kind == "done" for t in words):
            plan = plan or "what is left of a whole, no word says that it is done"
        made.status, made.reasons["status"] = find_status(words, plan)

    def words_beside(self, before: list[Token], action: Span) -> list[Token]:
        """The words right in front of a deed, back to the noun or deed before."""
        beside: list[Token] = []
        for token in reversed([t for t in before if t.end <= action.start]):
            if token.kind not in BESIDE_DEED:
                break
            beside.append(token)
        return beside

    def words_beside_light(self, before: list[Token], figure: QuantityClaim) -> list[Token]:
        """尚未完成2个镇的培育: the words right in front of a light verb whose deed stands behind the figure."""
        beside = self.words_beside(before, Span(figure.lead, figure.end))
        return beside if any(t.kind == "light" for t in beside) else []

    def plan_reason(self, made: Statement, context: Context) -> str | None:
        """Why the deed or level is planned, if it is, unless a word beside it says otherwise."""
        if self.is_past(made):
            return None
        if context.intended:
            return "word of kind plan earlier in the sentence"
        if context.planned:
            return "its heading or the words before it set a target"
        return "due by a deadline, or each time at least" if self.is_ahead(made) else None

    def is_past(self, made: Statement) -> bool:
        """A period that has begun and has no end, or that ended before the notice, tells what has been."""
        period = made.period.claim if made.period else None
        if period is None or period.shape == "until":
            return False
        if period.shape in ("since", "as_of"):
            return True
        return period.to is not None and self.issued_on is not None and period.to < self.issued_on

    def is_ahead(self, made: Statement) -> bool:
        """Is it due by a deadline, each year at least, or in a time that begins about when the notice was issued?"""
        period = made.period.claim if made.period else None
        if period is not None and period.from_ is not None and self.issued_on is not None and period.shape == "span":
            if period.from_ >= self.issued_on - ABOUT_NOW and period.to is not None and period.to > self.issued_on:
                return True
        return (period is not None and period.shape == "until") or ("per" in made.signs and made.figure.modifier == "at_least")

    def take_group(self, group: list[Statement], context: Context, is_base: bool, own_actor: bool) -> Context:
        """What the next clause may take over from these figures."""
        themes = tuple(s.measured for s in group if s.measured is not None)
        last = group[-1]
        context = replace(context, recent=(*context.recent, *themes)[-8:])
        if themes and last.frame != "share-of-whole" and not is_base:
            known = tuple((s.figure.base_unit, s.measured) for s in group if s.measured is not None)
            context = replace(
                context, themes=themes, theme_unit=last.figure.base_unit, by_unit=(*context.by_unit, *known)[-12:]
            )
        elif last.frame in SELF_CONTAINED:
            context = replace(context, themes=(), by_unit=())
        if last.frame is not None and "action" not in last.carries or last.action is not None:
            context = replace(context, action=last.action, status=last.status)
        elif last.before != "、":
            context = replace(context, action=None)
        if last.level and last.scope is not None:
            context = replace(context, scope=last.scope)
        if last.frame is not None and last.frame.startswith("told-of") and context.actor is not None and own_actor:
            context = replace(context, actor=None)
        if last.change is not None and last.change.basis is not None:
            return replace(context, basis=last.change.basis)
        if last.change is None:
            return replace(context, basis=None)
        return context

    def take_list(self, clause: Clause, context: Context) -> Context:
        """Things listed behind 为 or 依次 may be what the values of the next clause stand for."""
        if not any(t.kind in ("link", "respectively") for t in clause.tokens):
            return context
        names: list[Span] = []
        start: Token | None = None
        end: Token | None = None
        tokens = [t for t in clause.tokens if t.kind not in ("scope", "actor", "period", "aside")]
        for token in [*tokens, None]:
            if token is not None and token.kind in ("thing", "name", "nominal", "indicator", "verb", "of", "manner"):
                start, end = start or token, token
                continue
            if start is not None and end is not None:
                names.append(Span(start.start, end.end))
            start = end = None
            if token is not None and token.kind != "conjunction":
                names = []
        return replace(context, themes=tuple(names)) if len(names) > 1 else context


def read_statements(
    text: str, outline: Outline, wording: Wording, pack: Pack, issued_on: date | None, kind: str = "other",
    trace: Trace | None = None,
) -> tuple[list[Statement], tuple[ReadingNote, ...]]:
    """Every figure of the notice with what its sentence says about it, in text order; and the values left unaligned."""
    sentences = find_sentences(text, outline)
    leads = frozenset(s.lead for s in sentences if s.lead is not None)
    plans = plans_of(text, outline, pack, kind in pack.modes.planned_kinds)
    reader = SentenceReader(text, pack, Tokenizer(text, wording, pack), issued_on, {}, leads, plans, trace=trace)
    figures = wording.quantities
    position = 0
    found: list[Statement] = []
    for sentence in sentences:
        first = position
        while position < len(figures) and figures[position].start < sentence.span.end:
            position += 1
        found += reader.read(sentence, position > first)
    return sorted(found, key=lambda s: s.figure.start), tuple(reader.notes)


def plans_of(text: str, outline: Outline, pack: Pack, by_kind: bool) -> dict[str, bool]:
    """Section id → does its heading, the innermost one above it that says so, or the notice's kind make plans?"""
    plans: dict[str, bool] = {}
    for section in outline.walk():
        above = plans.get(section.id.rpartition(".")[0], by_kind)
        said = pack.modes.of_heading(section.heading.of(text)[:60]) if section.heading else None
        plans[section.id] = said if said is not None else above or section.style in pack.modes.planned_styles
    return plans
