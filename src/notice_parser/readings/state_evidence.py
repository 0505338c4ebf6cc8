"""Evidence for the status of a figure: done, ongoing, planned, not done, or none for levels."""

from __future__ import annotations

from notice_parser.readings.context import holding, kinds_left, kinds_right
from notice_parser.readings.figures import Figure
from notice_parser.readings.knowledge import Knowledge
from notice_parser.readings.lexicon import WordType
from notice_parser.readings.scoring import Part

CUES = frozenset({"done", "ongoing", "negate", "plan", "advancing", "link", "remain", "among", "light"})
NEAR = 3  # characters between a cue and the action that count as beside it


def state_evidence(figure: Figure, known: Knowledge, headings: tuple[str, ...]) -> list[Part]:
    """Parts of the figure; with each state their features make those of its candidates."""
    facts, action = figure.facts, figure.choice("action")
    acts = action is not None
    period = facts.period
    read = figure.frame.get("status") if facts.frames_count else "?"
    shape, granularity = (period.shape, period.granularity) if period else ("-", "-")
    return [
        (of_figure, facts.kind, facts.modifier, facts.has_per, facts.has_change, acts),
        (of_period, shape, granularity, acts),
        (of_frame, str(read), acts),
        (of_notice, known.notice_kind, figure.view.is_under_plans, acts),
        *cues(figure, action[0] if action else facts.start, acts),
        *(of_action(figure, known) if action else []),
        *of_others(figure, acts),
        *of_headings(figure, known, headings, acts),
        (holding, "has-left", kinds_left(figure)),
        (holding, "has-right", kinds_right(figure)),
    ]


def of_figure(kind: str, modifier: str | None, has_per: bool, has_change: bool, acts: bool) -> list[str]:
    return [
        "any",
        f"action={acts:d}|{kind}",
        f"modifier={modifier}",
        f"per={has_per:d}",
        f"change={has_change:d}",
    ]


def of_period(shape: str, granularity: str | None, acts: bool) -> list[str]:
    return [f"period={shape}|{granularity}|{acts:d}"]


def of_frame(status: str, acts: bool) -> list[str]:
    return [f"frame={status}", f"frame-action={status}|{acts:d}"]


def of_notice(kind: str, is_under_plans: bool, acts: bool) -> list[str]:
    return [f"under={is_under_plans:d}|{acts:d}", f"notice={kind}|{acts:d}"]


def cues(figure: Figure, at: int, acts: bool) -> list[Part]:
    """Words of aspect around the clause, by how far off and on which side of the action they stand."""
    found: list[Part] = []
    first = max(0, figure.begin - 25)
    for index, kind in enumerate(figure.view.kinds[first : figure.stop + 8], first):
        if kind in CUES:
            word = figure.words[index]
            before, far = word.end <= at, max(-2, min(1, word.clause - figure.clause))
            found.append((cue, kind, word.type.text, far, before, before and at - word.end <= NEAR, acts))
    return found


def cue(kind: str, word: str, far: int, before: bool, is_beside: bool, acts: bool) -> list[str]:
    found = [f"cue={kind}|{far}|{before:d}|{acts:d}", f"cue-word={word}|{far}|{before:d}"]
    return [*found, f"beside={kind}|{acts:d}", f"beside-word={word}"] if is_beside else found


def of_action(figure: Figure, known: Knowledge) -> list[Part]:
    action = figure.choice("action")
    after = known.text[action[1] : action[1] + 1]
    found: list[Part] = [
        (action_word, known.type_of(action)),
        (action_place, action[0] >= figure.facts.end, after if after in known.aspect_after else "_"),
    ]
    if figure.earlier:
        last = figure.earlier[-1]
        found.append((action_as_last, last.choice("action") == action, str(last.choice("status"))))
    return found


def action_word(word: WordType) -> list[str]:
    return [f"word={word.text}", f"word-kind={word.kind}", f"family={word.usage.family}"]


def action_place(is_right: bool, after: str) -> list[str]:
    return [f"right={is_right:d}", f"after={after}"]


def action_as_last(same: bool, status: str) -> list[str]:
    return [f"as-last={same:d}|{status}"]


def of_others(figure: Figure, acts: bool) -> list[Part]:
    found: list[Part] = []
    if not acts and figure.earlier:
        found.append((status_of_last, str(figure.earlier[-1].choice("status"))))
    if figure.number:
        other = figure.all[figure.number - 1]
        found.append((status_before, str(other.choice("status")), acts, other.view is figure.view))
    return found


def status_of_last(status: str) -> list[str]:
    return [f"last={status}"]


def status_before(status: str, acts: bool, same_sentence: bool) -> list[str]:
    return [f"before={status}|{acts:d}|{same_sentence:d}"]


def of_headings(figure: Figure, known: Knowledge, headings: tuple[str, ...], acts: bool) -> list[Part]:
    found: list[Part] = []
    for word in known.heading_words:
        if headings and word in headings[-1]:
            found.append((under_word, "heading", word, acts))
        if any([word in heading for heading in headings[:-1]]):
            found.append((under_word, "above", word, acts))
        if word in known.title:
            found.append((under_word, "title", word, acts))
    until = figure.facts.period.to if figure.facts.period else None
    if until and known.title_year:
        found.append((years_after_title, max(-2, min(2, int(until[:4]) - known.title_year))))
    if until and known.issued_on:
        found.append((after_issue, until > known.issued_on))
    return found


def under_word(name: str, word: str, acts: bool) -> list[str]:
    return [f"{name}={word}|{acts:d}"]


def years_after_title(years: int) -> list[str]:
    return [f"years={years}"]


def after_issue(is_future: bool) -> list[str]:
    return [f"future={is_future:d}"]


def with_state(features: list[str], state: str | None) -> list[str]:
    return [f"{feature}>{state}" for feature in features]
