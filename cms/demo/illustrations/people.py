"""People together."""

from cms.demo.illustrations.canvas import HEIGHT, WIDTH, Canvas, around
from cms.demo.illustrations.figures import SKINS, head_and_shoulders
from cms.demo.illustrations.palette import (
    AZURE,
    BARK,
    BLUE,
    FOREST,
    GREEN,
    INK,
    MEADOW,
    MIST,
    NAVY,
    PAPER,
    RED,
    STRAW,
    TERRACOTTA,
)


def conversation() -> Canvas:
    """Two people who talk, a bubble above each."""
    canvas = Canvas("#f6e3cb", "#f2d3b3")
    canvas.circle(800, 560, 470, "#ffffff40")
    _bubble(canvas, 250, 120, 520, 250, NAVY, tail=470)
    _bubble(canvas, 860, 150, 470, 230, GREEN, tail=1130)
    for n, width in enumerate((380, 300, 340)):
        canvas.rounded(320, 180 + n * 52, width, 18, 9, PAPER)
    for n, width in enumerate((330, 240)):
        canvas.rounded(930, 222 + n * 52, width, 18, 9, PAPER)
    head_and_shoulders(canvas, 470, 770, 2.3, RED, "#c98f63", BARK)
    head_and_shoulders(canvas, 1130, 790, 2.3, BLUE, "#8d5a3c", INK)
    canvas.rectangle(0, 900, WIDTH, 100, "#b9835a")
    canvas.rectangle(0, 900, WIDTH, 16, "#d7a274")
    for x in (720, 860):
        canvas.polygon([(x, 840), (x + 56, 840), (x + 48, 906), (x + 8, 906)], PAPER)
        canvas.ring(x + 60, 866, 18, 7, PAPER)
    return canvas


def circle_of_people() -> Canvas:
    """Young people in a ring seen from above, arms on each other's shoulders."""
    canvas = Canvas("#e6efe3", "#d2e3d2")
    x, y, count = WIDTH / 2, HEIGHT / 2, 10
    canvas.circle(x, y, 470, "#ffffff5c")
    canvas.circle(x, y, 200, "#ffffff80")
    coats = (RED, NAVY, STRAW, GREEN, TERRACOTTA, BLUE, PAPER, FOREST, "#8c4a6b", AZURE)
    seats = [around(x, y, 330, n * 360 / count - 90) for n in range(count)]
    for n, seat in enumerate(seats):
        following = seats[(n + 1) % count]
        canvas.line([seat, following], 44, coats[n])
    for n, (seat_x, seat_y) in enumerate(seats):
        turn = n * 360 / count - 90
        left, right = around(seat_x, seat_y, 62, turn + 90), around(seat_x, seat_y, 62, turn - 90)
        canvas.line([left, right], 104, coats[n])
    for n, (seat_x, seat_y) in enumerate(seats):
        turn = n * 360 / count + 90
        canvas.circle(seat_x, seat_y, 54, (INK, BARK, "#6b3f24")[n % 3])
        canvas.circle(*around(seat_x, seat_y, 22, turn), 34, SKINS[n % len(SKINS)])
    for n in range(16):
        canvas.line([around(x, y, 26, n * 22.5), around(x, y, 118, n * 22.5)], 8, RED)
    canvas.ring(x, y, 126, 14, RED)
    canvas.circle(x, y, 26, RED)
    return canvas


def workshop() -> Canvas:
    """A table seen from above, with papers and cups, and hands of several people."""
    canvas = Canvas("#dfe9e0", "#cfdfd3")
    canvas.rounded(230, 190, 1140, 620, 120, "#b98d5d")
    canvas.rounded(246, 196, 1108, 594, 110, "#d3a873")
    for n in range(5):
        canvas.rounded(290, 270 + n * 108, 1020, 4, 2, "#c39760")
    for x, y, width, height in (
        (420, 330, 200, 140),
        (720, 270, 150, 200),
        (980, 420, 220, 150),
        (560, 560, 180, 130),
    ):
        canvas.rectangle(x + 8, y + 8, width, height, "#4b3a3022")
        canvas.rectangle(x, y, width, height, PAPER)
        for line in range(int(height // 26) - 1):
            canvas.rounded(x + 18, y + 22 + line * 24, width * (0.8 - line % 3 * 0.14), 6, 3, MIST)
    _bar_sheet(canvas, 745, 560)
    for x, y, fill in ((350, 540, RED), (930, 300, NAVY), (1240, 330, GREEN)):
        canvas.circle(x + 5, y + 6, 38, "#4b3a3030")
        canvas.circle(x, y, 38, fill)
        canvas.circle(x, y, 28, BARK)
        canvas.ring(x + 44, y, 18, 8, fill)
    coats = (BLUE, TERRACOTTA, GREEN, STRAW, RED, NAVY)
    seats = (
        (480, 120, 90),
        (860, 110, 90),
        (1210, 130, 100),
        (420, 880, -90),
        (800, 890, -90),
        (1180, 880, -80),
    )
    for (x, y, turn), coat, skin in zip(seats, coats, SKINS, strict=True):
        _person_from_above(canvas, x, y, turn, coat, skin)
    return canvas


def _bubble(
    canvas: Canvas, x: float, y: float, width: float, height: float, fill: str, *, tail: float
) -> None:
    canvas.rounded(x, y, width, height, 60, fill)
    foot = y + height
    canvas.polygon([(tail - 40, foot - 8), (tail + 40, foot - 8), (tail, foot + 62)], fill)


def _person_from_above(canvas: Canvas, x: float, y: float, turn: float, coat: str, skin: str) -> None:
    for side in (-1, 1):
        shoulder = around(x, y, 74, turn + 90 * side)
        hand = around(*around(x, y, 118, turn), 46, turn + 90 * side)
        canvas.line([shoulder, hand], 40, coat)
        canvas.circle(*hand, 23, skin)
    canvas.line([around(x, y, 58, turn - 90), around(x, y, 58, turn + 90)], 92, coat)
    canvas.circle(x, y, 54, INK if coat in {BLUE, STRAW, RED} else BARK)
    canvas.circle(*around(x, y, 24, turn), 30, skin)


def _bar_sheet(canvas: Canvas, x: float, y: float) -> None:
    canvas.rectangle(x + 8, y + 8, 210, 150, "#4b3a3022")
    canvas.rectangle(x, y, 210, 150, PAPER)
    for n, (height, fill) in enumerate(((40, MEADOW), (66, GREEN), (88, BLUE), (112, RED))):
        canvas.rectangle(x + 24 + n * 44, y + 132 - height, 30, height, fill)
