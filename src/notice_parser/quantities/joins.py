"""Words that belong together, joined to one token: each of what, misconduct that is counted, recipients."""

from __future__ import annotations

from notice_parser.quantities.language import Language
from notice_parser.quantities.names import LONGEST_NAME, LONGEST_PLACE, joined, name_of
from notice_parser.quantities.runs import join_runs
from notice_parser.wording.model import QuantityClaim
from notice_parser.wording.tokens import Token


def join_pers(language: Language, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """每人每月, 每千人口, 每个村: 每 with what each is."""

    def end_of(index: int) -> int | None:
        if language.text[tokens[index].start] not in language.particles.each or tokens[index].kind == "period":
            return None
        return min(per_end(language, tokens, index), next_figure(tokens, index))

    return join_runs(tokens, end_of, lambda first, end: Token("per", tokens[first].start, tokens[end - 1].end))


def next_figure(tokens: tuple[Token, ...], index: int) -> int:
    """Where the next quantity stands, which no join may take in; the end where none is within reach of a join."""
    last = min(len(tokens), index + LONGEST_NAME + 2)
    return next((i for i in range(index + 1, last) if tokens[i].kind == "figure"), len(tokens))


def per_end(language: Language, tokens: tuple[Token, ...], index: int) -> int:
    token, end = tokens[index], index + 1
    if language.text[token.end - 1] in language.particles.counters:
        return end + 1
    if token.end - token.start == 1 and end < len(tokens):
        word = language.word(tokens[end])
        return end + 2 if tokens[end].kind == "figure" or word in language.particles.counters else end + 1
    return end


def join_offences(language: Language, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """其中违规收送礼品礼金73起、违规吃喝58起: misconduct by which cases are counted is a name, not an action."""
    return join_runs(
        tokens,
        lambda index: offence_end(language, tokens, index),
        lambda first, end: Token("name", tokens[first].start, tokens[end - 1].end),
    )


def offence_end(language: Language, tokens: tuple[Token, ...], index: int) -> int | None:
    """Where the name of misconduct that begins at `index` ends, right before a number of cases."""
    opens = index == 0 or tokens[index - 1].kind in language.kinds.opens_item
    if not opens or language.text[tokens[index].start : tokens[index].start + 2] not in language.particles.wrongful:
        return None
    end = next_figure(tokens, index)
    if end == len(tokens) or end - index > LONGEST_NAME or any(t.kind == "mark" for t in tokens[index:end]):
        return None
    claim = tokens[end].claim
    return end if isinstance(claim, QuantityClaim) and claim.kind == "case" else None


def join_recipients(language: Language, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The organization right after a verb of handing over is who receives."""
    for index, token in enumerate(tokens):
        if token.kind != "transfer":
            continue
        for end in range(min(index + LONGEST_PLACE, len(tokens)), index + 1, -1):
            names = tokens[index + 1 : end]
            is_name = all(name.kind in language.kinds.in_name for name in names)
            if is_name and language.nouns.is_a("recipient", name_of(language, names)):
                return joined(tokens, index + 1, end, kind="recipient")
    return tokens


def join_toward(language: Language, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """向相关省转办, 利用空地建设: toward whom or by what something is done, as one token."""
    kinds = language.kinds
    for index, token in enumerate(tokens):
        if language.word(token) in language.particles.toward:
            end = index + 1
            while end < len(tokens) and end - index <= LONGEST_PLACE and tokens[end].kind in kinds.in_recipient:
                end += 1
            if index + 1 < end < len(tokens) and tokens[end].kind in kinds.after_recipient:
                return joined(tokens, index, end, kind="recipient")
    return tokens
