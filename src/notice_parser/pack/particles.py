"""patterns/particles.yaml → short words and endings that steps look up one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from notice_parser.messages import say
from notice_parser.pack.schema import Schema

if TYPE_CHECKING:
    from notice_parser.pack.loading.reader import PackReader

FILE = "particles.yaml"


class ParticleList(Schema, frozen=True):
    what: str
    words: str


class ParticlesFile(Schema, frozen=True):
    particles: dict[str, ParticleList]


class Particles(Struct, frozen=True):
    """One set of words a list; the file says what each is for."""

    of: frozenset[str]
    comparing: frozenset[str]
    likening: frozenset[str]
    basis_tails: frozenset[str]
    flat: frozenset[str]
    doubling: frozenset[str]
    arriving: frozenset[str]
    perfect: frozenset[str]
    for_: frozenset[str]
    passive: frozenset[str]
    sentenced: frozenset[str]
    ventures: frozenset[str]
    every: frozenset[str]
    toward: frozenset[str]
    targets: frozenset[str]
    disposal: frozenset[str]
    plan_nouns: frozenset[str]
    each: frozenset[str]
    counters: frozenset[str]
    locatives: frozenset[str]
    within: frozenset[str]
    counted_from: frozenset[str]
    postpositions: frozenset[str]
    broad: frozenset[str]
    afterwards: frozenset[str]
    and_so_on: frozenset[str]
    accordance: frozenset[str]
    agentive: frozenset[str]
    causative: frozenset[str]
    making: frozenset[str]
    wrongful: frozenset[str]
    granted: frozenset[str]
    above: frozenset[str]
    below: frozenset[str]
    of_time: frozenset[str]
    of_plans: frozenset[str]
    reported: frozenset[str]
    measure_endings: frozenset[str]
    noun_endings: frozenset[str]


def load_particles(reader: PackReader) -> Particles:
    """Read particles.yaml. A list that is missing, or that no step uses, is an error."""
    file = reader.open(FILE, ParticlesFile)
    lists = file.data.particles
    names = [name.rstrip("_") for name in Particles.__struct_fields__]
    for name in sorted(set(names) ^ set(lists)):
        file.error(("particles", name), say("the list {name} is missing or not known", name=name), name)
    empty = ParticleList(what="", words="")
    return Particles(*(frozenset(lists.get(name, empty).words.split()) for name in names))
