"""patterns/particles.yaml → Particles: short words and endings that steps look for one by one."""

from __future__ import annotations

from notice_parser.pack.loading.reader import PackReader, Schema
from notice_parser.pack.particles import Particles

PARTICLES_FILE = "particles.yaml"


class ParticleList(Schema):
    what: str
    words: str


class ParticlesFile(Schema):
    particles: dict[str, ParticleList]


def load_particles(reader: PackReader) -> Particles:
    """Notes a fault for a list that is missing or that no step knows."""
    lists = reader.read(PARTICLES_FILE, ParticlesFile).particles
    names = [name.rstrip("_") for name in Particles.__struct_fields__]
    for name in sorted(set(names) ^ set(lists)):
        reader.fault(PARTICLES_FILE, ("particles", name), f"the list {name} is missing or not known", name)
    empty = ParticleList(what="", words="")
    return Particles(*(frozenset(lists.get(name, empty).words.split()) for name in names))
