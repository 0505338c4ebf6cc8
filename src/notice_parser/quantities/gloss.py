"""112千公顷(168万亩): a bracket right after a quantity that holds the same in another unit."""

from __future__ import annotations

from msgspec.structs import replace

from notice_parser.pack.words import KindFeatures
from notice_parser.quantities.model import Clause, Role, Statement
from notice_parser.quantities.origins import Origin
from notice_parser.wording.model import QuantityClaim
from notice_parser.wording.tokens import Token


def glossing_figure(clause: Clause, found: list[Statement], kinds: KindFeatures) -> Token | None:
    """The quantity of a clause that glosses the last one found, or None."""
    if clause.depth == 0 or not found:
        return None
    figures = [token for token in clause.tokens if token.kind == "figure"]
    if len(figures) != 1 or not all(token.kind in kinds.in_gloss for token in clause.tokens):
        return None
    is_adjacent = found[-1].figure.end + 2 >= clause.start
    return figures[0] if is_adjacent and not figures[0].inner else None


def gloss(figure: Token, number: int, last: Statement) -> Statement:
    """The statement of the quantity before, made of this one."""
    assert isinstance(figure.claim, QuantityClaim)
    return replace(
        last,
        figure=figure.claim,
        clause=number,
        origin=Origin.GLOSS,
        measured=glossed(last.measured),
        action=glossed(last.action),
        actor=glossed(last.actor),
        scope=glossed(last.scope),
    )


def glossed(role: Role | None) -> Role | None:
    return None if role is None else Role(role.span, Origin.GLOSS)
