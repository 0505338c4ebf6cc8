"""Sentences → statements: clause by clause, each quantity with its frame, period, change and status."""

from __future__ import annotations

import regex
from msgspec import Struct, field
from msgspec.structs import replace

from notice_parser.pack import Pack
from notice_parser.quantities.clauses import find_clauses
from notice_parser.quantities.context import Context
from notice_parser.quantities.frames import shape_of
from notice_parser.quantities.gloss import gloss, glossing_figure
from notice_parser.quantities.groups import ClauseSite, GroupReader
from notice_parser.quantities.joiner import Joiner, joiner_of
from notice_parser.quantities.language import Language, StatementInput, language_of
from notice_parser.quantities.leave import leave_group, leave_head, leave_list
from notice_parser.quantities.model import Clause, Statement
from notice_parser.quantities.plans import Plans, plans_of, year_of
from notice_parser.quantities.subjects import take_subjects
from notice_parser.quantities.trace import Trace
from notice_parser.readings.words import ReadSentence
from notice_parser.spans import Finding
from notice_parser.wording.sentences import Sentence, find_sentences
from notice_parser.wording.tokens import Token, Tokenizer


class SentenceReader(Struct):
    """Reads the sentences of one notice in order. `contexts` are those of lead sentences, for the points they open."""

    language: Language
    pack: Pack
    tokenizer: Tokenizer
    joiner: Joiner
    groups: GroupReader
    leads: frozenset[int]
    plans: Plans
    target_cues: tuple[regex.Pattern[str], ...]
    trace: Trace | None = None
    contexts: dict[int, tuple[int, Context]] = field(default_factory=dict)
    sentences: list[ReadSentence] = field(default_factory=list)
    last: tuple[int, Context] = (-1, Context())

    def read(self, sentence: Sentence, *, has_figures: bool) -> list[Statement]:
        """The statements of a sentence, in text order."""
        if self.trace is not None:
            self.trace.open_sentence(sentence, self.starts_planned(sentence))
        if not has_figures and sentence.index not in self.leads:
            return []
        tokens = self.tokenizer.tokens(sentence.span)
        if has_figures:
            self.sentences.append(ReadSentence(sentence, tokens, self.starts_planned(sentence)))
        context = self.first_context(sentence, tokens)
        found: list[Statement] = []
        outer: list[Context] = []
        last: Clause | None = None
        for number, cut in enumerate(find_clauses(self.language, tokens)):
            clause = self.joiner.join(cut)
            while len(outer) < clause.depth:
                outer.append(context)
            while len(outer) > clause.depth:
                context = outer.pop()
            context = leave_head(self.language, last, clause, context=context)
            context = self.read_clause(clause, number, sentence=sentence, context=context, found=found)
            last = clause
        context = outer[0] if outer else context
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
        self, clause: Clause, number: int, *, sentence: Sentence, context: Context, found: list[Statement]
    ) -> Context:
        """Add the clause's statements to `found`; the context of the next clause."""
        context = take_subjects(self.language, clause, context)
        if self.trace is not None:
            self.trace.open_clause(clause, context)
        figures = [index for index, token in enumerate(clause.tokens) if token.kind == "figure"]
        is_target = self.sets_target(clause, figures)
        if is_target:
            context = replace(context, planned=True)
        glossing = glossing_figure(clause, found, self.language.kinds)
        if glossing is not None:
            found.append(gloss(glossing, number, found[-1]))
            if self.trace is not None:
                self.trace.open_figure(glossing).statements = [found[-1]]
            return context
        if not figures:
            return leave_list(self.language, clause, context)
        site = ClauseSite(clause, shape_of(clause, self.pack.frames), number, sentence)
        known = len(found)
        context = self.read_figures(site, figures, context, found=found)
        if is_target:
            for one in found[known:]:
                one.stated |= {"status"} if one.status == "planned" else frozenset()
        return context

    def read_figures(
        self, site: ClauseSite, figures: list[int], context: Context, *, found: list[Statement]
    ) -> Context:
        """Add the statements of the quantities at these indexes; the context after them."""
        kinds = [token.kind for token in site.clause.tokens]
        has_own_actor = "actor" in kinds
        first = 0
        for target, following in zip(figures, [*figures[1:], len(kinds)], strict=True):
            group = self.groups.read(site, target, first=first, context=context, found=found)
            is_base = kinds[target + 1 : target + 3] == ["of", "figure"] or group[0].has_flag("of_figure")
            context = leave_group(group, context, is_base=is_base, has_own_actor=has_own_actor)
            found.extend(group)
            first = target + 1
            if self.opens_whole(site.clause, first, following):
                found[-1].cues |= {"opens"}
                context = replace(context, inside=True)
        return context

    def opens_whole(self, clause: Clause, first: int, end: int) -> bool:
        """28个问题中，8个: do the words after a quantity, up to the next, open it as the whole of what follows?"""
        last = clause.tokens[end - 1]
        return end > first and last.kind == "mark" and self.language.word(last) in self.language.particles.within

    def sets_target(self, clause: Clause, figures: list[int]) -> bool:
        """Do the words of the clause, up to its first quantity, make targets of what follows?"""
        end = clause.tokens[figures[0]].start if figures else clause.end
        return any(cue.search(self.language.text, clause.start, end) for cue in self.target_cues)


class ReadStatements(Struct, frozen=True):
    """Every quantity of a notice with what its sentence says about it, in text order.

    `sentences` are those that hold quantities, cut into tokens; `findings` the rows that were left unaligned.
    """

    statements: list[Statement]
    sentences: list[ReadSentence]
    findings: tuple[Finding, ...]


def read_statements(given: StatementInput, trace: Trace | None = None) -> ReadStatements:
    sentences = find_sentences(given.text, given.outline)
    reader = reader_of(given, frozenset(s.lead for s in sentences if s.lead is not None), trace)
    figures = given.wording.quantities
    position = 0
    found: list[Statement] = []
    for sentence in sentences:
        first = position
        while position < len(figures) and figures[position].start < sentence.span.end:
            position += 1
        found += reader.read(sentence, has_figures=position > first)
    statements = sorted(found, key=lambda one: one.figure.start)
    return ReadStatements(statements, reader.sentences, tuple(reader.groups.notes))


def reader_of(given: StatementInput, leads: frozenset[int], trace: Trace | None) -> SentenceReader:
    text, pack = given.text, given.pack
    language = language_of(text, pack)
    year = year_of(text, given.outline, pack, issued_on=given.issued_on)
    return SentenceReader(
        language=language,
        pack=pack,
        tokenizer=Tokenizer(text, given.wording, pack),
        joiner=joiner_of(language),
        groups=GroupReader(language, pack, given.issued_on, trace),
        leads=leads,
        plans=plans_of(text, given.outline, pack, kind=given.kind, year=year),
        target_cues=tuple(cue for cue in pack.modes.cues if cue.search(text)),
        trace=trace,
    )
