"""Control characters of a text → characters that a terminal shows and does not obey."""

from __future__ import annotations

import re

# A file may hold what moves the cursor, changes colours or titles, or types for the user: ESC and the C1 controls begin
# such sequences. Tabs and line ends remain, a carriage return only in a line end.
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
PICTURES, PICTURE_OF_DELETE, NO_PICTURE = 0x2400, "\u2421", "\ufffd"
DELETE = "\x7f"


def visible(text: str) -> str:
    """The text with a picture in place of each control character, as long as before."""
    return OBEYED.sub(picture, text)


def visible_bytes(data: bytes) -> bytes:
    """The same for a piece of UTF-8, which may begin or end inside a character."""
    text = data.decode("utf-8", "surrogateescape")
    return visible(text).encode("utf-8", "surrogateescape")


def picture(found: re.Match[str]) -> str:
    """ESC is ␛; the C1 controls have no picture."""
    control = found[0]
    if control == DELETE:
        return PICTURE_OF_DELETE
    return chr(PICTURES + ord(control)) if control < " " else NO_PICTURE
