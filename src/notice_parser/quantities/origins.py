"""Where each value of a statement comes from. Code may ask for an origin; `explain` alone puts it in words."""

from __future__ import annotations

from enum import StrEnum


class Origin(StrEnum):
    """What gave a role (measured, action, actor, scope) its words."""

    FRAME = "frame"
    SUBJECT = "subject"
    """The subject of the quantity's own clause."""
    SUBJECT_OF_LEVEL = "subject_of_level"
    """The agency at the head of the clause of a level, which has no actor: it is the scope."""
    INHERITED_SUBJECT = "inherited_subject"
    INHERITED_UNIT = "inherited_unit"
    """What was last measured in the same unit."""
    INHERITED_TOPIC = "inherited_topic"
    """What the quantities before measured, whatever their unit."""
    INHERITED_ACTION = "inherited_action"
    """That of the quantity before, to which this one is joined."""
    INHERITED_HEAD = "inherited_head"
    """That of a thing with the same head, to which this one is joined."""
    PAIR = "pair"
    """That of the quantity right before, which counts the same: 立案23件23人."""
    NAMED_ALIKE = "named_alike"
    """It ends as the thing counted before it does."""
    COUNTED_IN_UNIT = "counted_in_unit"
    """What was counted in the unit of a change that is joined to another."""
    WHOLE = "whole"
    ALIGNED_THINGS = "aligned_things"
    ALIGNED_ACTIONS = "aligned_actions"
    ALIGNED_ACTORS = "aligned_actors"
    ALIGNED_AGENTS = "aligned_agents"
    """A list of agencies and places, of which each acts: none of them is a scope."""
    ALIGNED_SCOPES = "aligned_scopes"
    ALIGNED_TOPICS = "aligned_topics"
    ALIGNED_RECENT = "aligned_recent"
    """A row of values aligned with what the quantities before it measured."""
    COLUMN = "column"
    ROW = "row"
    EVIDENCE = "evidence"
    """What the weighed evidence speaks for, against the frame."""
    GLOSS = "gloss"
    """That of the quantity before the bracket, which holds the same in another unit."""


ALIGNED = frozenset(
    {
        Origin.ALIGNED_THINGS,
        Origin.ALIGNED_ACTIONS,
        Origin.ALIGNED_ACTORS,
        Origin.ALIGNED_AGENTS,
        Origin.ALIGNED_SCOPES,
    }
)
INHERITED = frozenset(
    {
        Origin.INHERITED_SUBJECT,
        Origin.INHERITED_UNIT,
        Origin.INHERITED_TOPIC,
        Origin.INHERITED_ACTION,
        Origin.INHERITED_HEAD,
    }
)


class PeriodOrigin(StrEnum):
    AFTER_QUANTITY = "after_quantity"
    """It stands between the quantity and its action."""
    NEAREST = "nearest"
    """It is the nearest before the quantity in the clause."""
    BASIS = "basis"
    """It is that of the basis of comparison, whose own quantity this is."""
    INHERITED = "inherited"
    ALIGNED = "aligned"
    TABLE = "table"
    EVIDENCE = "evidence"


class ChangeOrigin(StrEnum):
    NO_CHANGE = "no_change"
    """The quantity itself says that nothing changed: 持平."""
    DOUBLED = "doubled"
    """The quantity itself says how often something doubled: 翻一番."""
    WORD = "word"
    WORD_INHERITED_BASIS = "word_inherited_basis"
    JOINED = "joined"
    """That of the change to which the quantity is joined."""
    COLUMN = "column"


class StatusOrigin(StrEnum):
    MARKER = "marker"
    """An aspect marker beside the action."""
    NO_MARKER = "no_marker"
    INHERITED = "inherited"
    """That of the action that the quantity takes over."""
    LEVEL = "level"
    START_OF_CHANGE = "start_of_change"
    PLAN_EARLIER = "plan_earlier"
    PLAN_HEADING = "plan_heading"
    PLAN_DEADLINE = "plan_deadline"
    PLAN_WORD = "plan_word"
    PLAN_TARGET = "plan_target"
    PLAN_CHANGED = "plan_changed"
    """A change of something planned."""
    EVIDENCE = "evidence"
    REMAINDER = "remainder"
    """What is left of a whole, with no word that it was done."""
    COLUMN = "column"


class PartOrigin(StrEnum):
    EVIDENCE = "evidence"
    AMONG = "among"
    LIST = "list"
    """It goes on a list of parts."""
    LIST_BESIDE = "list_beside"
    """It goes on a list of parts, but of the whole stated beside that of the first."""
    EXCEPTION = "exception"
    WORKED_OFF = "worked_off"
    """An action on the nearest whole of the same things."""
    WORKED_OFF_BESIDE = "worked_off_beside"
    INSIDE = "inside"
    """The words before it open a whole: 28个问题中."""
    OF_QUANTITY = "of_quantity"
    """It stands right after its whole: 2亿元的105%."""
    SHARE_OF_BEFORE = "share_of_before"
    SHARE_OF_PART = "share_of_part"
    """The whole of the part before it, or that quantity itself."""
    SHARE_OF_PART_UNIT = "share_of_part_unit"
    """The whole of the part before it, whose unit the share names."""
    SHARE_OF_NAMED = "share_of_named"
    HAS_SHARE = "has_share"
    """A share says that it is part of this whole."""
    RATE_OF_ACTION = "rate_of_action"
    RATE_OF_TAKEN_IN = "rate_of_taken_in"
    ARITHMETIC = "arithmetic"
    """The percentage is what the part is of this whole."""
    TOTAL = "total"
    BRACKET = "bracket"
    ROW = "row"
