"""`notice-parse rules`: list, show, check and try the rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from notice_parser.cli import texts
from notice_parser.cli.options import Rules
from notice_parser.cli.status import ExitStatus
from notice_parser.cli.streams import standard_output
from notice_parser.errors import PackError, UsageError
from notice_parser.messages import translate
from notice_parser.writers.controls import visible

if TYPE_CHECKING:
    from notice_parser.pack.loading.listing import ListedRule

RuleId = Annotated[str, typer.Argument(metavar="RULE", help=texts.RULE)]
Sentence = Annotated[str, typer.Argument(metavar="TEXT", help=texts.SENTENCE)]
OnlyRule = Annotated[str | None, typer.Option("--rule", metavar="RULE", help=texts.TRY_RULE)]


def check(*, rules: Rules = None) -> int:
    from notice_parser.examples import example_errors
    from notice_parser.pack.folders import layers_of

    try:
        errors = example_errors(*layers_of(rules))
    except PackError as error:
        errors = error.errors
    for line in errors:
        print_line(" ".join(translate(line).split("\n")))
    return ExitStatus.FAILED if errors else ExitStatus.DONE


def list_all(*, rules: Rules = None) -> None:
    for rule in listed(rules):
        print_line(f"{rule.file}:{rule.line}: {rule.id}{f'  {rule.about}' if rule.about else ''}")


def show(rule: RuleId, *, rules: Rules = None) -> None:
    for found in named(rule, listed(rules)):
        print_line(f"# {found.file}:{found.line}")
        print_line(found.text)


def try_rules(text: Sentence, *, rule: OnlyRule = None, rules: Rules = None) -> None:
    from notice_parser.examples.claims import claims_in, matches_of_rule
    from notice_parser.pack.folders import layers_of
    from notice_parser.pack.loading import load_pack
    from notice_parser.pack.loading.reader import PackReader

    layers = layers_of(rules)
    pack = load_pack(*layers)
    if rule is None:
        rows = claims_in(text, pack)
    else:
        named(rule, listed(rules))
        rows = matches_of_rule(rule, text, PackReader(*layers), pack)
    for row in rows:
        print_line("  ".join(row))


COMMANDS = {
    "check": (check, texts.RULES_CHECK),
    "list": (list_all, texts.RULES_LIST),
    "show": (show, texts.RULES_SHOW),
    "try": (try_rules, texts.RULES_TRY),
}


def print_line(line: str) -> None:
    standard_output().write(f"{visible(line)}\n")


def listed(rules: Sequence[Path] | None) -> tuple[ListedRule, ...]:
    from notice_parser.pack.folders import layers_of
    from notice_parser.pack.loading.listing import list_rules

    return list_rules(*layers_of(rules))


def named(rule: str, rules: tuple[ListedRule, ...]) -> list[ListedRule]:
    """The rules of that id. Raises UsageError with the nearest ids where there is none."""
    from difflib import get_close_matches

    found = [each for each in rules if each.id == rule]
    if not found:
        near = get_close_matches(rule, [each.id for each in rules], n=3, cutoff=0.5)
        hint = texts.DID_YOU_MEAN.format(names=near) if near else texts.SEE_RULES
        raise UsageError(rule, texts.UNKNOWN_RULE.format(hint=hint))
    return found
