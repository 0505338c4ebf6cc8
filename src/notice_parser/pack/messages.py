"""What each finding says."""

from __future__ import annotations

from msgspec import Struct


class Message(Struct, frozen=True):
    """What a finding says, in Chinese and in English."""

    zh: str
    en: str


class Messages(Struct, frozen=True):
    by_code: dict[str, Message]

    def say(self, code: str, params: dict[str, str], language: str = "zh") -> str:
        """The message with its params put in, that of the variant they name; without a message the code itself."""
        message = self.by_code.get(f"{code}.{params.get('variant', '')}") or self.by_code.get(code)
        if message is None:
            return code
        said = message.en if language == "en" else message.zh
        for name, value in params.items():
            said = said.replace(f"{{{name}}}", value)
        return said
