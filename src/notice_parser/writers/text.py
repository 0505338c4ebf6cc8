"""Notices → plain text: the tree of each with its quantities, then its findings. The codes are those of the JSON."""

from __future__ import annotations

import io
from collections.abc import Iterator

from notice_parser.messages import Language, in_language
from notice_parser.notice import Finding, Notice
from notice_parser.writers.controls import visible
from notice_parser.writers.one_line import on_one_line
from notice_parser.writers.tree import draw


def write(notices: Iterator[Notice]) -> Iterator[bytes]:
    for index, notice in enumerate(notices):
        gap = "\n" if index else ""
        yield (gap + notice_text(notice)).encode("utf-8")


def notice_text(notice: Notice) -> str:
    drawn = io.StringIO()
    with in_language(Language.EN):
        draw(notice, drawn)
    findings = "".join(f"{finding_line(finding)}\n" for finding in notice.findings)
    return drawn.getvalue() + (f"\n{findings}" if findings else "")


def finding_line(finding: Finding) -> str:
    section = f" {finding.section}" if finding.section else ""
    return f"{finding.severity}{section}: {visible(on_one_line(finding.message))} [{finding.code}]"
