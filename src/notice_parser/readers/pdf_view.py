"""The coordinates of a PDF page → those that are seen: from the left and from above, however the page is rotated."""

from __future__ import annotations

from math import cos, radians

# What stands on a level line, as a cosine.
LEVEL = 0.98


class PageView:
    """Turns boxes in the coordinates of a page, with this box and rotation in degrees, into those that are seen."""

    def __init__(self, box: tuple[float, float, float, float], rotation: int) -> None:
        self.left, self.low, self.right, self.high = box
        self.rotation = rotation % 360

    def turn(self, left: float, low: float, right: float, high: float) -> tuple[float, float, float, float]:
        """The left and right edge of a box from the left of the page, then its upper and lower edge from the top."""
        if self.rotation == 90:
            return low - self.low, high - self.low, left - self.left, right - self.left
        if self.rotation == 180:
            return self.right - right, self.right - left, low - self.low, high - self.low
        if self.rotation == 270:
            return self.high - high, self.high - low, self.right - right, self.right - left
        return left - self.left, right - self.left, self.high - high, self.high - low

    def is_level(self, angle: float) -> bool:
        """Does a character that is turned by this angle, in radians, stand on a level line as it is seen?"""
        return abs(cos(angle - radians(self.rotation))) >= LEVEL
