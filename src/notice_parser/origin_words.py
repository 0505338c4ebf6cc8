"""What `explain` says about an origin: the one place where origins become words, as messages of the catalogue."""

from __future__ import annotations

from notice_parser.messages import say
from notice_parser.quantities.model import Statement
from notice_parser.quantities.origins import ChangeOrigin, Origin, PartOrigin, PeriodOrigin, StatusOrigin

ROLE_WORDS = {
    Origin.SUBJECT: say("subject of the clause"),
    Origin.SUBJECT_OF_LEVEL: say("subject of the clause: a level has no actor"),
    Origin.INHERITED_SUBJECT: say("inherited: the last subject"),
    Origin.INHERITED_UNIT: say("inherited: last measured in this unit"),
    Origin.INHERITED_TOPIC: say("inherited: last measured"),
    Origin.INHERITED_ACTION: say("inherited: that of the quantity before, to which it is joined"),
    Origin.INHERITED_HEAD: say("inherited: that of a thing with the same head, to which it is joined"),
    Origin.PAIR: say("that of the quantity right before"),
    Origin.NAMED_ALIKE: say("ends as the thing counted before does"),
    Origin.COUNTED_IN_UNIT: say("what was counted in this unit"),
    Origin.WHOLE: say("that of the whole"),
    Origin.ALIGNED_THINGS: say("aligned with the things of the clause"),
    Origin.ALIGNED_ACTIONS: say("aligned with the actions of the clause"),
    Origin.ALIGNED_ACTORS: say("aligned with the actors"),
    Origin.ALIGNED_AGENTS: say("aligned with the actors"),
    Origin.ALIGNED_SCOPES: say("aligned with the places"),
    Origin.ALIGNED_TOPICS: say("aligned with what was last measured"),
    Origin.ALIGNED_RECENT: say("aligned with what the quantities before measured"),
    Origin.COLUMN: say("head of the column"),
    Origin.ROW: say("head of the row"),
    Origin.GLOSS: say("that of the quantity before the bracket"),
    Origin.EVIDENCE: say("the reading that the evidence speaks for"),
}
PERIOD_WORDS = {
    PeriodOrigin.AFTER_QUANTITY: say("between the quantity and its action"),
    PeriodOrigin.NEAREST: say("nearest before the quantity"),
    PeriodOrigin.BASIS: say("that of the basis, whose quantity this is"),
    PeriodOrigin.INHERITED: say("inherited: last stated in the sentence"),
    PeriodOrigin.ALIGNED: say("aligned with the periods"),
    PeriodOrigin.TABLE: say("stated by a head or a cell"),
    PeriodOrigin.EVIDENCE: say("the period that the evidence speaks for"),
}
CHANGE_WORDS = {
    ChangeOrigin.NO_CHANGE: say("the quantity itself says that nothing changed"),
    ChangeOrigin.DOUBLED: say("the quantity itself says how often it doubled"),
    ChangeOrigin.WORD: say("word of kind {word} before the quantity"),
    ChangeOrigin.WORD_INHERITED_BASIS: say("word of kind {word} before the quantity, with an inherited basis"),
    ChangeOrigin.JOINED: say("that of the quantity to which it is joined"),
    ChangeOrigin.COLUMN: say("head of the column, by the sign of the number"),
}
STATUS_WORDS = {
    StatusOrigin.MARKER: say("word of kind {word} beside the action"),
    StatusOrigin.NO_MARKER: say("no aspect marker; treated as done"),
    StatusOrigin.INHERITED: say("that of the action which it takes over"),
    StatusOrigin.LEVEL: say("a level"),
    StatusOrigin.START_OF_CHANGE: say("where a change started from"),
    StatusOrigin.PLAN_EARLIER: say("word of kind plan earlier in the sentence"),
    StatusOrigin.PLAN_HEADING: say("its heading or the words before it set a target"),
    StatusOrigin.PLAN_DEADLINE: say("due by a deadline, or at least as often"),
    StatusOrigin.PLAN_WORD: say("word of kind plan before the quantity"),
    StatusOrigin.PLAN_TARGET: say("a target"),
    StatusOrigin.PLAN_CHANGED: say("a change of something planned"),
    StatusOrigin.REMAINDER: say("what is left of a whole; no word says that it is done"),
    StatusOrigin.EVIDENCE: say("the status that the evidence speaks for"),
    StatusOrigin.COLUMN: say("the head of the column is or is not a plan, or a cell states progress"),
}
PART_WORDS = {
    PartOrigin.EVIDENCE: say("the whole that the evidence speaks for"),
    PartOrigin.AMONG: say("word of kind among; the nearest quantity that can hold it"),
    PartOrigin.LIST: say("continues the list of parts"),
    PartOrigin.LIST_BESIDE: say("continues the list of parts, of the whole stated beside that of the first"),
    PartOrigin.EXCEPTION: say("left out of the nearest quantity that can hold it"),
    PartOrigin.WORKED_OFF: say("done of the nearest whole of the same things"),
    PartOrigin.WORKED_OFF_BESIDE: say("done of the quantity beside it"),
    PartOrigin.INSIDE: say("inside the whole that the words before open"),
    PartOrigin.OF_QUANTITY: say("right after its whole"),
    PartOrigin.SHARE_OF_BEFORE: say("a share of the quantity before"),
    PartOrigin.SHARE_OF_PART: say("a share of the whole of the part before, or of the quantity before"),
    PartOrigin.SHARE_OF_PART_UNIT: say("a share of the whole of the part before"),
    PartOrigin.SHARE_OF_NAMED: say("a share of the quantity before that counts what the whole is called"),
    PartOrigin.HAS_SHARE: say("a share says that it is part of this whole"),
    PartOrigin.RATE_OF_ACTION: say("named after the action done on part of this whole"),
    PartOrigin.RATE_OF_TAKEN_IN: say("named after an action that works off what was taken in"),
    PartOrigin.ARITHMETIC: say("the percentage is what the part is of this whole"),
    PartOrigin.TOTAL: say("the row adds up to this total"),
    PartOrigin.BRACKET: say("the bracket adds up to the quantity before it"),
    PartOrigin.ROW: say("the row right after it adds up to this whole"),
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
        return None if statement.per_rule is None else ("rule", say("rule {rule}", rule=statement.per_rule))
    return role_origin(name, statement)


def role_origin(name: str, statement: Statement) -> tuple[str, str] | None:
    role = getattr(statement, name)
    if role is None:
        return None
    if role.origin is Origin.FRAME and statement.frame is not None:
        return role.origin, say("frame {frame}", frame=statement.frame.id)
    return role.origin, ROLE_WORDS[role.origin]
