"""A clause with its bases, organs and places joined and its doubtful words settled, before the frames look at it."""

from __future__ import annotations

from msgspec.structs import replace

from notice_parser.pack import Pack
from notice_parser.quantities.bases import join_bases
from notice_parser.quantities.names import join_names
from notice_parser.quantities.settle import settle
from notice_parser.quantities.shape import Clause


def join_leads(text: str, clause: Clause, pack: Pack) -> Clause:
    """The same clause; what is joined keeps its outer places."""
    tokens = join_bases(text, clause.tokens, pack.particles)
    tokens = settle(text, tokens, pack.particles)
    return replace(clause, tokens=join_names(text, tokens, pack.nouns, pack.particles))
