"""The kind of a notice, by its title, else by its first words."""

from __future__ import annotations

from notice_parser.outline.model import Outline
from notice_parser.pack.kinds import Kind, KindRules


def find_kind(text: str, outline: Outline, rules: KindRules) -> str:
    """The kind that the first fitting rule names."""
    title = "".join(outline.title.of(text).split()) if outline.title else ""
    start = outline.preamble.start if outline.preamble else (outline.title.end if outline.title else 0)
    lead = text[start : start + rules.lead_widest]
    styles = {section.style for section in outline.walk()}
    return next((rule.id for rule in rules.kinds if holds(rule, title, lead, styles)), rules.otherwise)


def holds(rule: Kind, title: str, lead: str, styles: set[str]) -> bool:
    """Do all conditions of the rule hold?"""
    return (
        (rule.title is None or bool(rule.title.search(title)))
        and (rule.lead is None or bool(rule.lead.search(lead)))
        and (rule.style is None or rule.style in styles)
    )
