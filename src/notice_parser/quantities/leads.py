"""A clause with its bases, organs and places joined and its doubtful words settled, before the frames look at it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.pack import Pack
from notice_parser.pack.nouns import Nouns
from notice_parser.pack.particles import Particles
from notice_parser.quantities.bases import join_bases
from notice_parser.quantities.names import (
    join_caused,
    join_offences,
    join_pers,
    join_places,
    join_recipients,
    join_subjects,
    join_toward,
)
from notice_parser.quantities.settle import settle
from notice_parser.quantities.shape import Clause


class Joiner(Struct, frozen=True):
    """Joins the clauses of one text. A join is only tried where a word is there that it begins with."""

    text: str
    nouns: Nouns
    particles: Particles
    bases: frozenset[str]
    doubtful: frozenset[str]
    causes: frozenset[str]

    def join(self, clause: Clause) -> Clause:
        """The same clause; what is joined keeps its outer places."""
        text, tokens, particles = self.text, clause.tokens, self.particles
        words = [text[token.start : token.end] for token in tokens]
        if not self.bases.isdisjoint(words):
            tokens = join_bases(text, tokens, particles)
            words = [text[token.start : token.end] for token in tokens]
        tokens = settle(text, tokens, words, particles, self.doubtful)
        kinds = {token.kind for token in tokens}
        if not particles.each.isdisjoint([word[0] for word in words]):
            tokens = join_pers(text, tokens, particles)
        if not particles.toward.isdisjoint(words):
            tokens = join_toward(text, tokens, particles)
        if "transfer" in kinds:
            tokens = join_recipients(text, tokens, self.nouns)
        if "figure" in kinds:
            if not particles.wrongful.isdisjoint([word[:2] for word in words]):
                tokens = join_offences(text, tokens, particles)
            tokens = join_places(text, tokens, self.nouns)
        if not self.causes.isdisjoint(words):
            tokens = join_caused(text, tokens, self.nouns, particles)
        return replace(clause, tokens=join_subjects(text, tokens, self.nouns))


def joiner_of(text: str, pack: Pack) -> Joiner:
    words = pack.particles
    bases = words.comparing | words.likening
    doubtful = words.counted_from | words.behind | words.broad | words.locatives | words.sentenced | words.every
    doubtful |= words.and_so_on
    return Joiner(text, pack.nouns, words, bases, doubtful, words.causative | words.agentive)
