"""patterns/messages.yaml → Messages: what each finding says."""

from __future__ import annotations

from notice_parser.pack.loading.reader import PackReader, Schema
from notice_parser.pack.messages import Message, Messages

MESSAGES_FILE = "messages.yaml"


class MessageEntry(Schema):
    zh: str
    en: str


class MessagesFile(Schema):
    messages: dict[str, MessageEntry]


def load_messages(reader: PackReader) -> Messages:
    said = reader.read(MESSAGES_FILE, MessagesFile).messages
    return Messages({code: Message(message.zh, message.en) for code, message in said.items()})
