"""patterns/*.yaml → Pack: frozen, compiled once, with a fingerprint. A faulty pack stops the start."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from notice_parser.errors import PackError, UsageError
from notice_parser.pack.alternatives import Alternatives
from notice_parser.pack.checks import CheckRules, load_checks
from notice_parser.pack.contacts import Contacts, load_contacts
from notice_parser.pack.edges import EdgeRules, load_edges
from notice_parser.pack.frames import Frames, load_frames
from notice_parser.pack.guards import load_guards
from notice_parser.pack.inspection import InspectionRules, load_inspection
from notice_parser.pack.kinds import KindRules, load_kinds
from notice_parser.pack.layers import Layer
from notice_parser.pack.layout import LayoutRules, load_layout
from notice_parser.pack.markers import MarkerRules, load_markers
from notice_parser.pack.messages import Messages, load_messages
from notice_parser.pack.modes import Modes, load_modes
from notice_parser.pack.modifiers import Modifiers, load_modifiers
from notice_parser.pack.nouns import Nouns, load_nouns
from notice_parser.pack.numbers import Numbers, load_numbers
from notice_parser.pack.particles import Particles, load_particles
from notice_parser.pack.parts import PartWords, load_parts
from notice_parser.pack.per import PerRules, load_per
from notice_parser.pack.periods import Periods, load_periods
from notice_parser.pack.reading import PackReader, Place
from notice_parser.pack.references import References, load_references
from notice_parser.pack.signature import SignatureRules, load_signature
from notice_parser.pack.store import stored
from notice_parser.pack.tables import TableRules, load_tables
from notice_parser.pack.units import Units, load_units
from notice_parser.pack.words import Words, load_words

Folders = Sequence[str | Path] | str | Path | None


class Pack(Struct, frozen=True):
    """All rules in force, one field a file of patterns/."""

    fingerprint: str
    words: Words
    nouns: Nouns
    frames: Frames
    messages: Messages
    checks: CheckRules
    modes: Modes
    particles: Particles
    parts: PartWords
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


def built_in_folder() -> Path:
    """The folder of the rules that ship with the program: in the wheel, else beside the checkout."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "patterns"
    return shipped if shipped.is_dir() else package.parent.parent / "patterns"


def load_pack(folder: Path, over: tuple[Layer, ...] = ()) -> Pack:
    """Read and compile a folder of rules and those laid over it. Raises PackError with every fault found."""
    reader = PackReader(folder, over)
    name_strangers(reader)
    reader.read_definitions()
    words = load_words(reader)
    numbers = load_numbers(reader)
    pack = Pack(
        fingerprint="",
        layout=load_layout(reader),
        markers=load_markers(reader),
        edges=load_edges(reader),
        signature=load_signature(reader),
        tables=load_tables(reader),
        kinds=load_kinds(reader),
        inspection=load_inspection(reader),
        guards=load_guards(reader),
        contacts=load_contacts(reader),
        references=load_references(reader),
        periods=load_periods(reader, numbers.signs),
        per=load_per(reader),
        numbers=numbers,
        units=load_units(reader),
        modifiers=load_modifiers(reader),
        words=words,
        nouns=load_nouns(reader),
        frames=load_frames(reader, [kind.id for kind in words.kinds]),
        messages=load_messages(reader),
        checks=load_checks(reader),
        modes=load_modes(reader),
        particles=load_particles(reader),
        parts=load_parts(reader),
    )
    if reader.faults:
        raise PackError(reader.faults)
    return with_fingerprint(pack, reader)


def with_fingerprint(pack: Pack, reader: PackReader) -> Pack:
    from msgspec.structs import replace

    digest = hashlib.sha256(b"\1".join(sorted(reader.texts))).hexdigest()[:16]
    return replace(pack, fingerprint=digest)


@lru_cache(maxsize=1)
def built_in_pack() -> Pack:
    """The rules that ship with the program, from the store where they were compiled before."""
    folder = built_in_folder()
    return stored("rules", folder, lambda: load_pack(folder))


def pack_in(rules: Folders = None) -> Pack:
    """The rules in force where these folders were named. Raises PackError, UsageError where there is no such folder."""
    folder, over = layers_of(rules)
    return read_pack(folder, over) if over or folder != built_in_folder() else built_in_pack()


def layers_of(rules: Folders) -> tuple[Path, tuple[Layer, ...]]:
    """The folder that lies below all, and those over it. A folder with every file of rules has nothing below it.

    Raises UsageError for a folder that is not there.
    """
    base, over = built_in_folder(), list[Layer]()
    needed = {path.name for path in base.glob("*.yaml")}
    for given in (rules,) if isinstance(rules, str | Path) else rules or ():
        folder = Path(given)
        if not folder.is_dir():
            raise UsageError("--rules", f"{given} is no folder; name one that holds the files of rules")
        found = {path.name for path in folder.iterdir()}
        if not any(name.endswith((".yaml", ".yml")) for name in found):
            raise UsageError("--rules", f"{given} holds no file of rules; name them as the built-in ones, units.yaml")
        if needed <= found:
            base, over = folder.resolve(), []
        else:
            over.append(Layer(folder.resolve(), str(folder)))
    return base, tuple(over)


def name_strangers(reader: PackReader) -> None:
    """Note a fault for each file that no stage would read."""
    from difflib import get_close_matches

    known = {path.name for path in built_in_folder().glob("*.yaml")}
    for layer in reader.over:
        for name in sorted(path.name for path in layer.folder.iterdir() if path.suffix in (".yaml", ".yml")):
            if name not in known:
                near = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
                hint = f"; did you mean {near[0]}?" if near else ""
                reader.fault_at(Place(f"{layer.shown}/{name}", 1), f"no stage reads a file of this name{hint}")


@lru_cache(maxsize=4)
def read_pack(folder: Path, over: tuple[Layer, ...]) -> Pack:
    return load_pack(folder, over)
