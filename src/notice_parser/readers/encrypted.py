"""A Word document under a password → Source: msoffcrypto-tool unlocks it, then the DOCX reader reads it."""

from __future__ import annotations

import hashlib
import re
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec.structs import replace

from notice_parser.errors import UnreadableInput
from notice_parser.messages import install_command, say
from notice_parser.readers.formats import DOCX, detect_format
from notice_parser.spans import Source

if TYPE_CHECKING:
    from notice_parser.readers.opening import Input

NEEDED = ("msoffcrypto",)
# How often a password is hashed: Office writes 100,000, and a file may state any number.
MOST_SPINS = 2_000_000
SPINS = re.compile(rb'spinCount="\s{0,9}([0-9]{1,20})')


def read(found: Input) -> Source:
    """The text of the document inside. Raises UnreadableInput where the password is missing, wrong, or not enough."""
    if found.password is None:
        raise UnreadableInput(found.path, say("is locked; give its --password"))
    if any(find_spec(name) is None for name in NEEDED):
        command = install_command("password")
        what = say("is under a password, for which the extra [password] is needed: {command}", command=command)
        raise UnreadableInput(found.path, what)
    from notice_parser.readers.docx import read as read_docx

    raw = unlock(found, found.password)
    kind = detect_format(raw, found.path)
    if kind is not DOCX:
        raise UnreadableInput(
            found.path, say("holds {format}, which is not read; {remedy}", format=kind.label, remedy=kind.remedy)
        )
    return replace(read_docx(replace(found, raw=raw, format=kind)), sha256=hashlib.sha256(found.raw).hexdigest())


def unlock(found: Input, password: str) -> bytes:
    """The document without its password. Raises UnreadableInput."""
    import msoffcrypto
    from msoffcrypto.exceptions import InvalidKeyError

    if any(int(spins) > MOST_SPINS for spins in SPINS.findall(encryption_info(found))):
        raise UnreadableInput(
            found.path, say("hashes its password more than {most:,} times; it is not read", most=MOST_SPINS)
        )
    unlocked = BytesIO()
    try:
        file = msoffcrypto.OfficeFile(BytesIO(found.raw))
        file.load_key(password=password, verify_password=True)
        file.decrypt(unlocked)
    except InvalidKeyError:
        raise UnreadableInput(
            found.path, say("is locked, and the password does not open it; give another --password")
        ) from None
    except Exception:  # a damaged container makes it raise errors of many kinds
        raise UnreadableInput(found.path, say("is a damaged encrypted document; save it again and give that")) from None
    return unlocked.getvalue()


def encryption_info(found: Input) -> bytes:
    """How the document is encrypted, as it states itself. Raises UnreadableInput."""
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(found.raw)) as container:
            return bytes(container.openstream("EncryptionInfo").read())
    except Exception:  # olefile raises errors of many kinds
        raise UnreadableInput(found.path, say("is a damaged encrypted document; save it again and give that")) from None
