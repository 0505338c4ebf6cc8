"""《…》 → the document's place, its title and the document number that follows."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.pack.references import References


class FoundReference(Struct, frozen=True):
    """`number` is the place of the document number or None; it stands outside the claim."""

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
                match.start(), match.end(), match.span("title"),
                number.span("number") if number else None, references.kind_of(match["title"]),
            )
        )  # fmt: skip
    return found
