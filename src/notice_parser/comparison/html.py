"""A comparison → one page without a network: each cell opens the words around its quote."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from notice_parser.comparison.tables import Cell, Compared, Table, tables_of
from notice_parser.pack.compare import CompareRules
from notice_parser.writers.one_line import on_one_line

AROUND = 60  # characters on each side of a quote
STYLE = (
    "body{font:15px/1.6 system-ui,'Noto Sans CJK SC','Microsoft YaHei',sans-serif;margin:2em auto;max-width:80em;"
    "padding:0 1em}h1{font-size:1.4em}h2{font-size:1.15em}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #9a9a9a;padding:.3em .5em;text-align:left;vertical-align:top}summary{cursor:pointer}"
    "mark{background:#ffe08a;color:#000}:root{color-scheme:light dark}@media print{details{display:block}}"
)


def write(compared: Compared, rules: CompareRules) -> Iterator[bytes]:
    title = escape(rules.words["title"])
    language = "en" if rules.is_english else "zh-CN"
    yield f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'.encode()
    yield f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body>'.encode()
    yield f"<h1>{title}</h1>\n".encode()
    for key, notice in (("old", compared.old), ("new", compared.new)):
        name = on_one_line(notice.title.text) if notice.title else notice.source.path or ""
        colon = ": " if rules.is_english else "："
        yield f"<p>{escape(rules.heads[key])}{colon}{escape(name)}</p>\n".encode()
    tables = tables_of(compared, rules)
    for table in tables:
        yield table_html(table, compared).encode("utf-8")
    yield b"" if tables else f"<p>{escape(rules.words['nothing'])}</p>\n".encode()
    yield b"</body></html>\n"


def table_html(table: Table, compared: Compared) -> str:
    heads = "".join(f"<th>{escape(head)}</th>" for head in table.heads)
    rows = "".join(f"<tr>{''.join(cell_html(each, compared) for each in row)}</tr>\n" for row in table.rows)
    title = f'<h2 id="{table.key}">{escape(table.title)} ({len(table.rows)})</h2>\n'
    return f"{title}<table><tr>{heads}</tr>\n{rows}</table>\n"


def cell_html(cell: Cell, compared: Compared) -> str:
    """The words; where they are a quote, what stands around it as well."""
    words = escape(cell.words)
    if cell.quote is None:
        return f"<td>{words}</td>"
    before, quote, after = (escape(part) for part in context_of(cell, compared))
    around = f"{before}<mark>{quote}</mark>{after} <small>{cell.quote.start}-{cell.quote.end}</small>"
    return f"<td><details><summary>{words}</summary>{around}</details></td>"


def context_of(cell: Cell, compared: Compared) -> tuple[str, str, str]:
    """What stands before the quote, the quote, what stands after it."""
    notice = compared.new if cell.side else compared.old
    text, quote = notice.source_text or "", cell.quote
    if quote is None:
        return "", cell.words, ""
    return text[max(0, quote.start - AROUND) : quote.start], quote.text, text[quote.end : quote.end + AROUND]
