"""ZIP packages that do not say when they were made: the same notice gives the same bytes."""

from __future__ import annotations

import io
import zipfile

PACKED_ON = (2000, 1, 1, 0, 0, 0)


def packed_again(package: bytes) -> bytes:
    """The same package with the same day on every part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, PACKED_ON), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
