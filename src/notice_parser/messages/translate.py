"""Messages in the language in use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from notice_parser.messages.catalogue import chinese
from notice_parser.messages.language import Language, current_language
from notice_parser.messages.message import Message, is_list

SEPARATORS = {Language.ZH: "、", Language.EN: ", "}


def translate(text: str, language: Language | None = None) -> str:
    """A message in a language, by default the one in use. Any other text is returned as it stands."""
    chosen = language or current_language()
    if not isinstance(text, Message) or chosen is Language.EN:
        return str(text)
    catalogue = chinese()
    if text.plural is None:
        template = catalogue.gettext(text.template)
    else:
        template = catalogue.ngettext(text.template, text.plural, text.values["number"])
    return template.format_map(translated_values(text.values, chosen)) if text.values else template


def translated_values(values: Mapping[str, Any], language: Language) -> dict[str, Any]:
    return {name: translated_value(value, language) for name, value in values.items()}


def translated_value(value: Any, language: Language) -> Any:
    """Messages are translated and lists joined; numbers stay numbers, for templates may format them."""
    if is_list(value):
        return SEPARATORS[language].join(str(translated_value(each, language)) for each in value)
    return translate(value, language) if isinstance(value, str) else value
