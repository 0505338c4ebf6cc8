"""A quantity of a clause, or a row of them → statements: frame, roles, change, period and status."""

from __future__ import annotations

from datetime import date
from typing import cast

from msgspec import Struct, field
from msgspec.structs import replace

from notice_parser.pack import Pack
from notice_parser.pack.frames import RoleName
from notice_parser.quantities.align import align, states_count
from notice_parser.quantities.attach import set_period
from notice_parser.quantities.change import (
    ChangeSite,
    find_change,
    inner_changes,
    pair_change,
    set_change,
    share_change,
)
from notice_parser.quantities.context import Context
from notice_parser.quantities.frames import Phrases, Reading, Shape, read_frame
from notice_parser.quantities.inherit import inherit, inherit_action, name_alike
from notice_parser.quantities.language import Language
from notice_parser.quantities.model import NEAR, Clause, Cue, Role, Statement
from notice_parser.quantities.origins import Origin
from notice_parser.quantities.status import Site, set_status
from notice_parser.quantities.trace import Trace
from notice_parser.spans import Finding, Span
from notice_parser.wording.model import QuantityClaim
from notice_parser.wording.sentences import Sentence
from notice_parser.wording.tokens import Token


class ClauseSite(Struct, frozen=True):
    """A clause with its shape, its number in the sentence and the sentence."""

    clause: Clause
    shape: Shape
    number: int
    sentence: Sentence


class GroupReader(Struct):
    """Reads the quantities of one notice; `notes` are the rows of values that no list could be aligned with."""

    language: Language
    pack: Pack
    issued_on: date | None
    trace: Trace | None = None
    notes: list[Finding] = field(default_factory=list)

    def read(
        self, site: ClauseSite, target: int, *, first: int, context: Context, found: list[Statement]
    ) -> list[Statement]:
        """The statements of the quantity or row at `target`; `first` is the token after the one before in the clause.

        `found` are the statements of the sentence so far.
        """
        trace = self.trace.open_figure(site.clause.tokens[target]) if self.trace is not None else None
        before = list(site.clause.tokens[first:target])
        clause = site.clause
        reading = read_frame(clause, target, shape=site.shape, frames=self.pack.frames, trace=trace)
        group = self.make_group(site, target, reading=reading, context=context)
        if len(group) == 1:
            last = found[-1] if found else None
            name_alike(self.language, group[0], last, clause=clause, target=target)
            inherit_action(self.language, group[0], last, context=context, clause=clause)
        is_spread = "respectively" in [token.kind for token in before]
        if len(group) > 1 or is_spread:
            phrases = Phrases(self.language, clause)
            aligned = align(phrases, reading, group, context=context, is_spread=is_spread)
            is_open = not aligned and len(group) > 1 and is_spread
            numerals = self.pack.markers.numerals.digits
            if is_open and not states_count(phrases, target, len(group), numerals=numerals):
                self.notes.append(Finding("list_not_aligned", "info", (clause.tokens[target].span,)))
        self.set_changes(group, clause, target, context=context, found=found)
        self.set_status(group, Site(clause, target, before[-NEAR:]), context)
        if trace is not None:
            trace.statements = group
        return group

    def make_group(
        self, site: ClauseSite, target: int, *, reading: Reading | None, context: Context
    ) -> list[Statement]:
        """The statements with the roles that the frame, the subjects and the earlier clauses give."""
        clause, token = site.clause, site.clause.tokens[target]
        values = [inner for inner in token.inner if inner.kind == "figure"] if token.inner else [token]
        cues: frozenset[Cue] = self.cues(opened_at(clause, target))
        if context.inside:
            cues |= {"inside"}
        roles = self.roles(clause, reading, target) if reading is not None else []
        group = []
        for value in values:
            claim = value.claim
            assert isinstance(claim, QuantityClaim)
            made = Statement(
                claim,
                site.number,
                site.sentence.index,
                site.sentence.span,
                cues=cues,
                segment=context.segment,
                before=clause.before,
                depth=clause.depth,
            )
            if reading is not None:
                self.fill(made, reading, roles, clause=clause, context=context)
                inherit(self.language, made, context, clause=clause, target=target)
            group.append(made)
        return group

    def roles(self, clause: Clause, reading: Reading, target: int) -> list[tuple[RoleName, Role | None, bool]]:
        """The roles of a reading, their words where any are left, and whether an earlier clause may give it instead."""
        phrases = Phrases(self.language, clause)
        found: list[tuple[RoleName, Role | None, bool]] = []
        for name, tokens in reading.roles.items():
            if name == "actor":  # one token, which has no edges
                actor = Span(clause.tokens[tokens[0]].start, clause.tokens[tokens[1] - 1].end)
                found.append((name, Role(actor, Origin.FRAME), False))
                continue
            words = phrases.cut_right(tokens, target) if name == "measured" else tokens
            span = None if phrases.is_adverbial(words) else phrases.span_of(words)
            may_inherit = span is None and name == "measured" and not phrases.is_adverbial(tokens)
            found.append((name, Role(span, Origin.FRAME) if span is not None else None, may_inherit))
        return found

    def fill(
        self,
        made: Statement,
        reading: Reading,
        roles: list[tuple[RoleName, Role | None, bool]],
        *,
        clause: Clause,
        context: Context,
    ) -> None:
        """Set the frame, its roles and the subjects that hold for the clause."""
        made.frame, made.level, made.inherits = reading.frame, reading.frame.level, reading.frame.inherits
        for name, role, may_inherit in roles:
            if role is not None:
                setattr(made, name, role)
            elif may_inherit:
                made.inherits |= {"measured"}
        if made.actor is None and context.actor is not None:
            made.actor = subject_role(clause, context.actor.span)
        if made.scope is None and context.scope is not None:
            made.scope = subject_role(clause, context.scope)

    def cues(self, before: tuple[Token, ...]) -> frozenset[Cue]:
        """What the words before a quantity say about whether it is a part or a sum of others."""
        parts, cue_kinds = self.language.parts, self.language.kinds.cue
        found: set[str] = {token.kind for token in before if token.kind in cue_kinds}
        words = [self.language.word(token) for token in before]
        if not parts.exceptions.isdisjoint(words):
            found.add("exception")
        if not parts.totals.isdisjoint(words):
            found.add("total")
        if not parts.means.isdisjoint(words[-1:]):
            found.add("per")
        if [token.kind for token in before[-2:]] == ["of", "share"]:
            found.add("some")
        return frozenset(cast(set[Cue], found))

    def set_changes(
        self, group: list[Statement], clause: Clause, target: int, *, context: Context, found: list[Statement]
    ) -> None:
        """Set growth or fall of each quantity."""
        token, earlier = clause.tokens[target], list(clause.near_before(target))
        words, near = find_change(self.language, earlier), ChangeSite(earlier, context.basis)
        inner = inner_changes(self.language, token) if token.inner else [None] * len(group)
        is_bare = clause.is_joined and len(clause.tokens) == 1
        for index, (statement, own) in enumerate(zip(group, inner, strict=True)):
            if own is not None and own.basis is None and words is not None:
                own = replace(own, basis=words.basis)
            set_change(self.language, statement, own or words, near=near, index_in_row=index)
            if is_bare:
                share_change(statement, found)
            elif len(group) == 1:
                pair_change(statement, found, earlier)

    def set_status(self, group: list[Statement], site: Site, context: Context) -> None:
        """Set period and status of each quantity."""
        kinds = self.language.kinds
        for statement in group:
            set_period(statement, site.clause, site.target, context=context, kinds=kinds)
            set_status(self.language, statement, site, context=context, issued_on=self.issued_on)


def subject_role(clause: Clause, span: Span) -> Role:
    is_own = clause.start <= span.start < clause.end
    return Role(span, Origin.SUBJECT if is_own else Origin.INHERITED_SUBJECT)


def opened_at(clause: Clause, target: int) -> tuple[Token, ...]:
    """The words before a quantity, back to the one before; 其中五年以上有期徒刑141人: a term between is passed over."""
    first = target
    while first > max(0, target - NEAR):
        token = clause.tokens[first - 1]
        if token.kind == "figure" and not (isinstance(token.claim, QuantityClaim) and token.claim.kind == "duration"):
            break
        first -= 1
    return clause.tokens[first:target]
