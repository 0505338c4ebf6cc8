"""Findings as SARIF 2.1.0, for editors and continuous integration."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote as percent_encoded

from notice_parser.pack import Pack
from notice_parser.version import __version__
from notice_parser.writers.findings import Placed

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def as_sarif(found: list[Placed], pack: Pack) -> str:
    codes = sorted({placed.finding.code for placed in found})
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "notice-parse", "version": __version__, "rules": rules(codes, pack)}},
                "columnKind": "unicodeCodePoints",
                "results": [result(placed, codes) for placed in found],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def rules(codes: list[str], pack: Pack) -> list[dict[str, Any]]:
    """What each check compares, and when it reports nothing."""
    described = []
    for code in codes:
        rule: dict[str, Any] = {"id": code}
        known = pack.checks.by_code.get(code)
        if known is not None:
            rule["shortDescription"] = {"text": known.compares}
            rule["help"] = {"text": f"Silent: {known.silent}"}
        described.append(rule)
    return described


def result(placed: Placed, codes: list[str]) -> dict[str, Any]:
    finding = placed.finding
    found: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": LEVELS[finding.severity],
        "message": {"text": placed.message},
        "locations": [location(placed)],
        "partialFingerprints": {"context/v1": placed.context},
    }
    if finding.suggestion is not None:
        found["fixes"] = [fix(placed)]
    return found


def location(placed: Placed) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": placed.start[0],
        "startColumn": placed.start[1],
        "endLine": placed.end[0],
        "endColumn": placed.end[1],
    }
    return {"physicalLocation": {"artifactLocation": {"uri": uri(placed)}, "region": region}}


def uri(placed: Placed) -> str:
    return percent_encoded(placed.path.replace("\\", "/"), safe="/:!")


def fix(placed: Placed) -> dict[str, Any]:
    """The replacement of the wrong words."""
    suggestion = placed.finding.suggestion
    assert suggestion is not None
    deleted = {"charOffset": suggestion.start, "charLength": suggestion.end - suggestion.start}
    replacement = {"deletedRegion": deleted, "insertedContent": {"text": suggestion.replacement}}
    change = {"artifactLocation": {"uri": uri(placed)}, "replacements": [replacement]}
    return {"description": {"text": suggestion.replacement}, "artifactChanges": [change]}
