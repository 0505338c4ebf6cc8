"""Write docs/licences.md: what the installed program depends on, directly or through others, with ranges and licences.

`python tools/licences.py` writes the file; run it where all extras are installed. Direct dependencies and their ranges
are those of pyproject.toml, tested versions those of requirements.lock, licences those of the installed metadata.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs" / "licences.md"
# Extras that hold other extras, tools of the repository, or nothing any more.
LEFT_OUT = ("all", "dev", "learn", "xlsx")
# What metadata call a licence, in the words of SPDX; "BSD License" does not say which of them it is.
SPDX = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "The MIT License": "MIT",
}
INTRODUCTION = """# Licences

What an installed notice-parse depends on, directly or through others, with the licence that each package states in its
metadata. Made by `tools/licences.py`. *Range* is what pyproject.toml asks for, *tested* what requirements.lock pins;
what only others need has no range. On Windows and with another Python a package may be needed that is not listed.

The wheel of pypdfium2 carries PDFium and the libraries in it, with their licences in its `BUILD_LICENSES`. The wheel of
notice-parse carries words of jieba's dictionary, with its notice in `licenses/`. LibreOffice, which reads DOC and WPS
where it is installed, is a program of its own.
"""
HEAD = ("| package | range | tested | licence | needed by |", "|---|---|---|---|---|")


class Package(NamedTuple):
    """A package that is needed; `parents` are the names of those that need it."""

    name: str
    specifier: str
    tested: str
    licence: str
    parents: tuple[str, ...]


def licences_page() -> str:
    """The whole page as Markdown."""
    run_time = needed(direct_requirements())
    sections = [INTRODUCTION, *section("Always", run_time)]
    known = {each.name for each in run_time}
    for extra in extras():
        more = [each for each in needed(direct_requirements(extra)) if each.name not in known]
        sections += section(f"With the extra `[{extra}]`", more)
    return "\n".join(sections)


def section(title: str, packages: list[Package]) -> list[str]:
    return [f"## {title}", "", *HEAD, *(row(each) for each in packages), ""]


def row(package: Package) -> str:
    return "| " + " | ".join((*package[:4], ", ".join(package.parents))) + " |"


def project() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def extras() -> list[str]:
    return sorted(name for name in project()["optional-dependencies"] if name not in LEFT_OUT)


def direct_requirements(extra: str | None = None) -> list[Requirement]:
    """Those of every installation, or those of an extra alone."""
    given = project()
    return [Requirement(line) for line in (given["optional-dependencies"][extra] if extra else given["dependencies"])]


def needed(direct: list[Requirement]) -> list[Package]:
    """The packages that these need in all, by name. Raises PackageNotFoundError where one is not installed."""
    ranges = {normal_name(each.name): str(each.specifier) for each in direct}
    parents: dict[str, set[str]] = {name: set() for name in ranges}
    waiting = [*direct]
    while waiting:
        parent = waiting.pop()
        for child in requirements_of(parent):
            name = normal_name(child.name)
            if name not in parents or child.extras:
                waiting.append(child)
            parents.setdefault(name, set()).add(normal_name(parent.name))
    tested = pinned_versions()
    return [
        Package(name, ranges.get(name, ""), tested.get(name, ""), licence_of(distribution(name)), tuple(sorted(by)))
        for name, by in sorted(parents.items())
    ]


def requirements_of(parent: Requirement) -> list[Requirement]:
    """What a requirement with its extras needs on this system."""
    found = [Requirement(line) for line in distribution(parent.name).requires or ()]
    return [each for each in found if is_needed(each, parent.extras)]


def is_needed(requirement: Requirement, asked: set[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *asked))


def pinned_versions() -> dict[str, str]:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    return {normal_name(name): version for name, version in re.findall(r"(?m)^([\w.-]+)==(\S+)", lock)}


def licence_of(found: Distribution) -> str:
    """The licence as an SPDX expression where the metadata state one, else the name of it; never a whole text."""
    metadata = found.metadata
    stated = [metadata.get("License-Expression"), metadata.get("License")]
    classifiers = metadata.get_all("Classifier") or []
    stated += [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License :: ")]
    for name in stated:
        if name and "\n" not in name.strip() and name != "UNKNOWN":
            return SPDX.get(name.strip(), name.strip())
    return "not stated"


def normal_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    try:
        DOCS.write_text(licences_page(), "utf-8")
    except PackageNotFoundError as missing:
        print(f"{missing.name} is not installed: pip install -e '.[dev,all]'", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
