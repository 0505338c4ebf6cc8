"""The codes of the contract as people are shown them: in English the code itself. Data hold the code alone."""

from __future__ import annotations

from notice_parser.messages.language import Language
from notice_parser.messages.message import say
from notice_parser.messages.translate import translate

NAMES = {
    str(name): name
    for name in (
        # kinds of notice
        say("rectification"),
        say("audit_rectification"),
        say("inspection_feedback"),
        say("audit_report"),
        say("work_report"),
        say("statistics"),
        say("discipline"),
        say("penalty"),
        say("law"),
        say("policy"),
        say("announcement"),
        say("other"),
        # fields of a quantity, and what else a text mentions
        say("measured"),
        say("action"),
        say("actor"),
        say("scope"),
        say("status"),
        say("period"),
        say("change"),
        say("part_of"),
        say("per"),
        say("quantity"),
        say("reference"),
        say("level"),
        # what earlier words of a sentence hold for
        say("intended"),
        # status
        say("done"),
        say("ongoing"),
        say("planned"),
        say("not_done"),
        # severity
        say("error"),
        say("warning"),
        say("info"),
        # parts of a text that are not sections
        say("preamble"),
        say("closing"),
    )
}


def name_of_code(code: str, language: Language | None = None) -> str:
    """A code in a language, by default the one in use; a code without a name as it stands."""
    return translate(NAMES.get(code, code), language)
