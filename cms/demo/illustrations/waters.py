"""Places by the water: a bay, a gulf, a river."""

import math

from cms.demo.illustrations.canvas import HEIGHT, WIDTH, Canvas, bezier, wave
from cms.demo.illustrations.houses import fir, gabled_house, poplar
from cms.demo.illustrations.palette import (
    AZURE,
    BLUE,
    CLAY,
    CREAM,
    FOREST,
    GREEN,
    INK,
    NAVY,
    OCHRE,
    PAPER,
    RED,
    SAND,
    SKY,
    TERRACOTTA,
    UMBER,
)


def bay() -> Canvas:
    canvas = Canvas("#f6dfc0", "#fbf2e2")
    canvas.circle(1405, 300, 88, "#f3b562")
    _ridge(canvas, 420, (150, 520), (90, 230), 0.3, "#9fb6c9")
    _ridge(canvas, 500, (120, 640), (70, 310), 1.9, "#6f93b0")
    _ridge(canvas, 580, (85, 560), (45, 250), 4.4, "#3f6f8f")
    canvas.rectangle(0, 600, WIDTH, 400, AZURE)
    canvas.polygon([*wave((0, 690), WIDTH, 6, 400), (WIDTH, HEIGHT), (0, HEIGHT)], "#3f7fbb")
    canvas.polygon([*wave((0, 820), WIDTH, 8, 530, phase=0.4), (WIDTH, HEIGHT), (0, HEIGHT)], BLUE)
    for x, y, width in ((1410, 620, 120), (1384, 642, 70), (1420, 664, 150), (1396, 690, 60)):
        canvas.rounded(x - width / 2, y, width, 7, 3, "#f8d59a")
    canvas.polygon([*bezier((0, 560), (330, 560), (740, 668)), (0, 700)], FOREST)
    canvas.polygon([*bezier((0, 620), (420, 610), (770, 668)), (770, 690), (0, 690)], SAND)
    walls = (PAPER, "#f1d9b5", CREAM, "#eac79b", PAPER, "#f3e3c8", "#eed2a8")
    for n, wall in enumerate(walls):
        x, width = 36 + n * 92, 84 - n % 3 * 8
        gabled_house(canvas, x, 670, width, 96 + n * 37 % 60, wall, CLAY if n % 2 else TERRACOTTA)
    _bell_tower(canvas, 395, 676)
    for x, top in ((16, 560), (318, 520), (690, 574)):
        poplar(canvas, x, 680, 680 - top, GREEN)
    canvas.rectangle(0, 688, 770, 18, OCHRE)
    canvas.rectangle(0, 704, 770, 8, UMBER)
    _sailing_boat(canvas, 980, 790, 1.2)
    _sailing_boat(canvas, 1270, 730, 0.75)
    _sailing_boat(canvas, 620, 880, 1.5)
    return canvas


def winter_river() -> Canvas:
    canvas = Canvas("#c9d9e8", "#f4f1ec")
    canvas.circle(330, 300, 80, "#fff4dc")
    _ridge(canvas, 560, (40, 700), (22, 240), 0.8, "#b4c6d6")
    for n in range(8):
        x = 60 + n * 205
        gabled_house(canvas, x, 600, 120, 80 + n * 67 % 90, (CLAY, SAND, "#a8564a", CREAM)[n % 4], "#f7fafc")
    for x in (980, 1190):
        _spire(canvas, x, 600)
    for n in range(14):
        fir(canvas, 30 + n * 121 + n * 37 % 50, 622, 90 + n * 53 % 70)
    canvas.polygon([*wave((0, 606), WIDTH, 8, 620), (WIDTH, 700), (0, 700)], "#f7fafc")
    canvas.rectangle(0, 640, WIDTH, 360, "#5c86ab")
    canvas.polygon([*wave((0, 760), WIDTH, 7, 480), (WIDTH, HEIGHT), (0, HEIGHT)], "#476f97")
    _arched_bridge(canvas)
    for n in range(15):
        x, y = n * 293 % 1500 + 40, 800 + n * 97 % 150
        width = 70 + n * 41 % 110
        canvas.polygon(
            [
                (x, y),
                (x + width, y - 8),
                (x + width + 26, y + 10),
                (x + width * 0.6, y + 22),
                (x + 12, y + 16),
            ],
            "#e6eff6",
        )
    for n in range(90):
        canvas.circle(n * 379 % WIDTH, n * 233 % HEIGHT, 3 + n % 4, "#ffffffc8")
    return canvas


def _arched_bridge(canvas: Canvas) -> None:
    canvas.rectangle(0, 628, WIDTH, 34, NAVY)
    canvas.rectangle(0, 618, WIDTH, 10, "#f7fafc")
    for n in range(4):
        x = 200 + n * 400
        canvas.arc(x, 668, 188, 20, (180, 360), NAVY)
        for share in range(-3, 4):
            height = (188**2 - (share * 52) ** 2) ** 0.5
            canvas.rectangle(x + share * 52 - 4, 668 - height, 8, height - 10, NAVY)
        canvas.rectangle(x + 178, 640, 44, 190, "#d9d2c4")
        canvas.rectangle(x + 204, 640, 18, 190, "#b3ab9c")
    canvas.rectangle(0, 640, 22, 190, "#d9d2c4")


def _spire(canvas: Canvas, x: float, ground: float) -> None:
    canvas.rectangle(x, ground - 210, 62, 210, PAPER)
    canvas.rectangle(x + 42, ground - 210, 20, 210, "#d5dde4")
    canvas.polygon([(x - 4, ground - 208), (x + 31, ground - 330), (x + 66, ground - 208)], FOREST)
    canvas.rounded(x + 20, ground - 180, 22, 54, 11, NAVY)


def _ridge(
    canvas: Canvas,
    base: float,
    heights: tuple[float, float],
    lengths: tuple[float, float],
    phase: float,
    fill: str,
) -> None:
    """A range of hills: two waves added, so that no two summits are alike."""
    tall, long = heights
    small, short = lengths
    points = [
        (
            x,
            base
            - tall * math.sin(x / long * 2 + phase) ** 2
            - small * math.sin(x / short * 2 + phase * 2) ** 2,
        )
        for x in range(0, WIDTH + 1, 10)
    ]
    canvas.polygon([*points, (WIDTH, HEIGHT), (0, HEIGHT)], fill)


def _bell_tower(canvas: Canvas, x: float, ground: float) -> None:
    canvas.rectangle(x, ground - 235, 58, 235, PAPER)
    canvas.rectangle(x + 40, ground - 235, 18, 235, SAND)
    canvas.polygon([(x - 6, ground - 233), (x + 29, ground - 300), (x + 64, ground - 233)], CLAY)
    canvas.rounded(x + 18, ground - 212, 22, 46, 11, NAVY)
    canvas.rectangle(x - 4, ground - 150, 66, 7, OCHRE)


def _sailing_boat(canvas: Canvas, x: float, y: float, size: float) -> None:
    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * size, y + dy * size

    canvas.line([at(-9, 4), at(-9, -156)], 4 * size, UMBER)
    canvas.polygon([at(-4, -10), at(-6, -150), at(70, -10)], PAPER)
    canvas.polygon([at(-14, -10), at(-14, -120), at(-62, -10)], SKY)
    canvas.polygon([at(-80, 0), at(88, 0), at(60, 30), at(-56, 30)], INK)
    canvas.polygon([at(-80, 0), at(88, 0), at(82, 8), at(-72, 8)], RED)
    canvas.polygon([at(-44, 36), at(56, 36), at(24, 44), at(-16, 44)], "#ffffff2e")
