"""《…》 → the span of the document, its title and the document number that follows."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.pack.references import References


class FoundReference(Struct, frozen=True):
    """A document named in the view. `number` is the span of its document number or None; it is outside the claim."""

    start: int
    end: int
    title: tuple[int, int]
    number: tuple[int, int] | None
    kind: str


def find_references(text: str, references: References) -> list[FoundReference]:
    """All references in text order."""
    found = []
    for match in references.reference.finditer(text):
        number = references.number.match(text, match.end())
        found.append(
            FoundReference(
                start=match.start(),
                end=match.end(),
                title=match.span("title"),
                number=number.span("number") if number else None,
                kind=references.kind_of(match["title"]),
            )
        )
    return found
