"""A report as one page without a network, to be read or printed."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from notice_parser.messages import Language, translate
from notice_parser.reports.cells import NOTHING, TITLE, cells, heads
from notice_parser.reports.model import Report

LANGUAGES = {Language.ZH: "zh-CN", Language.EN: "en"}
STYLE = (
    "body{font:16px/1.6 serif;margin:2em auto;max-width:75em;padding:0 1em}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid;padding:.3em .5em;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
    ".error{color:#a40000}.warning{color:#7a5200}:root{color-scheme:light dark}"
    "@media(prefers-color-scheme:dark){.error{color:#ff9a9a}.warning{color:#f0c674}}"
    "@media print{thead{display:table-header-group}tr{break-inside:avoid}}"
)


def write(report: Report) -> Iterator[bytes]:
    title = escape(translate(TITLE, report.language))
    found = list(report.found)
    yield f'<!DOCTYPE html>\n<html lang="{LANGUAGES[report.language]}"><head><meta charset="utf-8">'.encode()
    yield f'<title>{title}</title><meta name="viewport" content="width=device-width"><style>{STYLE}</style>'.encode()
    yield f"</head><body><h1>{title}</h1>\n".encode()
    for message in (report.looked.what_was_found(), report.looked.what_was_looked_at()):
        yield f"<p>{escape(translate(message, report.language))}</p>\n".encode()
    if not found:
        yield f"<p>{escape(translate(NOTHING, report.language))}</p>\n".encode()
    else:
        head = "".join(f"<th>{escape(name)}</th>" for name in heads(report.language).values())
        yield f"<table><thead><tr>{head}</tr></thead><tbody>\n".encode()
        for number, placed in enumerate(found, start=1):
            row = "".join(f"<td>{escape(words)}</td>" for words in cells(placed, number, report.language).values())
            yield f'<tr class="{placed.finding.severity}">{row}</tr>\n'.encode()
        yield b"</tbody></table>\n"
    yield b"</body></html>\n"
