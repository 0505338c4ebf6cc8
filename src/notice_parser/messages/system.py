"""What the system says of a failed operation, in the system's words, which the catalogue translates."""

from __future__ import annotations

import errno

from notice_parser.messages.message import say

REASONS = {
    errno.EACCES: say("Permission denied"),
    errno.EPERM: say("Permission denied"),
    errno.EROFS: say("Read-only file system"),
    getattr(errno, "EDQUOT", errno.ENOSPC): say("Disk quota exceeded"),  # Windows has no quota of that name
    errno.ENOSPC: say("No space left on device"),
    errno.ENOENT: say("No such file or directory"),
    errno.ENOTDIR: say("Not a directory"),
    errno.EISDIR: say("Is a directory"),
    errno.EEXIST: say("File exists"),
    errno.ENAMETOOLONG: say("File name too long"),
    errno.EBUSY: say("Device or resource busy"),
    errno.EIO: say("Input/output error"),
    errno.ELOOP: say("Too many levels of symbolic links"),
    errno.EMFILE: say("Too many open files"),
    errno.EINVAL: say("Invalid argument"),
    errno.EPIPE: say("Broken pipe"),
}


def reason_of(error: OSError) -> str:
    """Why an operation failed; in the system's own words where they are uncommon."""
    return REASONS.get(error.errno or 0) or error.strerror or str(error)
