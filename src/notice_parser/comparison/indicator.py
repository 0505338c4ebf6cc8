"""The name of what a quantity states, made in this one place: the contract's `indicator` will replace it."""

from __future__ import annotations

from notice_parser.notice import Quantity, Quote


def indicator(figure: Quantity, by_id: dict[str, Quantity]) -> str:
    """Action and what is measured in reading order, a bare rate with what it is of; empty where nothing is said."""
    quotes = own_quotes(figure)
    whole = by_id.get(figure.part_of) if figure.part_of and figure.part_role in ("rate", "share") else None
    if whole is not None:
        quotes = [*([whole.measured] if whole.measured else own_quotes(whole)), *quotes]
    return "".join("".join(quote.text.split()) for quote in without_repeats(quotes))


def own_quotes(figure: Quantity) -> list[Quote]:
    return sorted(filter(None, (figure.action, figure.measured)), key=lambda quote: quote.start)


def without_repeats(quotes: list[Quote]) -> list[Quote]:
    """Without the quotes that lie within another one."""
    return [
        quote
        for index, quote in enumerate(quotes)
        if not any(
            other.start <= quote.start
            and quote.end <= other.end
            and (other is not quote and (len_of(other) > len_of(quote) or at < index))
            for at, other in enumerate(quotes)
        )
    ]


def len_of(quote: Quote) -> int:
    return quote.end - quote.start
