"""The closed vocabularies of the output: which words a field may hold. Inner types and the contract share them."""

from __future__ import annotations

from typing import Literal

SCHEMA_VERSION = "1"
NoticeKind = Literal[
    "rectification",
    "audit_rectification",
    "inspection_feedback",
    "audit_report",
    "work_report",
    "statistics",
    "discipline",
    "penalty",
    "law",
    "policy",
    "announcement",
    "other",
]
QuantityKind = Literal[
    "money",
    "percent",
    "percentage_point",
    "multiple",
    "ratio",
    "case",
    "person",
    "organization",
    "occurrence",
    "household",
    "building",
    "item",
    "area",
    "length",
    "mass",
    "volume",
    "energy",
    "duration",
    "age",
    "rate",
    "other",
]
Modifier = Literal["about", "nearly", "over", "at_least", "at_most", "under"]
DoubtedField = Literal["measured", "action", "actor", "scope", "status", "period", "part_of"]
Status = Literal["done", "ongoing", "planned", "not_done"]
Direction = Literal["increase", "decrease", "unchanged"]
PartRole = Literal["partition", "subset", "share", "rate"]
Granularity = Literal["day", "month", "quarter", "half_year", "year", "school_year", "plan"]
Shape = Literal["span", "since", "until", "as_of"]
ReferenceKind = Literal["law", "party_rule", "policy", "document"]
Severity = Literal["error", "warning", "info"]
PartKind = Literal["cover", "issued", "annex", "notice"]
