"""The language of what people are shown: `--lang`, else NOTICE_PARSE_LANG, else that of the locale."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import Literal

OPTION, VARIABLE = "--lang", "NOTICE_PARSE_LANG"
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
# How names of Chinese locales begin: zh_CN.UTF-8, zh-Hans; Windows says Chinese (Simplified)_China.
CHINESE = ("zh", "chinese")


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


class State:
    """The language in use. English until the command line has chosen."""

    language = Language.EN
    asked: Language | None = None


def use_language(language: Language, *, asked: Language | None = None) -> None:
    """Say all in this language; `asked` is the one that the user named, where it is not the locale's."""
    State.language, State.asked = language, asked


def asked_language() -> Language | None:
    """The language that the user named by option or variable. Tables are Chinese whatever the locale is."""
    return State.asked


def page_language() -> Literal["zh", "en"]:
    """The language of pages: Chinese, as the notices are, unless the user named another, whatever the locale is."""
    return "en" if State.asked is Language.EN else "zh"


def current_language() -> Language:
    return State.language


@contextmanager
def in_language(language: Language) -> Iterator[None]:
    """Another language inside, such as the one language of data."""
    before = State.language
    State.language = language
    try:
        yield
    finally:
        State.language = before


def named_language(arguments: Sequence[str]) -> Language | None:
    """The language that the option or the variable names. A wrong name is passed over."""
    return given_language(arguments) or language_called(os.environ.get(VARIABLE, ""))


def choose_language(arguments: Sequence[str]) -> Language:
    """The language that the arguments, the environment or the locale names."""
    return named_language(arguments) or language_of_locale()


def given_language(arguments: Sequence[str]) -> Language | None:
    """The language of `--lang zh` or `--lang=zh`, the last one; None where there is none before `--`."""
    found: Language | None = None
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        name, is_joined, value = argument.partition("=")
        if name == OPTION:
            found = language_called(value if is_joined else "".join(arguments[index + 1 : index + 2])) or found
    return found


def language_called(name: str) -> Language | None:
    return next((each for each in Language if each == name.lower()), None)


def language_of_locale() -> Language:
    """Chinese where the name of the locale begins so, else English."""
    return Language.ZH if locale_name().lower().startswith(CHINESE) else Language.EN


def locale_name() -> str:
    """The locale's name as the environment states it; where it states none (Windows), as the system does."""
    stated = next(filter(None, map(os.environ.get, LOCALE_VARIABLES)), None)
    if stated is not None:
        return stated
    import locale

    return locale.getlocale(locale.LC_CTYPE)[0] or ""
