"""What `explain` says about an origin: the one place where origins become English."""

from __future__ import annotations

from notice_parser.quantities.model import Statement
from notice_parser.quantities.origins import ChangeOrigin, Origin, PartOrigin, PeriodOrigin, StatusOrigin

ROLE_WORDS = {
    Origin.SUBJECT: "subject of the clause",
    Origin.SUBJECT_OF_LEVEL: "subject of the clause: a level has no actor",
    Origin.INHERITED_SUBJECT: "inherited: the last subject",
    Origin.INHERITED_UNIT: "inherited: last measured in this unit",
    Origin.INHERITED_TOPIC: "inherited: last measured",
    Origin.INHERITED_ACTION: "inherited: that of the quantity before, to which it is joined",
    Origin.INHERITED_HEAD: "inherited: that of a thing with the same head, to which it is joined",
    Origin.PAIR: "that of the quantity right before",
    Origin.NAMED_ALIKE: "ends as the thing counted before does",
    Origin.COUNTED_IN_UNIT: "what was counted in this unit",
    Origin.WHOLE: "that of the whole",
    Origin.ALIGNED_THINGS: "aligned with the things of the clause",
    Origin.ALIGNED_ACTIONS: "aligned with the actions of the clause",
    Origin.ALIGNED_ACTORS: "aligned with the actors",
    Origin.ALIGNED_SCOPES: "aligned with the places",
    Origin.ALIGNED_TOPICS: "aligned with what was last measured",
    Origin.ALIGNED_RECENT: "aligned with what the quantities before measured",
    Origin.COLUMN: "head of the column",
    Origin.ROW: "head of the row",
    Origin.GLOSS: "that of the quantity before the bracket",
    Origin.EVIDENCE: "the reading that the evidence speaks for",
}
PERIOD_WORDS = {
    PeriodOrigin.AFTER_QUANTITY: "between the quantity and its action",
    PeriodOrigin.NEAREST: "nearest before the quantity",
    PeriodOrigin.BASIS: "that of the basis, whose quantity this is",
    PeriodOrigin.INHERITED: "inherited: last stated in the sentence",
    PeriodOrigin.ALIGNED: "aligned with the periods",
    PeriodOrigin.TABLE: "stated by a head or a cell",
    PeriodOrigin.EVIDENCE: "the period that the evidence speaks for",
}
CHANGE_WORDS = {
    ChangeOrigin.NO_CHANGE: "the quantity itself says that nothing changed",
    ChangeOrigin.DOUBLED: "the quantity itself says how often it doubled",
    ChangeOrigin.WORD: "word of kind {word} before the quantity",
    ChangeOrigin.WORD_INHERITED_BASIS: "word of kind {word} before the quantity, with an inherited basis",
    ChangeOrigin.JOINED: "that of the quantity to which it is joined",
    ChangeOrigin.COLUMN: "head of the column, by the sign of the number",
}
STATUS_WORDS = {
    StatusOrigin.MARKER: "word of kind {word} beside the action",
    StatusOrigin.NO_MARKER: "no aspect marker; treated as done",
    StatusOrigin.INHERITED: "that of the action which it takes over",
    StatusOrigin.LEVEL: "a level",
    StatusOrigin.START_OF_CHANGE: "where a change started from",
    StatusOrigin.PLAN_EARLIER: "word of kind plan earlier in the sentence",
    StatusOrigin.PLAN_HEADING: "its heading or the words before it set a target",
    StatusOrigin.PLAN_DEADLINE: "due by a deadline, or at least as often",
    StatusOrigin.PLAN_WORD: "word of kind plan before the quantity",
    StatusOrigin.PLAN_TARGET: "a target",
    StatusOrigin.PLAN_CHANGED: "a change of something planned",
    StatusOrigin.REMAINDER: "what is left of a whole; no word says that it is done",
    StatusOrigin.EVIDENCE: "the status that the evidence speaks for",
    StatusOrigin.COLUMN: "the head of the column is or is not a plan, or a cell states progress",
}
PART_WORDS = {
    PartOrigin.EVIDENCE: "the whole that the evidence speaks for",
    PartOrigin.AMONG: "word of kind among; the nearest quantity that can hold it",
    PartOrigin.LIST: "continues the list of parts",
    PartOrigin.LIST_BESIDE: "continues the list of parts, of the whole stated beside that of the first",
    PartOrigin.EXCEPTION: "left out of the nearest quantity that can hold it",
    PartOrigin.WORKED_OFF: "done of the nearest whole of the same things",
    PartOrigin.WORKED_OFF_BESIDE: "done of the quantity beside it",
    PartOrigin.INSIDE: "inside the whole that the words before open",
    PartOrigin.OF_QUANTITY: "right after its whole",
    PartOrigin.SHARE_OF_BEFORE: "a share of the quantity before",
    PartOrigin.SHARE_OF_PART: "a share of the whole of the part before, or of the quantity before",
    PartOrigin.SHARE_OF_PART_UNIT: "a share of the whole of the part before",
    PartOrigin.SHARE_OF_NAMED: "a share of the quantity before that counts what the whole is called",
    PartOrigin.HAS_SHARE: "a share says that it is part of this whole",
    PartOrigin.RATE_OF_ACTION: "named after the action done on part of this whole",
    PartOrigin.RATE_OF_TAKEN_IN: "named after an action that works off what was taken in",
    PartOrigin.ARITHMETIC: "the percentage is what the part is of this whole",
    PartOrigin.TOTAL: "the row adds up to this total",
    PartOrigin.BRACKET: "the bracket adds up to the quantity before it",
    PartOrigin.ROW: "the row right after it adds up to this whole",
}


def origin_of(name: str, statement: Statement) -> tuple[str, str] | None:
    """The origin of a field and its words; None where nothing gave the field."""
    if name == "period":
        period = statement.period
        return None if period is None else (period.origin, PERIOD_WORDS[period.origin])
    if name == "change":
        change = statement.change
        return None if change is None else (change.origin, CHANGE_WORDS[change.origin].format(word=change.word))
    if name == "status":
        status = statement.status_found
        return None if status is None else (status.origin, STATUS_WORDS[status.origin].format(word=status.marker))
    if name == "part_of":
        return None if statement.part is None else (statement.part.origin, PART_WORDS[statement.part.origin])
    if name == "per":
        return None if statement.per_rule is None else ("rule", f"rule {statement.per_rule}")
    return role_origin(name, statement)


def role_origin(name: str, statement: Statement) -> tuple[str, str] | None:
    role = getattr(statement, name)
    if role is None:
        return None
    if role.origin is Origin.FRAME and statement.frame is not None:
        return role.origin, f"frame {statement.frame.id}"
    return role.origin, ROLE_WORDS[role.origin]
