"""Illustrations drawn by code when the demo is loaded, each with the words that describe it."""

from collections.abc import Callable
from dataclasses import dataclass

from cms.demo.illustrations import signs, waters
from cms.demo.illustrations.canvas import Canvas


@dataclass(frozen=True)
class Illustration:
    """A drawing; its description is what a reader who cannot see it is told."""

    draw: Callable[[], Canvas]
    title: str
    description: str


ILLUSTRATIONS = {
    "bay": Illustration(
        waters.bay,
        "Town on a bay",
        "A small town with red roofs and a bell tower on a quay; sailing boats on the bay, hills behind",
    ),
    "wheel": Illustration(
        signs.wheel,
        "Wheel",
        "A wheel with sixteen spokes and a red hub, within a ring of coloured segments, on blue above green",
    ),
    "network": Illustration(
        signs.network,
        "Network",
        "Circles of different sizes in blue, green and yellow, joined by lines; one of them is red",
    ),
}
