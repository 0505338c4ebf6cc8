"""Shell completion: how it is installed, and what it offers. Typer makes the scripts; the words are the catalogue's."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Annotated

import typer

from notice_parser.cli import texts
from notice_parser.cli.streams import PROGRAM, complain, print_text
from notice_parser.errors import UnwritableOutput, UsageError
from notice_parser.messages import reason_of

# The shell asks by this variable, and the program answers in place of its command.
VARIABLE = "_NOTICE_PARSE_COMPLETE"
INSTALL, SHOW = "--install-completion", "--show-completion"
SHELLS = ("bash", "zsh", "fish", "pwsh", "powershell")


def is_asked() -> bool:
    return VARIABLE in os.environ


def prepare() -> None:
    """Make the shells known that can be answered."""
    from typer.completion import completion_init  # type: ignore[attr-defined]

    completion_init()


def one_of(names: Iterable[str]) -> Callable[[str], list[str]]:
    """What is offered for a value that is one of these."""
    known = tuple(names)
    return lambda incomplete: [name for name in known if name.startswith(incomplete)]


def install(is_wanted: bool) -> None:
    """Install completion for the shell that the program was started from.

    Raises UsageError for another one, UnwritableOutput where there is no home folder or none that can be written.
    """
    if is_wanted:
        from typer.completion import install as install_script  # type: ignore[attr-defined]

        wanted = shell_in_use(INSTALL)
        try:
            shell, path = install_script(shell=wanted, prog_name=PROGRAM, complete_var=VARIABLE)
        except OSError as error:
            raise UnwritableOutput(INSTALL, texts.COMPLETION_UNWRITABLE.format(reason=reason_of(error))) from None
        except RuntimeError:  # of Path.home
            raise UnwritableOutput(INSTALL, texts.COMPLETION_HOMELESS) from None
        complain(None, texts.COMPLETION_INSTALLED.format(shell=shell, path=str(path)))
        raise typer.Exit


def show(is_wanted: bool) -> None:
    """Print the script of the shell that the program was started from. Raises UsageError for another one."""
    if is_wanted:
        from typer.completion import get_completion_script  # type: ignore[attr-defined]

        script = get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=shell_in_use(SHOW))
        print_text(f"{script}\n")
        raise typer.Exit


def shell_in_use(option: str) -> str:
    """The shell that started the program, else the one of the user's account. Raises UsageError."""
    import shellingham

    try:
        shell = str(shellingham.detect_shell()[0])
    except shellingham.ShellDetectionFailure:
        shell = os.path.basename(os.environ.get("SHELL", "")) or "?"
    if shell not in SHELLS:
        raise UsageError(option, texts.COMPLETION_UNKNOWN.format(shell=shell, names=list(SHELLS)))
    return shell


Install = Annotated[bool, typer.Option(INSTALL, callback=install, is_eager=True, help=texts.INSTALL_COMPLETION)]
Show = Annotated[bool, typer.Option(SHOW, callback=show, is_eager=True, help=texts.SHOW_COMPLETION)]
