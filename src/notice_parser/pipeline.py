"""The whole route, one stage per line: Source → Outline → Wording → Facts → quantities → findings → Notice."""

from __future__ import annotations

from datetime import date

from notice_parser.checks import build_view, run_checks
from notice_parser.collector import paused_collector
from notice_parser.contract import make_notice
from notice_parser.exact import exact_numbers
from notice_parser.facts import find_facts
from notice_parser.notice import Notice
from notice_parser.outline import build_outline
from notice_parser.pack import Pack, built_in_pack
from notice_parser.quantities import read_quantities
from notice_parser.quantities.language import StatementInput
from notice_parser.quantities.trace import Trace
from notice_parser.spans import Source
from notice_parser.stages import StageResults
from notice_parser.wording.mentions import find_mentions


def parse_source(
    source: Source, *, issued_on: date | None = None, pack: Pack | None = None, trace: Trace | None = None
) -> Notice:
    """Parse a text through all stages. Raises nothing for any text: what cannot be parsed is a finding.

    `issued_on` takes precedence over the issue date that the text states. A `trace` is filled with how the quantities
    were read.
    """
    pack = pack or built_in_pack()
    with paused_collector(), exact_numbers():
        outline = build_outline(source, pack)
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
        findings = (*source.findings, *outline.findings, *wording.findings, *unread, *run_checks(build_view(results)))
        return make_notice(results, findings)
