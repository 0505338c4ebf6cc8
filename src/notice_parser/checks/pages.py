"""The documentation page of a check: what it compares, its tolerance, when it is silent, its messages, examples."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.pack import Pack
from notice_parser.pack.checks import CheckExample, CheckRule


def page(code: str, pack: Pack) -> str:
    """The Markdown page of one code."""
    rule = pack.checks.by_code[code]
    return "\n".join([*head(rule, pack), *messages(rule), *examples(rule)]) + "\n"


def head(rule: CheckRule, pack: Pack) -> Iterator[str]:
    levels = ", ".join(f"{severity} ({pack.checks.levels[severity]})" for severity in rule.severities)
    yield f"# {rule.id}\n"
    yield f"Group {rule.group}. Severity: {levels}.\n"
    yield f"- Compares: {rule.compares}"
    yield f"- Tolerance: {rule.tolerance}"
    yield f"- Silent: {rule.silent}\n"


def messages(rule: CheckRule) -> Iterator[str]:
    """The messages of a code and of its variants."""
    yield "## Messages\n"
    for message in (rule.message, *rule.variants.values()):
        yield f"- {message.zh}"
        yield f"- {message.en}"
    yield ""


def examples(rule: CheckRule) -> Iterator[str]:
    yield "## Found\n"
    for example in rule.match:
        yield from block(example)
        yield f"Quotes {'、'.join(f'“{words}”' for words in example.quotes)}.\n"
    yield "## Not found\n"
    for index, example in enumerate(rule.no_match):
        yield from block(example)
        last = "" if index == len(rule.no_match) - 1 else "\n"
        yield f"Nothing: {example.why}.{last}"


def block(example: CheckExample) -> Iterator[str]:
    """The text of an example, and its issue date where that matters."""
    issued = f" --issued-on {example.issued_on}" if example.issued_on else ""
    yield f"```text{issued}\n{example.text}\n```\n"


def index(pack: Pack) -> str:
    """The table of all codes, in the order of the rules."""
    rows = ["| code | severity | compares |", "|---|---|---|"]
    for code, rule in pack.checks.by_code.items():
        severities = ", ".join(rule.severities)
        rows.append(f"| [{code}]({code}.md) | {severities} | {rule.compares.replace('|', '&#124;')} |")
    return "\n".join(rows) + "\n"
