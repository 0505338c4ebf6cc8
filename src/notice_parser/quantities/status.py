"""Done, under way, planned or not done: from the words beside the deed, else from what governs the sentence."""

from __future__ import annotations

from notice_parser.wording.tokens import Token

MARKS = {"negate": "not_done", "ongoing": "ongoing", "advancing": "ongoing", "plan": "planned", "done": "done"}


def find_status(words: list[Token], plan: str | None) -> tuple[str, str]:
    """(status, reason) of a deed. `words` are the tokens from the clause's start, or the figure before, to the figure."""
    kinds = [token.kind for token in words]
    for kind in ("negate", "ongoing", "plan", "done", "advancing"):
        if kind in kinds and not (kind == "advancing" and plan):
            return MARKS[kind], f"word of kind {kind} beside the deed"
    return ("planned", plan) if plan else ("done", "told without a mark")
