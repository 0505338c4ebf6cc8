"""All rules in force: frozen, compiled once, with a fingerprint.

A module for each file of patterns/: its schema, the struct that the parser works with, and the function that makes the
latter. `loading/` reads YAML and analyses patterns; it is imported where the store does not hold the compiled rules.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from notice_parser.pack.alternatives import Alternatives
from notice_parser.pack.checks import CheckRules
from notice_parser.pack.compare import CompareRules
from notice_parser.pack.contacts import Contacts
from notice_parser.pack.dictionary import Dictionary
from notice_parser.pack.edges import EdgeRules
from notice_parser.pack.features import Features
from notice_parser.pack.folders import Folders, Layer, built_in_folder, layers_of
from notice_parser.pack.frames import Frames
from notice_parser.pack.indicators import IndicatorWords
from notice_parser.pack.inspection import InspectionRules
from notice_parser.pack.kinds import KindRules
from notice_parser.pack.layout import LayoutRules
from notice_parser.pack.ledger import LedgerRules
from notice_parser.pack.markers import MarkerRules
from notice_parser.pack.messages import Messages
from notice_parser.pack.modes import Modes
from notice_parser.pack.modifiers import Modifiers
from notice_parser.pack.nouns import Nouns
from notice_parser.pack.numbers import Numbers
from notice_parser.pack.particles import Particles
from notice_parser.pack.parts import PartWords
from notice_parser.pack.per import PerRules
from notice_parser.pack.periods import Periods
from notice_parser.pack.readings import Readings
from notice_parser.pack.references import References
from notice_parser.pack.signature import SignatureRules
from notice_parser.pack.store import stored
from notice_parser.pack.tables import TableRules
from notice_parser.pack.units import Units
from notice_parser.pack.words import Words


class Pack(Struct, frozen=True, eq=False):
    """All rules in force, one field per file of patterns/. Compared and cached by identity.

    `is_built_in` where no folder of own rules contributes: what is built from such rules may be stored.
    """

    fingerprint: str
    is_built_in: bool
    dictionary: Dictionary
    words: Words
    nouns: Nouns
    frames: Frames
    messages: Messages
    checks: CheckRules
    modes: Modes
    particles: Particles
    parts: PartWords
    indicators: IndicatorWords
    layout: LayoutRules
    markers: MarkerRules
    edges: EdgeRules
    signature: SignatureRules
    tables: TableRules
    kinds: KindRules
    inspection: InspectionRules
    guards: Alternatives
    contacts: Contacts
    references: References
    periods: Periods
    per: PerRules
    numbers: Numbers
    units: Units
    modifiers: Modifiers
    readings: Readings
    features: Features
    ledger: LedgerRules
    compare: CompareRules


@lru_cache(maxsize=1)
def built_in_pack() -> Pack:
    """The rules that ship with the program, read from the store where it holds them compiled."""
    folder = built_in_folder()

    def build() -> Pack:
        from notice_parser.pack.loading import load_pack

        return load_pack(folder)

    return stored("rules", folder, build)


def pack_in(rules: Folders = None) -> Pack:
    """The rules in force for these folders. Raises PackError, and UsageError where a folder does not exist."""
    folder, over = layers_of(rules)
    return read_pack(folder, over) if over or folder != built_in_folder() else built_in_pack()


@lru_cache(maxsize=4)
def read_pack(folder: Path, over: tuple[Layer, ...]) -> Pack:
    from notice_parser.pack.loading import load_pack

    return load_pack(folder, over)
