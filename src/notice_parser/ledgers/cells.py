"""A row of a ledger → the words of its cells, by key; heads and statuses in the words of the rules."""

from __future__ import annotations

from notice_parser.ledgers.model import LedgerRow, Responsible
from notice_parser.pack.ledger import LedgerRules
from notice_parser.writers.one_line import on_one_line

BETWEEN_NAMES = "、"


def heads_of(rules: LedgerRules) -> dict[str, str]:
    """Key → head, in the order of the model."""
    return {key: rules.heads.get(key, key) for key in LedgerRow.model_fields}


def cells_of(row: LedgerRow, rules: LedgerRules, *, between: str) -> dict[str, str]:
    """The cells in the order of the model; `between` stands between measures and between figures."""
    return {
        "number": str(row.number),
        "notice": row.notice or "",
        "path": row.path,
        "problem": on_one_line(row.problem.text) if row.problem else "",
        "measures": between.join(on_one_line(each.text) for each in row.measures),
        "responsible": BETWEEN_NAMES.join(name_of(each, rules) for each in row.responsible),
        "deadline": on_one_line(row.deadline.text) if row.deadline else "",
        "status": rules.status_words[row.status.value] if row.status else "",
        "figures": between.join(on_one_line(each.label) for each in row.figures),
        "text": row.text.text,
    }


def name_of(one: Responsible, rules: LedgerRules) -> str:
    return on_one_line(one.text) + (rules.words["inferred"] if one.inferred else "")
