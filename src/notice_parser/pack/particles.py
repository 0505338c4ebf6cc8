"""Short words and endings that steps look for one by one."""

from __future__ import annotations

from msgspec import Struct


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
    reported: frozenset[str]
    measure_endings: frozenset[str]
    noun_endings: frozenset[str]
