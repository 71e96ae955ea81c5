"""Letters, reports, calendars."""

from cms.demo.illustrations.canvas import Canvas, around
from cms.demo.illustrations.palette import (
    BLUE,
    GREEN,
    INK,
    MEADOW,
    MIST,
    NAVY,
    PAPER,
    RED,
    SAGE,
    SAND,
    SKY,
    STRAW,
    TERRACOTTA,
)


def letters() -> Canvas:
    canvas = Canvas("#f4e9d4", "#ecdcbe")
    canvas.circle(1240, 240, 330, "#ffffff4a")
    for n, (x, y, size, fill) in enumerate(
        (
            (150, 560, 1.05, PAPER),
            (980, 610, 1.15, PAPER),
            (560, 420, 1.45, PAPER),
            (1130, 250, 0.8, SKY),
            (250, 210, 0.85, SAGE),
        )
    ):
        _envelope(canvas, x, y, size, fill, seal=(RED, GREEN, NAVY)[n % 3])
    _pen(canvas)
    return canvas


def report() -> Canvas:
    """A stack of printed pages, the upper one with a chart and lines of text."""
    canvas = Canvas("#d7e6df", "#c5dacf")
    canvas.circle(360, 800, 420, "#ffffff30")
    for n, shift in enumerate((70, 44, 20)):
        canvas.rounded(470 + shift, 110 + shift, 640, 820, 10, ("#b8c9bf", "#dfe6dc", "#f1efe4")[n])
    canvas.rounded(470, 110, 640, 820, 10, PAPER)
    canvas.rectangle(470, 110, 640, 200, NAVY)
    for n in range(16):
        canvas.line([around(590, 210, 18, n * 22.5), around(590, 210, 52, n * 22.5)], 4, PAPER)
    canvas.ring(590, 210, 58, 7, PAPER)
    canvas.rounded(700, 170, 320, 22, 11, PAPER)
    canvas.rounded(700, 214, 220, 16, 8, MIST)
    for n in range(4):
        canvas.rounded(530, 360 + n * 36, (510, 470, 500, 300)[n], 12, 6, "#d6d9d4")
    for n, height in enumerate((70, 104, 128, 168, 206)):
        canvas.rounded(550 + n * 64, 790 - height, 42, height, 4, (MEADOW, MEADOW, GREEN, GREEN, RED)[n])
    canvas.rectangle(530, 790, 330, 5, INK)
    canvas.wedge(960, 690, 90, (-90, 150), BLUE)
    canvas.wedge(960, 690, 90, (150, 225), STRAW)
    canvas.wedge(960, 690, 90, (225, 270), TERRACOTTA)
    canvas.circle(960, 690, 42, PAPER)
    for n in range(2):
        canvas.rounded(530, 830 + n * 34, (520, 380)[n], 12, 6, "#d6d9d4")
    canvas.polygon([(1030, 110), (1080, 110), (1080, 250), (1055, 226), (1030, 250)], RED)
    return canvas


def calendar() -> Canvas:
    """A wall calendar with one day marked, beside a clock."""
    canvas = Canvas("#17396f", "#24589c")
    canvas.circle(1240, 330, 420, "#ffffff0f")
    canvas.rounded(250, 170, 780, 700, 24, "#0d214980")
    canvas.rounded(230, 150, 780, 700, 24, PAPER)
    canvas.rounded(230, 150, 780, 150, 24, RED)
    canvas.rectangle(230, 260, 780, 50, RED)
    for n in range(6):
        canvas.rounded(310 + n * 116, 106, 22, 96, 11, SAND)
    for n in range(28):
        x, y = 280 + n % 7 * 102, 360 + n // 7 * 118
        fill = NAVY if n == 16 else SAGE if n in {8, 9, 10, 23} else "#efe6d4"
        canvas.rounded(x, y, 76, 84, 12, fill)
    for n in range(16):
        canvas.line([around(522, 638, 8, n * 22.5), around(522, 638, 24, n * 22.5)], 3, PAPER)
    canvas.ring(522, 638, 27, 4, PAPER)
    canvas.circle(1270, 560, 190, "#0d214960")
    canvas.circle(1256, 544, 190, SAND)
    canvas.circle(1256, 544, 164, PAPER)
    for n in range(12):
        canvas.line([around(1256, 544, 134, n * 30), around(1256, 544, 150, n * 30)], 8, INK)
    canvas.line([(1256, 544), around(1256, 544, 78, 210)], 13, INK)
    canvas.line([(1256, 544), around(1256, 544, 118, 300)], 9, NAVY)
    canvas.circle(1256, 544, 13, RED)
    return canvas


def _envelope(canvas: Canvas, x: float, y: float, size: float, fill: str, *, seal: str) -> None:
    width, height = 330 * size, 220 * size
    canvas.rounded(x + 12, y + 14, width, height, 10, "#4b3a3026")
    canvas.rounded(x, y, width, height, 10, fill)
    middle = (x + width / 2, y + height * 0.56)
    canvas.line([(x + 8, y + height - 8), middle], 3, "#d8c9ab")
    canvas.line([(x + width - 8, y + height - 8), middle], 3, "#d8c9ab")
    canvas.polygon([(x + 4, y + 4), (x + width - 4, y + 4), (x + width / 2, y + height * 0.62)], "#0d21491c")
    canvas.circle(x + width / 2, y + height * 0.56, 26 * size, seal)
    canvas.ring(x + width / 2, y + height * 0.56, 15 * size, 3 * size, PAPER)


def _pen(canvas: Canvas) -> None:
    canvas.line([(1010, 930), (1390, 740)], 40, NAVY)
    canvas.line([(1240, 815), (1290, 790)], 40, STRAW)
    canvas.polygon([(1019, 948), (1001, 912), (930, 968)], STRAW)
    canvas.line([(930, 968), (985, 940)], 3, INK)
