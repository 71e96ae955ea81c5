"""Streets and roofs."""

from cms.demo.illustrations.canvas import HEIGHT, WIDTH, Canvas, around, bezier, wave
from cms.demo.illustrations.houses import gabled_house, round_tree, stepped_house
from cms.demo.illustrations.palette import (
    AZURE,
    BARK,
    BLUE,
    CLAY,
    CREAM,
    GREEN,
    INK,
    MEADOW,
    NAVY,
    OCHRE,
    PAPER,
    RED,
    SAND,
    STRAW,
    TERRACOTTA,
    UMBER,
)


def canal() -> Canvas:
    canvas = Canvas("#cfe0ec", "#eef3f3")
    for x, y, size in ((220, 170, 1.2), (860, 110, 0.9), (1330, 210, 1.1)):
        _cloud(canvas, x, y, size)
    walls = (CLAY, SAND, "#a8483b", CREAM, TERRACOTTA, PAPER, "#8f4a3a", OCHRE)
    for n, wall in enumerate(walls):
        height = 330 + n * 97 % 150
        stepped_house(canvas, 24 + n * 196, 700, 180, height, wall, BARK if wall in {SAND, CREAM} else INK)
    canvas.rectangle(0, 700, WIDTH, 40, "#a99a86")
    canvas.rectangle(0, 740, WIDTH, 14, "#75695b")
    canvas.rectangle(0, 754, WIDTH, 246, "#3d6f95")
    for n, wall in enumerate(walls):
        canvas.rectangle(40 + n * 196, 754, 148, 90 + n * 61 % 80, f"{wall}40")
    for n in range(26):
        canvas.rounded(n * 331 % 1540, 776 + n * 47 % 205, 60 + n * 29 % 90, 6, 3, "#ffffff3c")
    for n in range(5):
        x = 112 + n * 344
        canvas.rectangle(x, 630, 8, 84, INK)
        canvas.circle(x + 4, 626, 15, STRAW)
    _barge(canvas, 500, 856)
    return canvas


def white_town() -> Canvas:
    canvas = Canvas("#bfdcec", "#f2f5ee")
    canvas.circle(250, 210, 84, "#f6c667")
    canvas.polygon([*bezier((820, 610), (1240, 330), (1600, 470)), (1600, 700), (700, 700)], "#b9c4a5")
    canvas.rectangle(0, 600, WIDTH, 400, AZURE)
    canvas.polygon([*wave((0, 640), WIDTH, 4, 300), (WIDTH, HEIGHT), (0, HEIGHT)], "#4b88c2")
    canvas.polygon([*bezier((380, 1000), (900, 470), (1600, 470)), (1600, 1000)], "#d9c59c")
    canvas.polygon([*bezier((560, 1000), (1080, 640), (1600, 610)), (1600, 1000)], "#c7b083")
    rows = ((1010, 560, 5), (900, 640, 6), (800, 730, 7), (720, 830, 7), (640, 940, 8))
    for row, (start, y, count) in enumerate(rows):
        for n in range(count):
            x = start + n * 128 + row * 13 % 40
            _cube(canvas, x, y - n * 10 + n * row * 37 % 24, 96 + n * 31 % 26, 74 + n * 43 % 34)
    _dome(canvas, 1216, 520)
    for x, y, size in ((900, 690, 60), (770, 800, 70), (690, 900, 84), (1330, 660, 66), (1180, 800, 72)):
        round_tree(canvas, x, y, size * 2, "#7d9a6d")
    for x, y in ((180, 720), (360, 660), (90, 860)):
        _fishing_boat(canvas, x, y)
    for n in range(12):
        canvas.rounded(n * 157 % 480 + 20, 690 + n * 71 % 290, 40 + n * 17 % 60, 6, 3, "#ffffff48")
    return canvas


def evening_street() -> Canvas:
    canvas = Canvas("#1b2f63", "#e9a06a")
    for n in range(40):
        canvas.circle(n * 431 % WIDTH, n * 173 % 330, 2 + n % 3, "#ffffffa8")
    moon = [around(1320, 190, 64, degrees) for degrees in range(30, 271, 4)]
    canvas.polygon([*moon, *bezier(moon[-1], (1290, 210), moon[0])], "#fbeccb")
    for n in range(9):
        gabled_house(canvas, n * 190 - 40, 760, 150, 210 + n * 83 % 120, "#33406e", "#27325c", "#46558a")
    walls = ("#57487a", "#6b4a6b", "#4a4f85", "#7a5266", "#51467c", "#68507a")
    for n, wall in enumerate(walls):
        height = 250 + n * 61 % 110
        gabled_house(canvas, 30 + n * 268, 850, 220, height, wall, INK, STRAW if n % 2 else "#f3d28b")
        canvas.rounded(118 + n * 268, 774, 46, 76, 6, CLAY if n % 2 else NAVY)
    canvas.rectangle(0, 850, WIDTH, 150, "#2a2c50")
    canvas.rectangle(0, 850, WIDTH, 12, "#8b7a86")
    for x in (260, 800, 1340):
        canvas.rectangle(x - 4, 690, 8, 180, INK)
        canvas.circle(x, 684, 78, "#ffdc8a24")
        canvas.circle(x, 684, 44, "#ffdc8a3c")
        canvas.circle(x, 684, 18, "#ffe9b8")
        canvas.ellipse(x, 900, 150, 26, "#ffdc8a2e")
    return canvas


def _cube(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.rectangle(x, y, width, height, PAPER)
    canvas.rectangle(x + width * 0.7, y, width * 0.3, height, "#d5dde4")
    canvas.rectangle(x - 4, y - 6, width + 8, 9, "#ffffff")
    canvas.rounded(x + width * 0.16, y + height * 0.26, width * 0.16, height * 0.3, 3, BLUE)
    canvas.rounded(x + width * 0.44, y + height * 0.44, width * 0.18, height * 0.56, 8, AZURE)


def _dome(canvas: Canvas, x: float, y: float) -> None:
    canvas.rectangle(x - 70, y - 40, 140, 110, PAPER)
    canvas.rectangle(x + 26, y - 40, 44, 110, "#d5dde4")
    canvas.wedge(x, y - 38, 62, (180, 360), BLUE)
    canvas.rounded(x - 18, y + 4, 36, 66, 18, NAVY)


def _fishing_boat(canvas: Canvas, x: float, y: float) -> None:
    canvas.polygon([(x, y), (x + 130, y), (x + 104, y + 34), (x + 22, y + 34)], PAPER)
    canvas.polygon([(x, y), (x + 130, y), (x + 122, y + 11), (x + 8, y + 11)], RED)
    canvas.line([(x + 60, y), (x + 60, y - 70)], 5, UMBER)
    canvas.rounded(x + 28, y + 40, 80, 6, 3, "#ffffff50")


def _cloud(canvas: Canvas, x: float, y: float, size: float) -> None:
    for dx, dy, radius in ((-64, 10, 34), (-20, -12, 48), (36, -2, 42), (78, 14, 28)):
        canvas.circle(x + dx * size, y + dy * size, radius * size, "#ffffff")
    canvas.rounded(x - 98 * size, y + 4 * size, 204 * size, 40 * size, 20 * size, "#ffffff")


def _barge(canvas: Canvas, x: float, y: float) -> None:
    canvas.polygon([(x, y), (x + 520, y), (x + 470, y + 66), (x + 40, y + 66)], INK)
    canvas.rectangle(x + 6, y, 508, 12, RED)
    canvas.rounded(x + 320, y - 84, 140, 86, 8, PAPER)
    for n in range(3):
        canvas.rounded(x + 336 + n * 40, y - 66, 28, 30, 4, NAVY)
    for n, colour in enumerate((GREEN, STRAW, MEADOW, TERRACOTTA)):
        canvas.rounded(x + 40 + n * 64, y - 42, 56, 44, 4, colour)
