"""`notice-parse rules`: look at the rules, check them, try them on a text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from notice_parser.errors import PackError, UsageError

if TYPE_CHECKING:
    from notice_parser.pack.loading.listing import ListedRule

app = typer.Typer(rich_markup_mode=None, help="List, show, check and try the rules in force.")

HELP = "Rules over the built-in ones, or in place of them where it holds every file; may be repeated, the later wins."
Folders = Annotated[list[Path] | None, typer.Option("--rules", metavar="DIR", envvar="NOTICE_PARSE_RULES", help=HELP)]


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


@app.command("check")
def check(rules: Folders = None) -> int:
    """Load the rules and run their examples; a line a fault, `file:line: rule: message`."""
    from notice_parser.examples import example_faults
    from notice_parser.pack.folders import layers_of

    try:
        faults = example_faults(*layers_of(rules))
    except PackError as error:
        faults = error.errors
    for fault in faults:
        say(" ".join(fault.split("\n")))
    return 1 if faults else 0


@app.command("list")
def list_all(rules: Folders = None) -> None:
    """Print each rule: file, line, id and what it is for."""
    for rule in listed(rules):
        say(f"{rule.file}:{rule.line}: {rule.id}{f'  {rule.about}' if rule.about else ''}")


@app.command("show")
def show(rule: Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule.")], rules: Folders = None) -> None:
    """Print a rule as it stands in its file."""
    for found in named(rule, listed(rules)):
        say(f"# {found.file}:{found.line}")
        say(found.text)


@app.command("try")
def try_rules(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence.")],
    rule: Annotated[str | None, typer.Option("--rule", metavar="RULE", help="Of this rule alone.")] = None,
    rules: Folders = None,
) -> None:
    """Print what is claimed in a text: place, words, what it is, and the rule that claims it."""
    from notice_parser.examples import claims_in, found_by
    from notice_parser.pack.folders import layers_of
    from notice_parser.pack.loading import load_pack
    from notice_parser.pack.loading.reader import PackReader

    layers = layers_of(rules)
    pack = load_pack(*layers)
    if rule is None:
        rows = claims_in(text, pack)
    else:
        named(rule, listed(rules))
        rows = found_by(rule, text, PackReader(*layers), pack)
    for row in rows:
        say("  ".join(row))


def listed(rules: Sequence[Path] | None) -> tuple[ListedRule, ...]:
    from notice_parser.pack.folders import layers_of
    from notice_parser.pack.loading.listing import list_rules

    return list_rules(*layers_of(rules))


def named(rule: str, rules: tuple[ListedRule, ...]) -> list[ListedRule]:
    """The rules of that id. Raises UsageError with the nearest where there is none."""
    from difflib import get_close_matches

    found = [each for each in rules if each.id == rule]
    if not found:
        near = get_close_matches(rule, [each.id for each in rules], n=3, cutoff=0.5)
        hint = f"did you mean {', '.join(near)}?" if near else "see notice-parse rules list"
        raise UsageError(rule, f"is no rule; {hint}")
    return found
