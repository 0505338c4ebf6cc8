"""What a change is measured against, joined to one token: 比2019年, 较“十三五”时期, 较巡察前, 与上年."""

from __future__ import annotations

from notice_parser.quantities.language import Language
from notice_parser.quantities.runs import join_runs
from notice_parser.wording.tokens import Token

LONGEST_BASIS = 5
MANNER = "manner"


def join_bases(language: Language, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The same tokens; a basis keeps the claim of the period in it."""

    def make(first: int, end: int) -> Token:
        claim = tokens[first + 1].claim if tokens[first + 1].kind == "period" else None
        return Token("basis", tokens[first].start, tokens[end - 1].end, claim)

    return join_runs(tokens, lambda index: basis_end(language, tokens, index), make)


def basis_end(language: Language, tokens: tuple[Token, ...], index: int) -> int | None:
    """Where the basis that begins at `index` ends, or None where none begins."""
    word, particles = language.word(tokens[index]), language.particles
    if word in particles.comparing:
        return end_before_change(language, tokens, index) or end_of_period(language, tokens, index)
    if word in particles.likening:
        end = end_before_flat(language, tokens, index) or end_at_tail(language, tokens, index)
        if end is None and (period := end_of_period(language, tokens, index)) is not None:
            end = period if period > index + 2 else None
        return end
    return None


def before_adverbs(tokens: tuple[Token, ...], first: int, end: int) -> int | None:
    """与上年 in 与上年基本持平: where a basis ends, without what says how much it is so; None where nothing is left."""
    while end > first and tokens[end - 1].kind == MANNER:
        end -= 1
    return end if end > first else None


def end_of_period(language: Language, tokens: tuple[Token, ...], index: int) -> int | None:
    """比2019年, 与2019年相比."""
    if index + 1 >= len(tokens) or tokens[index + 1].kind != "period":
        return None
    end = index + 2
    if end < len(tokens) and language.word(tokens[end]) in language.particles.basis_tails:
        end += 1
    return end


def end_before_change(language: Language, tokens: tuple[Token, ...], index: int) -> int | None:
    """较巡察前 in 较巡察前提高5%: the words between 较 and a change word, where no period or quantity stands."""
    kinds = language.kinds
    for end in range(index + 1, min(index + 1 + LONGEST_BASIS, len(tokens))):
        if tokens[end].kind in kinds.change or tokens[end].kind == "respectively":
            return before_adverbs(tokens, index + 1, end)
        if tokens[end].kind not in kinds.in_basis:
            return None
    return None


def end_at_tail(language: Language, tokens: tuple[Token, ...], index: int) -> int | None:
    """与上月相比: the words up to a tail that closes a basis."""
    for end in range(index + 1, min(index + 1 + LONGEST_BASIS, len(tokens))):
        if language.word(tokens[end]) in language.particles.basis_tails:
            return end + 1 if end > index + 1 else None
        if tokens[end].kind not in language.kinds.in_flat_basis:
            return None
    return None


def end_before_flat(language: Language, tokens: tuple[Token, ...], index: int) -> int | None:
    """与上年 in 与上年持平: the words before a quantity of no change."""
    for end in range(index + 1, min(index + 1 + LONGEST_BASIS, len(tokens))):
        if tokens[end].kind == "figure":
            words = language.word(tokens[end])
            is_flat = any(flat in words for flat in language.particles.flat)
            return before_adverbs(tokens, index + 1, end) if is_flat else None
        if tokens[end].kind not in language.kinds.in_flat_basis:
            return None
    return None
