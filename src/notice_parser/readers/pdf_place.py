"""The own measure of a PDF page → the one that is seen: from the left and from above, however the page is turned."""

from __future__ import annotations


class Placer:
    """Turns a box of a page's own measure into one that is seen: from the left and from above."""

    def __init__(self, box: tuple[float, float, float, float], rotation: int) -> None:
        self.left, self.low, self.right, self.high = box
        self.rotation = rotation % 360

    def place(self, left: float, low: float, right: float, high: float) -> tuple[float, float, float, float]:
        """From the left edge: where it begins and ends; from the upper edge: likewise."""
        if self.rotation == 90:
            return low - self.low, high - self.low, left - self.left, right - self.left
        if self.rotation == 180:
            return self.right - right, self.right - left, low - self.low, high - self.low
        if self.rotation == 270:
            return self.high - high, self.high - low, self.right - right, self.right - left
        return left - self.left, right - self.left, self.high - high, self.high - low
