"""The documentation page of a check, in English or Chinese: what it compares, why, when it is silent, examples."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.pack import Pack
from notice_parser.pack.checks import CheckExample, CheckRule

CHINESE, ENGLISH = "zh", "en"


def page(code: str, pack: Pack, language: str = ENGLISH) -> str:
    """The Markdown page of one code. A check of own rules without a Chinese page has the English one."""
    rule = pack.checks.by_code[code]
    texts = pack.checks.pages[language if rule.zh is not None else ENGLISH]
    return "\n".join([*head(rule, pack, texts), *messages(rule, texts), *examples(rule, texts)]) + "\n"


def head(rule: CheckRule, pack: Pack, texts: dict[str, str]) -> Iterator[str]:
    is_chinese = texts["language"] == CHINESE
    said = rule.zh if is_chinese and rule.zh is not None else rule
    levels = "、" if is_chinese else ", "
    yield f"# {rule.id}\n"
    severities = levels.join(
        pack.checks.levels[one] if is_chinese else f"{one} ({pack.checks.levels[one]})" for one in rule.severities
    )
    yield (
        texts["head"].format(
            group=pack.checks.groups.get(rule.group, rule.group) if is_chinese else rule.group, severities=severities
        )
        + "\n"
    )
    yield f"- {texts['compares']}{said.compares}"
    if said.why:
        yield f"- {texts['why']}{said.why}"
    yield f"- {texts['tolerance']}{said.tolerance}"
    yield f"- {texts['silent']}{said.silent}\n"


def messages(rule: CheckRule, texts: dict[str, str]) -> Iterator[str]:
    """The messages of a code and of its variants."""
    yield f"## {texts['messages']}\n"
    for message in (rule.message, *rule.variants.values()):
        yield f"- {message.zh}"
        if texts["language"] == ENGLISH:
            yield f"- {message.en}"
    yield ""


def examples(rule: CheckRule, texts: dict[str, str]) -> Iterator[str]:
    yield f"## {texts['found']}\n"
    for example in rule.match:
        yield from block(example)
        quotes = "、".join(f"“{words}”" for words in example.quotes)
        yield texts["quotes"].format(quotes=quotes) + "\n"
    yield f"## {texts['not_found']}\n"
    for index, example in enumerate(rule.no_match):
        yield from block(example)
        last = "" if index == len(rule.no_match) - 1 else "\n"
        yield texts["nothing"].format(why=example.why) + last


def block(example: CheckExample) -> Iterator[str]:
    """The text of an example, and its issue date where that matters."""
    issued = f" --issued-on {example.issued_on}" if example.issued_on else ""
    yield f"```text{issued}\n{example.text}\n```\n"


def index(pack: Pack, language: str = ENGLISH) -> str:
    """The table of all codes, in the order of the rules."""
    rows = [pack.checks.pages[language]["table"], "|---|---|---|"]
    for code, rule in pack.checks.by_code.items():
        is_chinese = language == CHINESE and rule.zh is not None
        severities = (
            "、".join(pack.checks.levels[one] for one in rule.severities) if is_chinese else ", ".join(rule.severities)
        )
        compares = rule.zh.compares if is_chinese and rule.zh is not None else rule.compares
        rows.append(f"| [{code}]({code}.md) | {severities} | {compares.replace('|', '&#124;')} |")
    return "\n".join(rows) + "\n"
