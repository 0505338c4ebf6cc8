"""The whole route, one stage per line: Source → Outline → Wording → Facts → quantities → findings → Notice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from notice_parser.checks import build_view, run_checks
from notice_parser.collector import paused_collector
from notice_parser.contract import make_json_notice, make_notice
from notice_parser.exact import exact_numbers
from notice_parser.facts import find_facts
from notice_parser.outline import build_outline
from notice_parser.outline.model import Outline
from notice_parser.pack import Pack, built_in_pack
from notice_parser.quantities import read_quantities
from notice_parser.quantities.language import StatementInput
from notice_parser.quantities.trace import Trace
from notice_parser.spans import Finding, Source
from notice_parser.stages import StageResults
from notice_parser.wording.mentions import find_mentions
from notice_parser.wording.offsets import Mover
from notice_parser.wording.reading_view import build_reading_view, fold_forms
from notice_parser.wording.view import View

if TYPE_CHECKING:
    from notice_parser.json_notice import JsonNotice
    from notice_parser.notice import Notice

Made = TypeVar("Made")
Make = Callable[[StageResults, tuple[Finding, ...]], Made]


def parse_source(
    source: Source, *, issued_on: date | None = None, pack: Pack | None = None, trace: Trace | None = None
) -> Notice:
    """Parse a text through all stages. Raises nothing for any text: what cannot be parsed is a finding.

    `issued_on` takes precedence over the issue date that the text states. A `trace` is filled with how the quantities
    were read.
    """
    return read_source(source, make_notice, issued_on=issued_on, pack=pack, trace=trace)


def parse_to_json(source: Source, *, issued_on: date | None = None, pack: Pack | None = None) -> JsonNotice | Notice:
    """The same notice for JSON alone, as a program that writes nothing else has it sooner."""
    return read_source(source, make_json_notice, issued_on=issued_on, pack=pack)


def read_source(
    source: Source,
    make: Make[Made],
    *,
    issued_on: date | None = None,
    pack: Pack | None = None,
    trace: Trace | None = None,
) -> Made:
    """What `make` makes of the results of all stages and their findings."""
    with paused_collector(), exact_numbers():
        # The collector walks what is left when it goes on: all but the notice is freed where this call returns.
        return make(*run_all(source, pack or built_in_pack(), issued_on=issued_on, trace=trace))


def run_all(
    source: Source, pack: Pack, *, issued_on: date | None, trace: Trace | None
) -> tuple[StageResults, tuple[Finding, ...]]:
    """All stages. Those after the outline read the view of the text in which nothing splits words and numbers."""
    folded = replace(source, text=fold_forms(source.text))
    outline = build_outline(folded, pack)
    view = build_reading_view(folded.text, outline, pack)
    if view is None:
        results, found = run_stages(folded, outline, pack=pack, issued_on=issued_on, trace=trace)
    else:
        seen = Mover(view.position, view.position)
        results, found = run_stages(
            replace(seen(folded), text=view.text), seen(outline), pack=pack, issued_on=issued_on, trace=trace
        )
        results, found = in_source(view, results, found, trace)
    results = replace(results, source=source, outline=outline)
    return results, (*source.findings, *outline.findings, *found)


def run_stages(
    source: Source, outline: Outline, *, pack: Pack, issued_on: date | None, trace: Trace | None
) -> tuple[StageResults, tuple[Finding, ...]]:
    """The stages after the outline, and the findings of these stages."""
    wording = find_mentions(source, outline, pack, issued_on)
    facts = find_facts(source, outline, wording, pack)
    day = issued_on or (facts.issued_on[1] if facts.issued_on else None)
    given = StatementInput(source.text, outline, wording, pack, day, facts.kind)
    quantities, unread = read_quantities(given, trace)
    results = StageResults(
        pack=pack,
        source=source,
        outline=outline,
        wording=wording,
        facts=facts,
        issued_on=day,
        quantities=quantities,
    )
    return results, (*wording.findings, *unread, *run_checks(build_view(results)))


def in_source(
    view: View, results: StageResults, found: tuple[Finding, ...], trace: Trace | None
) -> tuple[StageResults, tuple[Finding, ...]]:
    """The results with the offsets of the view turned into those of the source text; the trace is changed in place."""
    mover = Mover(view.offset, view.end)
    if trace is not None:
        trace.sentences[:] = mover(trace.sentences)
        trace.statements[:] = mover(trace.statements)
        trace.wording = mover(trace.wording)
    moved = replace(
        results, wording=mover(results.wording), facts=mover(results.facts), quantities=mover(results.quantities)
    )
    return moved, mover(found)
