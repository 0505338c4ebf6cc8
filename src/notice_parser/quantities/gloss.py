"""112千公顷(168万亩): a bracket right behind a figure that holds the same in another unit."""

from __future__ import annotations

from msgspec.structs import replace

from notice_parser.quantities.shape import Clause, Statement
from notice_parser.wording.model import QuantityClaim
from notice_parser.wording.tokens import Token

GLOSS_KINDS = frozenset({"figure", "link", "adverb", "mark"})


def glossing_figure(clause: Clause, found: list[Statement]) -> Token | None:
    """The figure of a clause that glosses the last one found, or None."""
    if clause.depth == 0 or not found:
        return None
    figures = [token for token in clause.tokens if token.kind == "figure"]
    if len(figures) != 1 or {token.kind for token in clause.tokens} - GLOSS_KINDS:
        return None
    beside = found[-1].figure.end + 2 >= clause.start
    return figures[0] if beside and not figures[0].inner else None


def gloss(figure: Token, number: int, found: list[Statement]) -> Statement:
    """The statement of the figure before, told of this one."""
    assert isinstance(figure.claim, QuantityClaim)
    reasons = {"all": "glosses the figure before: the same in another unit"}
    return replace(found[-1], figure=figure.claim, clause=number, reasons=reasons)
