"""A clause with its bases, organizations and places joined and its ambiguous words resolved, ready for the frames."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.quantities.bases import join_bases
from notice_parser.quantities.disambiguate import disambiguate, may_change
from notice_parser.quantities.joins import join_offences, join_pers, join_recipients, join_toward
from notice_parser.quantities.language import Language
from notice_parser.quantities.model import Clause
from notice_parser.quantities.names import join_caused, join_places, join_subjects


class Joiner(Struct, frozen=True):
    """Joins the clauses of one text. A join is only tried where a word is present that it begins with."""

    language: Language
    bases: frozenset[str]
    ambiguous: frozenset[str]
    causes: frozenset[str]

    def join(self, clause: Clause) -> Clause:
        """The same clause; joined tokens keep their outer offsets."""
        language, particles, tokens = self.language, self.language.particles, clause.tokens
        text = language.text
        words = [text[token.start : token.end] for token in tokens]
        if not self.bases.isdisjoint(words):
            tokens = join_bases(language, tokens)
            words = [text[token.start : token.end] for token in tokens]
        kinds = {token.kind for token in tokens}
        if may_change(language.kinds, kinds) or not self.ambiguous.isdisjoint(words):
            tokens = disambiguate(language, tokens, words, ambiguous=self.ambiguous)
            kinds = {token.kind for token in tokens}
        if not particles.each.isdisjoint([word[0] for word in words]):
            tokens = join_pers(language, tokens)
        if not particles.toward.isdisjoint(words):
            tokens = join_toward(language, tokens)
        if "transfer" in kinds:
            tokens = join_recipients(language, tokens)
        if "figure" in kinds:
            if not particles.wrongful.isdisjoint([word[:2] for word in words]):
                tokens = join_offences(language, tokens)
            tokens = join_places(language, tokens)
        if not self.causes.isdisjoint(words):
            tokens = join_caused(language, tokens)
        return Clause(join_subjects(language, tokens), clause.before, clause.depth)


def joiner_of(language: Language) -> Joiner:
    words = language.particles
    ambiguous = words.counted_from | words.postpositions | words.broad | words.locatives | words.sentenced | words.every
    return Joiner(
        language,
        bases=words.comparing | words.likening,
        ambiguous=ambiguous | words.and_so_on,
        causes=words.causative | words.agentive,
    )
