"""An image of a notice (PNG, JPEG, TIFF) → Source, through OCR; the pages of a TIFF one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from notice_parser.errors import UnreadableInput
from notice_parser.messages import say
from notice_parser.readers.page import Page
from notice_parser.readers.page_progress import report_page
from notice_parser.readers.set_source import source_of_pages
from notice_parser.spans import Source

if TYPE_CHECKING:
    from notice_parser.readers.opening import Input

MEDIA_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "tiff": "image/tiff"}
# An image of A3 at 400 dots per inch has 31 million dots.
MOST_DOTS = 60_000_000
MOST_PAGES = 500
DAMAGED = say("is a damaged image; scan it again and give that")


def read(found: Input) -> Source:
    """The words of an image. Raises UnreadableInput without --ocr or its extra, and for a damaged or too large one."""
    if not found.ocr:
        raise UnreadableInput(found.path, say("is {format}; try --ocr", format=found.format.label))
    from notice_parser.readers.ocr import refuse_if_missing

    refuse_if_missing(found.path)
    return source_of_pages(found, list(read_pages(found)), MEDIA_TYPES[found.format.name])


def read_pages(found: Input) -> Iterator[Page]:
    """The pages of an image, each unpacked, read and let go before the next."""
    import numpy
    from PIL import Image

    from notice_parser.readers.ocr import MOST_DOTS as MOST_READ
    from notice_parser.readers.ocr import read_image

    image = open_image(found, Image)
    total = getattr(image, "n_frames", 1)
    for number in range(MOST_PAGES):
        try:
            image.seek(number)
        except EOFError:
            return
        except (OSError, ValueError, SyntaxError):
            raise UnreadableInput(found.path, DAMAGED) from None
        width, height = image.size
        if width * height > MOST_DOTS:
            raise UnreadableInput(
                found.path, say("has more than {most:,} dots; scan it at 200 to 300 per inch", most=MOST_DOTS)
            )
        try:
            page = image.convert("RGB")
            page.thumbnail(size_within(width, height, MOST_READ))
            dots = numpy.asarray(page)
        except (OSError, ValueError, SyntaxError, MemoryError):
            raise UnreadableInput(found.path, DAMAGED) from None
        yield read_image(dots)
        report_page(found.path, number + 1, total)


def size_within(width: int, height: int, dots: int) -> tuple[int, int]:
    """The size of an image, made smaller so that it has no more dots than that."""
    shrink = min(1.0, (dots / (width * height)) ** 0.5)
    return max(1, int(width * shrink)), max(1, int(height * shrink))


def open_image(found: Input, library: Any) -> Any:
    """The image, of which no dot is unpacked yet. Raises UnreadableInput."""
    try:
        return library.open(BytesIO(found.raw), formats=[found.format.name.upper()])
    except (OSError, ValueError, SyntaxError, library.DecompressionBombError):
        raise UnreadableInput(found.path, DAMAGED) from None
