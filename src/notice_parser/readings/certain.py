"""What the shape of a clause leaves no doubt about; its fields are taken as they are and no evidence is weighed.

Only shapes whose words fix every role belong here: 对…V了N次, 由A、B减至C、D, 每…均有N个X V. What depends on the words
that stand there is left to the evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from notice_parser.readings.certain_items import (
    after_the_event,
    goes_on_list,
    had,
    had_that_did,
    has_share,
    named_item,
    named_part,
    qualified_noun,
    same_head,
    share_of_things,
    whole_of_its_own,
)
from notice_parser.readings.certain_lists import bracketed, named_place
from notice_parser.readings.certain_names import verb_in_name
from notice_parser.readings.certain_objects import (
    acted_on_times,
    change_of_pairs,
    each_has,
    held_times,
    made_of_nouns,
    made_of_parts,
    object_before_verb,
)
from notice_parser.readings.certain_pairs import act_received, pair_of_verbs
from notice_parser.readings.certain_periods import period_of_basis, period_of_object, period_of_topic
from notice_parser.readings.certain_subjects import caused_by, counted_group
from notice_parser.readings.figures import Figure, Place
from notice_parser.readings.knowledge import Knowledge

Certain = Mapping[str, Place | str | None]
SHAPES: tuple[Callable[[Figure, Knowledge], Certain], ...] = (
    bracketed,
    named_place,
    acted_on_times,
    held_times,
    each_has,
    change_of_pairs,
    object_before_verb,
    verb_in_name,
    pair_of_verbs,
    act_received,
    made_of_nouns,
    made_of_parts,
    after_the_event,
    had_that_did,
    had,
    qualified_noun,
    share_of_things,
    has_share,
    same_head,
    named_item,
    named_part,
    goes_on_list,
    caused_by,
    counted_group,
    whole_of_its_own,
    period_of_object,
    period_of_basis,
    period_of_topic,
)


def certain_readings(figure: Figure, known: Knowledge) -> Certain:
    """What the shape of its clause fixes, by field: None where it fixes that there is nothing. Made once."""
    found: dict[str, Place | str | None] | None = figure.kept.get("certain")
    if found is None:
        frame = figure.facts.frame
        found = figure.kept["certain"] = {field: frame[field] for field in figure.facts.aligned}
        for shape in SHAPES:
            for field, value in shape(figure, known).items():
                found.setdefault(field, value)
    return found
