"""A message: English text that remembers its template and values, so that it can be said in another language later.

It is a `str`, so that exceptions, the manifest and callers from Python see the English words, whatever the language of
the command line; and it keeps its template through pickle, so that a worker process may report an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Values = Mapping[str, Any]
ENDS_OF_LINES = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


class Message(str):
    """`template` is the English text with {names} of `values`; `plural` is the template for a number other than 1.

    A value may be a message itself, or a list, which is joined as the language joins lists.
    """

    template: str
    plural: str | None
    values: Values

    def __new__(cls, template: str, values: Values | None = None, plural: str | None = None) -> Message:
        chosen = template if plural is None or (values or {}).get("number") == 1 else plural
        message = super().__new__(cls, chosen.format_map(shown_values(values)) if values else template)
        message.template, message.plural, message.values = template, plural, values or {}
        return message

    def __reduce__(self) -> tuple[Any, ...]:
        return Message, (self.template, dict(self.values), self.plural)

    def format(self, *_: object, **values: object) -> Message:
        """The message with values in the places of its {names}."""
        return Message(self.template, {**self.values, **values}, self.plural)


def shown_values(values: Values | None) -> dict[str, Any]:
    """The values with lists joined as English joins them."""
    return {name: ", ".join(map(str, each)) if is_list(each) else each for name, each in (values or {}).items()}


def is_list(value: object) -> bool:
    return isinstance(value, (list, tuple))


def say(text: str, /, **values: Any) -> Message:
    """A message of the catalogue; `text` is a literal, from which the catalogue is extracted.

    A message is one line, whatever names a document gives its parts.
    """
    return Message(text, {name: on_one_line(value) for name, value in values.items()})


def on_one_line(value: Any) -> Any:
    return ENDS_OF_LINES.sub(" ", value) if type(value) is str else value


def say_number(one: str, many: str, /, *, number: int, **values: Any) -> Message:
    """The same with a number: `one` where it is 1, else `many`; both may name {number}."""
    return Message(one, {"number": number, **values}, many)
