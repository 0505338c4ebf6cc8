"""patterns/*.yaml → Pack: every rule file read, validated and compiled.

What needs YAML or analyses patterns is in this folder. A start that finds the compiled rules never imports it.
"""

from __future__ import annotations

import hashlib
from difflib import get_close_matches
from pathlib import Path

from msgspec.structs import replace

from notice_parser.errors import PackError
from notice_parser.messages import say
from notice_parser.pack import Pack
from notice_parser.pack.checks import load_checks
from notice_parser.pack.compare import load_compare
from notice_parser.pack.contacts import load_contacts
from notice_parser.pack.dictionary import load_dictionary
from notice_parser.pack.edges import load_edges
from notice_parser.pack.features import load_features
from notice_parser.pack.folders import Layer, built_in_names
from notice_parser.pack.frames import load_frames
from notice_parser.pack.guards import load_guards
from notice_parser.pack.indicators import load_indicators
from notice_parser.pack.inspection import load_inspection
from notice_parser.pack.kinds import load_kinds
from notice_parser.pack.layout import load_layout
from notice_parser.pack.ledger import load_ledger
from notice_parser.pack.loading.reader import PackReader
from notice_parser.pack.loading.yaml_files import Position
from notice_parser.pack.markers import load_markers
from notice_parser.pack.messages import load_messages
from notice_parser.pack.modes import load_modes
from notice_parser.pack.modifiers import load_modifiers
from notice_parser.pack.nouns import load_nouns
from notice_parser.pack.numbers import load_numbers
from notice_parser.pack.particles import load_particles
from notice_parser.pack.parts import load_parts
from notice_parser.pack.per import load_per
from notice_parser.pack.periods import load_periods
from notice_parser.pack.readings import load_readings
from notice_parser.pack.references import load_references
from notice_parser.pack.signature import load_signature
from notice_parser.pack.tables import load_tables
from notice_parser.pack.units import load_units
from notice_parser.pack.words import load_words


def load_pack(folder: Path, over: tuple[Layer, ...] = ()) -> Pack:
    """Read and compile a folder of rules and those laid over it. Raises PackError with every error found."""
    reader = PackReader(folder, over)
    report_unknown_files(reader)
    reader.read_definitions()
    words = load_words(reader)
    numbers = load_numbers(reader)
    checks = load_checks(reader)
    features = load_features(reader)
    pack = Pack(
        fingerprint="",
        is_built_in=not reader.is_own,
        dictionary=load_dictionary(reader),
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
        frames=load_frames(reader, words.kinds),
        messages=load_messages(reader, checks.messages),
        checks=checks,
        modes=load_modes(reader),
        particles=load_particles(reader),
        parts=load_parts(reader),
        indicators=load_indicators(reader),
        readings=load_readings(reader, features),
        features=features,
        ledger=load_ledger(reader),
        compare=load_compare(reader),
    )
    if reader.errors:
        raise PackError(reader.errors)
    return with_fingerprint(pack, reader)


def with_fingerprint(pack: Pack, reader: PackReader) -> Pack:
    digest = hashlib.sha256(b"\1".join(sorted(reader.texts))).hexdigest()[:16]
    return replace(pack, fingerprint=digest)


def report_unknown_files(reader: PackReader) -> None:
    """Report each file that the parser does not read."""
    known = built_in_names()
    for layer in reader.over:
        for name in sorted(path.name for path in layer.folder.iterdir() if path.suffix in (".yaml", ".yml")):
            if name not in known:
                near = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
                reader.error_at(
                    Position(f"{layer.shown}/{name}", 1),
                    say("not a name of a rule file; did you mean {near}?", near=near[0])
                    if near
                    else say("not a name of a rule file"),
                )
