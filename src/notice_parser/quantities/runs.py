"""Several tokens that are one: the walk that all such joins share."""

from __future__ import annotations

from collections.abc import Callable

from notice_parser.wording.tokens import Token


def join_runs(
    tokens: tuple[Token, ...], end_of: Callable[[int], int | None], make: Callable[[int, int], Token]
) -> tuple[Token, ...]:
    """Each run from an index to the end that `end_of` gives as the one token of `make`; other tokens stay."""
    result: list[Token] = []
    index = 0
    while index < len(tokens):
        end = end_of(index)
        if end is None:
            result.append(tokens[index])
            index += 1
        else:
            result.append(make(index, end))
            index = end
    return tuple(result)
