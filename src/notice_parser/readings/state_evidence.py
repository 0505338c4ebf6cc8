"""Evidence for the status of a figure: done, ongoing, planned, not done, or none for levels."""

from __future__ import annotations

from notice_parser.readings.figures import Figure
from notice_parser.readings.knowledge import Knowledge

STATES: tuple[str | None, ...] = (None, "done", "ongoing", "planned", "not_done")
CUES = frozenset({"done", "ongoing", "negate", "plan", "advancing", "link", "remain", "among", "light"})
NEAR = 3  # characters between a cue and the action that count as beside it


def state_evidence(figure: Figure, known: Knowledge, headings: tuple[str, ...]) -> list[str]:
    """Features of the figure; with each state they make those of its candidates."""
    facts, action = figure.facts, figure.choice("action")
    acts = action is not None
    period = facts.period
    read = facts.frame.get("status") if facts.frames_count else "?"
    found = [
        "any",
        f"action={acts:d}|{facts.kind}",
        f"under={figure.view.is_under_plans:d}|{acts:d}",
        f"notice={known.notice_kind}|{acts:d}",
        f"modifier={facts.modifier}",
        f"per={facts.has_per:d}",
        f"period={period.shape if period else '-'}|{period.granularity if period else '-'}|{acts:d}",
        f"change={facts.has_change:d}",
        f"frame={read}",
        f"frame-action={read}|{acts:d}",
    ]
    found += cues(figure, action[0] if action else facts.start, acts)
    found += of_action(figure, known) if action else []
    found += of_others(figure, acts)
    found += of_headings(figure, known, headings, acts)
    found += [f"has-left={k}" for k in sorted({w.type.kind for w in figure.left})]
    return found + [f"has-right={k}" for k in sorted({w.type.kind for w in figure.right})]


def cues(figure: Figure, at: int, acts: bool) -> list[str]:
    """Words of aspect around the clause, by how far off and on which side of the action they stand."""
    found = []
    for word in figure.words[max(0, figure.begin - 25) : figure.stop + 8]:
        kind = word.type.kind
        if kind not in CUES:
            continue
        before = word.end <= at
        far = max(-2, min(1, word.clause - figure.clause))
        found += [f"cue={kind}|{far}|{before:d}|{acts:d}", f"cue-word={word.type.text}|{far}|{before:d}"]
        if before and at - word.end <= NEAR:
            found += [f"beside={kind}|{acts:d}", f"beside-word={word.type.text}"]
    return found


def of_action(figure: Figure, known: Knowledge) -> list[str]:
    action = figure.choice("action")
    word = known.type_of(action)
    after = known.text[action[1] : action[1] + 1]
    found = [
        f"word={word.text}",
        f"word-kind={word.kind}",
        f"right={action[0] >= figure.facts.end:d}",
        f"family={word.usage.family}",
        f"after={after if after in known.aspect_after else '_'}",
    ]
    if figure.earlier:
        last = figure.earlier[-1]
        found.append(f"as-last={last.choice('action') == action:d}|{last.choice('status')}")
    return found


def of_others(figure: Figure, acts: bool) -> list[str]:
    found = []
    if not acts and figure.earlier:
        found.append(f"last={figure.earlier[-1].choice('status')}")
    if figure.number:
        other = figure.all[figure.number - 1]
        found.append(f"before={other.choice('status')}|{acts:d}|{other.view is figure.view:d}")
    return found


def of_headings(figure: Figure, known: Knowledge, headings: tuple[str, ...], acts: bool) -> list[str]:
    found = []
    for word in known.heading_words:
        if headings and word in headings[-1]:
            found.append(f"heading={word}|{acts:d}")
        if any(word in heading for heading in headings[:-1]):
            found.append(f"above={word}|{acts:d}")
        if word in known.title:
            found.append(f"title={word}|{acts:d}")
    until = figure.facts.period.to if figure.facts.period else None
    if until and known.title_year:
        found.append(f"years={max(-2, min(2, int(until[:4]) - known.title_year))}")
    if until and known.issued_on:
        found.append(f"future={until > known.issued_on:d}")
    return found


def with_state(features: list[str], state: str | None) -> list[str]:
    return [f"{feature}>{state}" for feature in features]
