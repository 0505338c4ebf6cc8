"""Statements read by frames → the same statements with the readings that the evidence speaks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby

from msgspec import Struct

from notice_parser.outline.model import Section
from notice_parser.pack import Pack
from notice_parser.pack.marks import CLAUSE_ENDS
from notice_parser.pack.readings import UNIT, Readings
from notice_parser.pack.tags import tag_of
from notice_parser.quantities.chosen import ROLES, Choice, apply
from notice_parser.quantities.language import StatementInput
from notice_parser.quantities.model import Role, Statement
from notice_parser.quantities.origins import ALIGNED, Origin, StatusOrigin
from notice_parser.quantities.plans import year_of
from notice_parser.quantities.trace import Trace
from notice_parser.readings.choose import Chooser, Enough, Weighing
from notice_parser.readings.figures import Facts, Figure, PeriodFacts, Place
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.lexicon import Lexicon, UsageTable, WordRules
from notice_parser.readings.rows import set_rows
from notice_parser.readings.scoring import JointScorer, Scorer
from notice_parser.readings.shape_words import shape_words
from notice_parser.readings.subjects import Subjects
from notice_parser.readings.words import ReadSentence, SentenceView, build_view

PLANNED = frozenset({StatusOrigin.PLAN_WORD, StatusOrigin.PLAN_HEADING})
HEADING = 40  # characters of a heading that are looked at


def read_by_evidence(
    given: StatementInput, statements: list[Statement], sentences: list[ReadSentence], trace: Trace | None = None
) -> None:
    """Choose again what each statement says, by all evidence.

    Statements that a table or a gloss made are left as they are, as all are where the rules have no weights.
    """
    if not given.pack.readings.weights:
        return
    tools = tools_of(given.pack)
    figures = make_figures(given, statements, sentences, tools=tools)
    chooser = chooser_of(given, tools)
    chosen = [figure for figure in figures if figure is not None]
    chooser.choose(chosen)
    choice = Choice(
        numbers=tuple(index for index, figure in enumerate(figures) if figure is not None),
        periods={(claim.start, claim.end): claim for claim in given.wording.periods},
        rate_endings=given.pack.parts.rates,
        doubts=given.pack.readings.doubts,
        text=given.text,
    )
    for index, figure in enumerate(figures):
        if figure is not None:
            apply(statements[index], figure, choice=choice)
    leave_members(statements)
    if trace is None:
        for figure in chosen[:1]:
            figure.all.clear()  # the cycle of figures, which would otherwise stay until the collector comes
    else:
        trace.chooser = chooser
        trace.figures = {id(one): figure for one, figure in zip(statements, figures, strict=True) if figure is not None}


def leave_members(statements: list[Statement]) -> None:
    """Take away actors and places that a list before 分别 gave to another value, or to this one as something else."""
    given = {
        role.span
        for one in statements
        for role in (one.measured, one.action, one.actor, one.scope)
        if role is not None and role.origin in ALIGNED
    }
    for one in statements if given else ():
        if one.actor is not None and one.actor.origin is Origin.EVIDENCE and one.actor.span in given:
            one.actor = None
        if one.scope is not None and one.scope.origin is Origin.EVIDENCE and one.scope.span in given:
            one.scope = None


def chooser_of(given: StatementInput, tools: Tools) -> Chooser:
    known, headings = knowledge_of(given, tools), headings_of(given)
    return Chooser(known, tools.weighing, is_verb=tools.lexicon.can_act, headings=headings)


class Tools(Struct, frozen=True):
    """What is made of a pack once: its lexicon and the scorers of its weights."""

    lexicon: Lexicon
    weighing: Weighing
    subjects: Subjects


@lru_cache(maxsize=2)
def tools_of(pack: Pack) -> Tools:
    readings = pack.readings
    verbs = {kind: letter for letter, kinds in readings.verb_kinds.items() for kind in kinds}
    rules = WordRules(
        tag_of=tag_of,
        verb_of_kind=verbs,
        kind_of=pack.words.kind_of,
        is_actor=pack.nouns.tests["actor"],
        is_place=pack.nouns.tests["place"],
        open_verbs=readings.lists["open_verbs"],
        open_nouns=readings.lists["open_nouns"],
        verbal_nouns=readings.lists["verbal_nouns"],
        noun_heads=readings.lists["noun_heads"],
        clause_ends=frozenset(CLAUSE_ENDS),
    )
    lexicon = Lexicon(UsageTable(readings.usage), rules)
    lists = readings.lists
    subjects = Subjects(
        endings=lists["subject_endings"],
        agencies=lists["agency_endings"],
        places=lists["place_endings"],
        pronouns=lists["pronouns"],
        levels=lists["levels"],
        words=lists["subject_words"],
    )
    return Tools(lexicon, weighing_of(readings), subjects)


def weighing_of(readings: Readings) -> Weighing:
    def limits(by_field: Mapping[str, float]) -> dict[str, float]:
        return {field: limit * UNIT for field, limit in by_field.items()}

    def scores(by_field: Mapping[str, tuple[float, float]]) -> dict[str, Enough]:
        return {field: Enough(least * UNIT, slope) for field, (least, slope) in by_field.items()}

    frames = {field: Scorer(table.as_dict()) for field, table in readings.frames.items()}
    return Weighing(
        scorers={field: Scorer(table.as_dict()) for field, table in readings.weights.items()},
        frames=frames,
        shared=JointScorer(frames),
        trust=limits(readings.trust),
        enough=scores(readings.enough),
        open_enough=scores(readings.open_enough),
        margins=limits(readings.margins),
        open_margins=limits(readings.open_margins),
    )


def make_figures(
    given: StatementInput, statements: list[Statement], sentences: list[ReadSentence], *, tools: Tools
) -> list[Figure | None]:
    """A figure for each statement of the running text; they are numbered in text order among themselves."""
    places = figure_places(given, sentences, tools=tools)
    numbers: dict[int, int] = {}
    for index, one in enumerate(statements):
        if one.origin is None and one.figure.start in places:
            numbers[index] = len(numbers)
    found: list[Figure | None] = []
    made: list[Figure] = []
    for index, one in enumerate(statements):
        if index not in numbers:
            found.append(None)
            continue
        view, at = places[one.figure.start]
        facts = facts_of(given.text, one, whole=numbers.get(one.part_of) if one.part_of is not None else None)
        figure = Figure(view, at, number=numbers[index], all_figures=made, facts=facts)
        made.append(figure)
        found.append(figure)
    for _, row in groupby(made, key=lambda figure: id(figure.view)):
        set_rows(list(row))
    return found


def figure_places(
    given: StatementInput, sentences: list[ReadSentence], *, tools: Tools
) -> dict[int, tuple[SentenceView, int]]:
    """Where each figure stands: the start of its claim → the words of its sentence and its index among them."""
    found: dict[int, tuple[SentenceView, int]] = {}
    for read in sentences:
        view = build_view(
            given.text,
            sentence=read.sentence,
            tokens=read.tokens,
            lexicon=tools.lexicon,
            is_under_plans=read.is_planned,
        )
        for index in [at for at, kind in enumerate(view.kinds) if kind == "figure"]:
            claim = view.words[index].claim
            if claim is not None:
                found[claim.start] = (view, index)
    return found


def facts_of(text: str, one: Statement, *, whole: int | None) -> Facts:
    claim, period = one.figure, one.period.claim if one.period is not None else None
    frame: dict[str, object] = {role: place_of(getattr(one, role)) for role in ROLES}
    frame |= {
        "period": (period.start, period.end) if period else None,
        "status": one.status,
        "part_of": whole,
    }
    return Facts(
        start=claim.start,
        end=claim.end,
        kind=claim.kind,
        unit=claim.unit.of(text) if claim.unit is not None else "",
        base_unit=claim.base_unit,
        base_value=claim.base_value,
        has_change=one.change is not None,
        has_per=one.per is not None,
        modifier=claim.modifier,
        period=PeriodFacts(period.shape, period.granularity, period.to.isoformat() if period.to else None)
        if period
        else None,
        frame=frame,
        frame_id=one.frame.id if one.frame is not None else "None",
        aligned=aligned_fields(one),
        is_planned=one.status_found is not None and one.status_found.origin in PLANNED,
    )


def aligned_fields(one: Statement) -> frozenset[str]:
    """The fields that a list before 分别 gave in its order: no evidence outweighs them."""
    roles = {"action": one.action, "actor": one.actor, "scope": one.scope, "measured": one.measured}
    found = {name for name, role in roles.items() if role is not None and role.origin in ALIGNED}
    if one.actor is not None and one.actor.origin is Origin.ALIGNED_AGENTS:
        found.add("scope")
    return frozenset(found)


def place_of(role: Role | None) -> Place | None:
    return (role.span.start, role.span.end) if role is not None else None


def knowledge_of(given: StatementInput, tools: Tools) -> Knowledge:
    pack, outline = given.pack, given.outline
    lists = pack.readings.lists
    return Knowledge(
        text=given.text,
        lexicon=tools.lexicon,
        kind_of=pack.words.kind_of,
        subjects=tools.subjects,
        shapes=shape_words(lists),
        pointing=lists["pointing"],
        leading=lists["leading"],
        heading_words=tuple(sorted(lists["heading_words"])),
        aspect_after=lists["aspect_after"],
        semicolons=lists["semicolons"],
        colons=lists["colons"],
        rate_endings=tuple(sorted(lists["rate_ending"])),
        whole_actions=tuple(pack.parts.whole_actions),
        title=outline.title.of(given.text) if outline.title is not None else "",
        notice_kind=given.kind,
        title_year=year_of(given.text, outline, pack, issued_on=None),
        issued_on=given.issued_on.isoformat() if given.issued_on is not None else None,
    )


def walk_headings(
    text: str, sections: Iterable[Section], outer: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The headings of each section by its id, those of the sections around it first."""
    for section in sections:
        own = section.heading.of(text)[:HEADING] if section.heading is not None else ""
        headings = (*outer, own)
        yield section.id, headings
        yield from walk_headings(text, section.children, headings)


def headings_of(given: StatementInput) -> Callable[[Figure], tuple[str, ...]]:
    """The headings above a figure, the outermost first, each cut short."""
    above = dict(walk_headings(given.text, given.outline.sections, ()))

    def headings(figure: Figure) -> tuple[str, ...]:
        section = figure.view.sentence.section
        return above.get(section.id, ()) if section is not None else ()

    return headings
