"""Rooms in which people learn, listen and decide."""

from cms.demo.illustrations.canvas import HEIGHT, WIDTH, Canvas, around, bezier
from cms.demo.illustrations.figures import SKINS, head_and_shoulders
from cms.demo.illustrations.palette import (
    AZURE,
    BARK,
    BLUE,
    CLAY,
    FOREST,
    GREEN,
    INK,
    MEADOW,
    NAVY,
    OCHRE,
    PAPER,
    RED,
    SAND,
    SKY,
    STRAW,
    TERRACOTTA,
    UMBER,
)


def chamber() -> Canvas:
    """A round of seats seen from above."""
    canvas = Canvas("#efe4cf", "#e2d2b4")
    x, y = WIDTH / 2, 900
    for radius, fill in ((860, "#e7d7b9"), (760, "#dcc79f"), (330, "#efe3cb")):
        canvas.wedge(x, y, radius, (180, 360), fill)
    seats = (NAVY, BLUE, NAVY, FOREST, BLUE, GREEN)
    for row, radius in enumerate(range(390, 760, 74)):
        canvas.arc(x, y, radius + 26, 12, (187, 353), UMBER)
        count = 13 + row * 4
        for n in range(count):
            angle = 190 + n * 160 / (count - 1)
            seat_x, seat_y = around(x, y, radius + 46, angle)
            taken = RED if (row, n) == (2, 13) else seats[(n * 5 + row * 3) % len(seats)]
            canvas.circle(seat_x, seat_y, 22, taken)
            canvas.circle(seat_x, seat_y - 3, 11, "#ffffff30")
    for angle in (218, 270, 322):
        canvas.line([around(x, y, 346, angle), around(x, y, 762, angle)], 30, "#efe3cb")
    canvas.rounded(560, 800, 480, 74, 26, UMBER)
    canvas.rounded(576, 806, 448, 46, 18, OCHRE)
    for n in range(5):
        canvas.rounded(604 + n * 88, 814, 44, 30, 4, PAPER)
        canvas.circle(626 + n * 88, 896, 24, INK if n == 2 else NAVY)
    canvas.rounded(738, 640, 124, 70, 12, UMBER)
    canvas.rounded(750, 648, 100, 40, 8, PAPER)
    canvas.line([(800, 690), (800, 650)], 5, INK)
    canvas.circle(800, 646, 9, INK)
    canvas.rectangle(0, 900, WIDTH, 100, "#d3bf97")
    for n in range(5):
        canvas.circle(626 + n * 88, 908, 24, INK if n == 2 else NAVY)
    return canvas


def classroom() -> Canvas:
    canvas = Canvas("#f8eed9", "#f3e4c6")
    _window(canvas, 90, 120)
    _blackboard(canvas)
    canvas.rectangle(0, 690, WIDTH, 310, "#d9b98a")
    canvas.rectangle(0, 690, WIDTH, 14, UMBER)
    for n in range(9):
        canvas.line([(n * 200, 704), (n * 260 - 240, HEIGHT)], 3, "#c5a273")
    _shelf(canvas, 1290, 210)
    coats = (RED, BLUE, GREEN, STRAW, TERRACOTTA, NAVY)
    for n in range(4):
        _pupil(canvas, 260 + n * 330, 740, 0.84, coats[n])
    for n in range(3):
        _pupil(canvas, 330 + n * 450, 900, 1.15, coats[n + 2])
    return canvas


def stage() -> Canvas:
    canvas = Canvas("#123163", "#1c4a8a")
    for x, lean in ((250, 260), (800, 0), (1350, -260)):
        canvas.polygon([(x - 20, 0), (x + 20, 0), (x + lean + 190, 720), (x + lean - 190, 720)], "#ffffff14")
    canvas.rounded(500, 110, 600, 330, 14, PAPER)
    canvas.rounded(516, 126, 568, 298, 8, SKY)
    for n in range(16):
        start = n * 22.5
        canvas.line([around(800, 275, 34, start), around(800, 275, 112, start)], 7, NAVY)
    canvas.ring(800, 275, 124, 14, NAVY)
    canvas.circle(800, 275, 34, RED)
    canvas.ellipse(800, 690, 700, 74, "#0d2149")
    canvas.ellipse(800, 672, 700, 74, OCHRE)
    canvas.ellipse(800, 668, 690, 68, SAND)
    for n, coat in enumerate((GREEN, RED, PAPER, STRAW)):
        head_and_shoulders(canvas, 470 + n * 220, 574, 0.92, coat, SKINS[n], (INK, BARK)[n % 2])
    canvas.rounded(350, 560, 900, 92, 14, UMBER)
    canvas.rectangle(350, 560, 900, 14, "#97725a")
    for n in range(4):
        canvas.line([(520 + n * 220, 566), (496 + n * 220, 524)], 5, INK)
        canvas.circle(494 + n * 220, 520, 10, INK)
        canvas.rounded(420 + n * 220, 590, 84, 30, 4, PAPER)
    for row, (y, size, fill) in enumerate(((800, 1.0, "#0d2149"), (900, 1.25, "#0a1a3b"))):
        for n in range(9 - row):
            x = 60 + n * 190 + row * 90
            head_and_shoulders(canvas, x, y + 60, size, fill, fill, fill)
    return canvas


def _window(canvas: Canvas, x: float, y: float) -> None:
    canvas.rounded(x, y, 330, 430, 8, PAPER)
    canvas.rectangle(x + 18, y + 18, 294, 394, SKY)
    canvas.circle(x + 230, y + 110, 44, "#f6c667")
    hill = bezier((x + 18, y + 330), (x + 150, y + 210), (x + 312, y + 320))
    canvas.polygon([*hill, (x + 312, y + 412), (x + 18, y + 412)], MEADOW)
    canvas.rectangle(x + 158, y + 18, 14, 394, PAPER)
    canvas.rectangle(x + 18, y + 200, 294, 14, PAPER)
    canvas.rounded(x - 16, y + 424, 362, 24, 6, OCHRE)
    canvas.polygon([(x + 60, y + 370), (x + 130, y + 370), (x + 118, y + 424), (x + 72, y + 424)], CLAY)
    for n in range(5):
        canvas.line([(x + 95, y + 372), around(x + 95, y + 372, 80, 220 + n * 25)], 12, GREEN)


def _blackboard(canvas: Canvas) -> None:
    canvas.rounded(520, 130, 680, 400, 10, UMBER)
    canvas.rectangle(538, 148, 644, 364, "#235c47")
    canvas.polygon([(620, 430), (700, 270), (780, 430)], "#ffffff00")
    canvas.line([(620, 430), (700, 270), (780, 430), (620, 430)], 6, "#e6efe6")
    canvas.ring(940, 350, 84, 6, "#e6efe6")
    for n in range(8):
        canvas.line([around(940, 350, 12, n * 45), around(940, 350, 78, n * 45)], 5, "#e6efe6")
    for n, width in enumerate((90, 64, 80)):
        canvas.rounded(1060, 280 + n * 54, width, 8, 4, "#f3d28b")
    for n in range(3):
        canvas.rounded(600 + n * 90, 200, 64, 8, 4, "#f3d28b")
    canvas.rounded(520, 524, 680, 16, 6, OCHRE)


def _shelf(canvas: Canvas, x: float, y: float) -> None:
    canvas.rounded(x, y, 250, 400, 8, OCHRE)
    spines = (NAVY, RED, GREEN, STRAW, AZURE, CLAY, FOREST, PAPER, BLUE)
    for row in range(3):
        canvas.rectangle(x + 14, y + 14 + row * 128, 222, 112, "#8b6a4b")
        left = x + 22
        for n in range(7):
            width, height = 22 + (n + row) * 11 % 12, 74 + (n * 3 + row) * 17 % 30
            canvas.rectangle(left, y + 126 + row * 128 - height, width, height, spines[(n * 2 + row * 3) % 9])
            left += width + 4
    canvas.circle(x + 120, y - 46, 46, BLUE)
    canvas.polygon(
        [*bezier((x + 86, y - 66), (x + 120, y - 80), (x + 126, y - 40)), (x + 96, y - 30)], MEADOW
    )
    canvas.rounded(x + 90, y - 8, 60, 10, 4, UMBER)


def _pupil(canvas: Canvas, x: float, y: float, size: float, coat: str) -> None:
    hairs = (BARK, INK, "#6b3f24", INK)
    n = round(x) % 4
    head_and_shoulders(canvas, x, y, size, coat, hairs[n], hairs[n])
    canvas.circle(x - 50 * size, y - 84 * size, 9 * size, SKINS[n])
    canvas.circle(x + 50 * size, y - 84 * size, 9 * size, SKINS[n])
    canvas.rounded(x - 150 * size, y + 16 * size, 300 * size, 22 * size, 8, UMBER)
    canvas.rounded(x - 150 * size, y + 6 * size, 300 * size, 20 * size, 8, "#b98d5d")
    canvas.rectangle(x - 130 * size, y + 36 * size, 14 * size, 120 * size, BARK)
    canvas.rectangle(x + 116 * size, y + 36 * size, 14 * size, 120 * size, BARK)
    canvas.rounded(x + 60 * size, y - 8 * size, 60 * size, 14 * size, 3, PAPER)
