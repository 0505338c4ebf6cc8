"""What people are shown, in their language. Data never pass through here: JSON keys and codes have one language.

A message is written in English where it arises, `say("is {size} bytes; split it", size=size)`, and translated where it
is shown, `translate(message)`. The catalogue is gettext's: `locale/zh_CN/LC_MESSAGES/notice-parse.po`.
"""

from __future__ import annotations

from notice_parser.messages.codes import name_of_code
from notice_parser.messages.extras import install_command
from notice_parser.messages.language import (
    Language,
    asked_language,
    choose_language,
    current_language,
    in_language,
    page_language,
    use_language,
)
from notice_parser.messages.message import Message, say, say_number
from notice_parser.messages.system import reason_of
from notice_parser.messages.translate import translate

__all__ = [
    "Language",
    "Message",
    "asked_language",
    "choose_language",
    "current_language",
    "in_language",
    "install_command",
    "name_of_code",
    "page_language",
    "reason_of",
    "say",
    "say_number",
    "translate",
    "use_language",
]
