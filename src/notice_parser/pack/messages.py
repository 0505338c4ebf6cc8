"""patterns/messages.yaml and the messages of checks → what each finding says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from notice_parser.messages import say
from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "messages.yaml"


class Message(Schema, frozen=True):
    """What a finding says, in Chinese and in English."""

    zh: str
    en: str


class PartialMessage(Schema, frozen=True):
    """A message of messages.yaml: own rules may reword one language of the message of a check."""

    zh: str | None = None
    en: str | None = None


class MessagesFile(Schema, frozen=True):
    messages: dict[str, PartialMessage]


class Messages(Struct, frozen=True):
    by_code: dict[str, Message]

    def say(self, code: str, params: dict[str, str], language: str = "zh") -> str:
        """The message with its params inserted, that of the variant they name; without a message the code itself."""
        message = self.by_code.get(f"{code}.{params.get('variant', '')}") or self.by_code.get(code)
        if message is None:
            return code
        said = message.en if language == "en" else message.zh
        for name, value in params.items():
            said = said.replace(f"{{{name}}}", value)
        return said


def load_messages(reader: PackReader, of_checks: dict[str, Message]) -> Messages:
    """Read messages.yaml, over the messages of checks. A code that nothing reports, or half a message, is an error."""
    file = reader.open(FILE, MessagesFile)
    known = {*reader.built_in(FILE)["messages"], *of_checks}
    by_code = dict(of_checks)
    for code, given in file.data.messages.items():
        below = of_checks.get(code)
        zh, en = (given.zh or below.zh, given.en or below.en) if below else (given.zh, given.en)
        if code not in known:
            file.error(
                ("messages", code), say("nothing reports this; a new check has its message in checks.yaml"), code
            )
        elif zh is None or en is None:
            file.error(("messages", code), say("needs zh and en"), code)
        else:
            by_code[code] = Message(zh, en)
    return Messages(by_code)
