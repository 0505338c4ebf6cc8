"""Groups of options: a command takes a dataclass, Typer sees one option for each of its fields.

Options that several commands share are declared once, and a command function keeps few parameters. What all commands
have, `--lang`, is added here, and the help of each option is said in the language in use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import MISSING, fields, is_dataclass
from functools import wraps
from inspect import Parameter, Signature
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import typer
from typer.models import ParameterInfo

from notice_parser.cli import texts
from notice_parser.cli.completion import one_of
from notice_parser.errors import UsageError
from notice_parser.messages import Language, translate
from notice_parser.messages.language import OPTION, VARIABLE, language_called

Command = Callable[..., Any]
LANGUAGE = "lang"


def as_language(given: str) -> Language:
    """The language of `--lang`. Raises UsageError. It is in use already: the command line looks for it first."""
    found = language_called(given)
    if found is None:
        raise UsageError(OPTION, texts.LANGUAGE_UNKNOWN.format(given=given, names=[each.value for each in Language]))
    return found


Lang = Annotated[
    Language | None,
    typer.Option(
        OPTION,
        metavar="zh|en",
        parser=as_language,
        autocompletion=one_of(Language),
        help=texts.LANG.format(variable=VARIABLE),
    ),
]


def expanded(command: Command) -> Command:
    """The command with each parameter that is a dataclass replaced by the fields of that dataclass."""
    hints = get_type_hints(command, include_extras=True)
    hints.pop("return", None)
    groups: dict[str, Any] = {name: hint for name, hint in hints.items() if is_dataclass(hint)}

    @wraps(command)
    def call(**given: Any) -> Any:
        given.pop(LANGUAGE)
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        return command(**given)

    parameters: list[Parameter] = []
    for name, hint in hints.items():
        parameters += group_parameters(hint) if name in groups else [parameter(command, name, hint)]
    parameters.append(Parameter(LANGUAGE, Parameter.KEYWORD_ONLY, default=None, annotation=translated(Lang)))
    call.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {each.name: each.annotation for each in parameters}
    return call


def group_parameters(group: Any) -> list[Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        Parameter(
            field.name,
            Parameter.KEYWORD_ONLY,
            default=Parameter.empty if field.default is MISSING else field.default,
            annotation=translated(hints[field.name]),
        )
        for field in fields(group)
    ]


def parameter(command: Command, name: str, hint: Any) -> Parameter:
    default = Signature.from_callable(command).parameters[name].default
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=translated(hint))


def with_translated_help(function: Command) -> Command:
    """A function without groups of options, with its help in the language in use."""
    hints = get_type_hints(function, include_extras=True)
    defaults = Signature.from_callable(function).parameters

    @wraps(function)
    def call(**given: Any) -> Any:
        return function(**given)

    hints.pop("return", None)
    parameters = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=defaults[name].default, annotation=translated(hint))
        for name, hint in hints.items()
    ]
    call.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {each.name: each.annotation for each in parameters}
    return call


def translated(hint: Any) -> Any:
    """A parameter's type with the help of its option or argument in the language in use."""
    if get_origin(hint) is not Annotated:
        return hint
    held, *extras = get_args(hint)
    return Annotated[(held, *map(with_help, extras))]


def with_help(extra: Any) -> Any:
    if not isinstance(extra, ParameterInfo) or not extra.help:
        return extra
    shown = copy(extra)
    shown.help = translate(extra.help)
    return shown


def options_of(command: Command) -> Iterator[tuple[str, bool]]:
    """Each spelling of each option of an expanded command, and whether a value follows it."""
    for each in Signature.from_callable(command).parameters.values():
        if get_origin(each.annotation) is not Annotated:
            continue
        held, *extras = get_args(each.annotation)
        takes_value = bool not in (held, *get_args(held))
        for option in extras:
            if isinstance(option, ParameterInfo):
                declared = (option.default, *(option.param_decls or ()))
                for spelling in (each for each in declared if isinstance(each, str)):
                    yield from ((name, takes_value) for name in spelling.split("/"))
