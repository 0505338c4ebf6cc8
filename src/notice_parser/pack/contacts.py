"""Phones, addresses, post codes; each rule has a group `value`."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.pack.alternatives import Alternatives


class Contacts(Struct, frozen=True):
    rules: Alternatives
    kind_of: dict[str, str]
