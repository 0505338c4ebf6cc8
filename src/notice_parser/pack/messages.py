"""patterns/messages.yaml → what each finding says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "messages.yaml"


class Message(Schema, frozen=True):
    """What a finding says, in Chinese and in English."""

    zh: str
    en: str


class MessagesFile(Schema, frozen=True):
    messages: dict[str, Message]


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


def load_messages(reader: PackReader) -> Messages:
    """Read messages.yaml."""
    return Messages(reader.read(FILE, MessagesFile).messages)
