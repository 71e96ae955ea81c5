"""A drawing surface of 1600 by 1000 units, smooth at the edges."""

import math
from collections.abc import Iterable, Sequence
from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 1000

# Drawn at three times the size and averaged down: Pillow itself draws hard edges.
_SCALE = 3

Point = tuple[float, float]


class Canvas:
    """Shapes are given in units from the top left; a fill is a colour, with alpha as #rrggbbaa."""

    def __init__(self, top: str, bottom: str = "") -> None:
        self._image = _gradient(top, bottom or top)
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def polygon(self, points: Iterable[Point], fill: str) -> None:
        self._draw.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=fill)

    def rectangle(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        self._draw.rectangle(_box(x, y, width, height), fill=fill)

    def rounded(self, x: float, y: float, width: float, height: float, radius: float, fill: str) -> None:
        self._draw.rounded_rectangle(_box(x, y, width, height), radius * _SCALE, fill=fill)

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        self.ellipse(x, y, radius, radius, fill)

    def ellipse(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        self._draw.ellipse(_box(x - across, y - down, 2 * across, 2 * down), fill=fill)

    def ring(self, x: float, y: float, radius: float, width: float, fill: str) -> None:
        """A circle's outline, its width measured inwards."""
        box = _box(x - radius, y - radius, 2 * radius, 2 * radius)
        self._draw.ellipse(box, outline=fill, width=round(width * _SCALE))

    def arc(self, x: float, y: float, radius: float, width: float, span: Point, fill: str) -> None:
        """Part of a ring, from one angle to another, clockwise in degrees from three o'clock."""
        box = _box(x - radius, y - radius, 2 * radius, 2 * radius)
        self._draw.arc(box, *span, fill=fill, width=round(width * _SCALE))

    def wedge(self, x: float, y: float, radius: float, span: Point, fill: str) -> None:
        box = _box(x - radius, y - radius, 2 * radius, 2 * radius)
        self._draw.pieslice(box, *span, fill=fill)

    def line(self, points: Sequence[Point], width: float, fill: str) -> None:
        """A line with round ends and joints."""
        scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
        self._draw.line(scaled, fill=fill, width=round(width * _SCALE), joint="curve")
        if len(fill) == len("#rrggbb"):  # a see-through cap would darken the end it overlaps
            for x, y in (points[0], points[-1]):
                self.circle(x, y, width / 2, fill)

    def file(self, name: str) -> ImageFile:
        buffer = BytesIO()
        self._image.reduce(_SCALE).save(buffer, "PNG", compress_level=4)
        buffer.seek(0)
        return ImageFile(buffer, name=f"{name}.png")


def wave(
    start: Point, end_x: float, height: float, length: float, *, phase: float = 0, step: float = 8
) -> list[Point]:
    """Points along a wavy line from a start to the right."""
    x, y = start
    count = int((end_x - x) / step)
    return [
        (x + step * n, y + height * math.sin(2 * math.pi * (step * n / length + phase)))
        for n in range(count + 1)
    ]


def around(x: float, y: float, radius: float, degrees: float) -> Point:
    """The point at an angle on a circle, clockwise from three o'clock."""
    angle = math.radians(degrees)
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def bezier(start: Point, bend: Point, end: Point, steps: int = 40) -> list[Point]:
    """Points along a curve that leaves its start towards the bend and reaches its end from there."""

    def at(t: float, axis: int) -> float:
        return (1 - t) ** 2 * start[axis] + 2 * t * (1 - t) * bend[axis] + t**2 * end[axis]

    return [(at(n / steps, 0), at(n / steps, 1)) for n in range(steps + 1)]


def _box(x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
    return x * _SCALE, y * _SCALE, (x + width) * _SCALE, (y + height) * _SCALE


def _gradient(top: str, bottom: str) -> Image.Image:
    """From one colour to another, first as a line of pixels: stretching it is quicker than blending."""
    mask = Image.linear_gradient("L").resize((1, HEIGHT * _SCALE))
    blend = Image.composite(Image.new("RGB", mask.size, bottom), Image.new("RGB", mask.size, top), mask)
    return blend.resize((WIDTH * _SCALE, HEIGHT * _SCALE), Image.Resampling.NEAREST)
