"""Groups of options: a command takes a dataclass, Typer sees one option for each of its fields.

Options that several commands share are declared once, and a command function keeps few parameters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import wraps
from inspect import Parameter, Signature
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from typer.models import OptionInfo

Command = Callable[..., Any]


def expanded(command: Command) -> Command:
    """The command with each parameter that is a dataclass replaced by the fields of that dataclass."""
    hints = get_type_hints(command, include_extras=True)
    hints.pop("return", None)
    groups: dict[str, Any] = {name: hint for name, hint in hints.items() if is_dataclass(hint)}

    @wraps(command)
    def call(**given: Any) -> Any:
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        return command(**given)

    parameters: list[Parameter] = []
    for name, hint in hints.items():
        parameters += group_parameters(hint) if name in groups else [parameter(command, name, hint)]
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
            annotation=hints[field.name],
        )
        for field in fields(group)
    ]


def parameter(command: Command, name: str, hint: Any) -> Parameter:
    default = Signature.from_callable(command).parameters[name].default
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=hint)


def options_of(command: Command) -> Iterator[tuple[str, bool]]:
    """Each spelling of each option of an expanded command, and whether a value follows it."""
    for each in Signature.from_callable(command).parameters.values():
        if get_origin(each.annotation) is not Annotated:
            continue
        held, *extras = get_args(each.annotation)
        takes_value = bool not in (held, *get_args(held))
        for option in extras:
            if isinstance(option, OptionInfo):
                declared = (option.default, *(option.param_decls or ()))
                for spelling in (each for each in declared if isinstance(each, str)):
                    yield from ((name, takes_value) for name in spelling.split("/"))
