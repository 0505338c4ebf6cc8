"""patterns/particles.yaml → Particles: short words and endings that steps look for one by one."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.pack.reading import PackReader, Schema

PARTICLES_FILE = "particles.yaml"


class ParticleList(Schema):
    what: str
    words: str


class ParticlesFile(Schema):
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
    disposal: frozenset[str]
    each: frozenset[str]
    counters: frozenset[str]
    locatives: frozenset[str]
    counted_from: frozenset[str]
    behind: frozenset[str]
    broad: frozenset[str]
    afterwards: frozenset[str]
    accordance: frozenset[str]
    agentive: frozenset[str]
    causative: frozenset[str]
    making: frozenset[str]
    wrongful: frozenset[str]
    told: frozenset[str]
    measure_endings: frozenset[str]
    noun_endings: frozenset[str]


def load_particles(reader: PackReader) -> Particles:
    """Notes a fault for a list that is missing or that no step knows."""
    lists = reader.read(PARTICLES_FILE, ParticlesFile).particles
    names = [name.rstrip("_") for name in Particles.__struct_fields__]
    for name in sorted(set(names) ^ set(lists)):
        reader.fault(PARTICLES_FILE, ("particles", name), f"the list {name} is missing or not known", name)
    empty = ParticleList(what="", words="")
    return Particles(*(frozenset(lists.get(name, empty).words.split()) for name in names))
