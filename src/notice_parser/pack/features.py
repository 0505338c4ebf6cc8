"""features.yaml → what each feature of the evidence means, and which features may weigh for a field.

A feature is written `name=values`, a name alone where there is nothing to say but that it is so. Those of the words of
a span may have the letter of a side before them (`L:last=thing`); a weight for one status has it after (`any>done`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from notice_parser.messages import say
from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "features.yaml"
FIELDS = ("action", "measured", "actor", "scope", "period", "status", "part_of")
FRAMES = "frames"  # among the fields of a family: it weighs what the frames read, of whatever field
STATES = ("None", "done", "ongoing", "planned", "not_done")
NOTHING, ANY_MORE = "nothing", "…"
FORMS, PARTS = "; or ", " | "


class Feature(Schema, frozen=True):
    """`values`: what stands after the `=`, its parts with ` | ` between them, several forms with `; or `.

    A part `…` stands for any number of them, the form `nothing` for the name alone, as does no `values` at all.
    `match`: a text, one of its quantities, a value of a field, and the feature that is listed for it.
    """

    what: str
    match: tuple[dict[str, Any], ...]
    values: str = NOTHING


class Family(Schema, frozen=True):
    """Features that are listed together. `has_sides`: also for one side of the figure alone."""

    what: str
    fields: tuple[str, ...]
    has_sides: bool = False


class FeaturesFile(Schema, frozen=True):
    """`terms` says what the parts of values are."""

    terms: dict[str, str]
    families: dict[str, Family]
    features: dict[str, dict[str, Feature]]


class Meaning(Struct, frozen=True):
    what: str
    values: str

    def fits(self, feature: str) -> bool:
        """Has the feature as many values as one of the forms says?"""
        name, _, values = feature.partition("=")
        parts = 0 if name == feature else values.count("|") + 1
        return any(fits(form, parts) for form in self.values.split(FORMS))


def fits(form: str, parts: int) -> bool:
    named = [] if form == NOTHING else form.split(PARTS)
    return parts >= len(named) - 1 if named[-1:] == [ANY_MORE] else parts == len(named)


class Features(Struct, frozen=True, eq=False):
    """Meanings by family and name; which families weigh for a field, or for what the frames read; those with sides."""

    meanings: Mapping[str, Mapping[str, Meaning]]
    families: Mapping[str, tuple[str, ...]]
    sided: frozenset[str]

    def meaning(self, feature: str, field: str) -> Meaning | None:
        """What a feature of a field (or FRAMES) means; of two families with such a name, by how many values it has."""
        feature, side = without_side(without_state(feature) if field == "status" else feature)
        name = name_of(feature, field)
        families = [family for family in self.families[field] if not side or family in self.sided]
        found = [self.meanings[family][name] for family in families if name in self.meanings[family]]
        return next((one for one in found if one.fits(feature)), found[0] if found else None)

    def fields_of(self, family: str) -> tuple[str, ...]:
        """The fields that a family weighs for."""
        return tuple(field for field, families in self.families.items() if family in families)

    def is_known(self, feature: str, field: str) -> bool:
        return self.meaning(feature, field) is not None


def name_of(feature: str, field: str) -> str:
    """The name of a feature, without the letter of a side, its values and a status."""
    return without_side(without_state(feature) if field == "status" else feature)[0].partition("=")[0]


def without_side(feature: str) -> tuple[str, str]:
    """The feature and the letter of a side that stands before it."""
    return (feature[2:], feature[0]) if feature[1:2] == ":" else (feature, "")


def without_state(feature: str) -> str:
    return feature.rpartition(">")[0] if feature.rpartition(">")[2] in STATES else feature


def load_features(reader: PackReader) -> Features:
    """Read features.yaml. A family without features, or features without a family, is an error."""
    file = reader.open(FILE, FeaturesFile)
    for name in sorted(set(file.data.families) ^ set(file.data.features)):
        key = "families" if name in file.data.families else "features"
        file.error(
            (key, name), say("the family {name} has no features, or its features have no family", name=name), name
        )
    for name, family in file.data.families.items():
        for field in sorted(set(family.fields) - {*FIELDS, FRAMES}):
            file.error(("families", name, "fields"), say("{field} is not a field of a quantity", field=field), name)
    return Features(
        meanings={
            family: {name: Meaning(one.what, one.values) for name, one in features.items()}
            for family, features in file.data.features.items()
        },
        families={
            field: tuple(
                name for name, one in file.data.families.items() if field in one.fields and name in file.data.features
            )
            for field in (*FIELDS, FRAMES)
        },
        sided=frozenset(name for name, one in file.data.families.items() if one.has_sides),
    )
