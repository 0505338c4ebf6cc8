"""Typer's errors as errors of the program, in words of the catalogue.

Typer exports neither their classes nor translations: an error is known by its attributes and the name of its class.
"""

from __future__ import annotations

from typing import Any

from notice_parser.cli import texts
from notice_parser.cli.all_options import value_options
from notice_parser.errors import UsageError


def as_usage_error(error: Any, *, command: str) -> UsageError:
    """The error with its option or argument, and what to do; `command` is the one whose help says more."""
    kind, option = type(error).__name__, str(getattr(error, "option_name", ""))
    if kind == "NoSuchOption":
        names = sorted(error.possibilities or ())
        hint = texts.DID_YOU_MEAN_OPTION.format(names=names) if names else ""
        return UsageError(option, texts.UNKNOWN_OPTION.format(hint=hint, command=command))
    if kind == "BadOptionUsage":
        what = texts.VALUE_MISSING if value_options().get(option, True) else texts.VALUE_UNWANTED
        return UsageError(option, what.format(command=command))
    parameter = getattr(error, "param", None)
    if kind == "MissingParameter" and parameter is not None:
        return UsageError(name_of(parameter), texts.ARGUMENT_MISSING.format(command=command))
    if parameter is not None:
        return UsageError(name_of(parameter), wrong_value(error, parameter, command=command))
    return UsageError(command, texts.SEE_HELP.format(message=error.format_message().rstrip("."), command=command))


def name_of(parameter: Any) -> str:
    """`--level` of an option, FILE of an argument."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar)
    return str(max(parameter.opts, key=len))


def wrong_value(error: Any, parameter: Any, *, command: str) -> str:
    """The choices where the values are an enumeration."""
    choices = getattr(parameter, "metavar", None) or ""
    if "|" in choices:
        return texts.VALUE_WRONG.format(names=choices.split("|"))
    return texts.VALUE_NOT_READ.format(message=error.message.rstrip("."), command=command)
