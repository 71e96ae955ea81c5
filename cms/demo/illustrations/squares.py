"""Where a town comes together: its square, its boulevard."""

from cms.demo.illustrations.canvas import HEIGHT, WIDTH, Canvas, bezier
from cms.demo.illustrations.figures import SKINS
from cms.demo.illustrations.houses import gabled_house, round_tree
from cms.demo.illustrations.palette import (
    AZURE,
    BARK,
    BLUE,
    CLAY,
    CREAM,
    FOREST,
    GREEN,
    INK,
    MEADOW,
    MIST,
    NAVY,
    OCHRE,
    PAPER,
    RED,
    SAGE,
    SAND,
    SKY,
    STRAW,
    TERRACOTTA,
    UMBER,
)


def square() -> Canvas:
    canvas = Canvas("#cfe3ee", "#f6f1e4")
    for n in range(4):
        gabled_house(canvas, 20 + n * 140, 720, 124, 210 + n * 53 % 90, (SAND, CREAM)[n % 2], TERRACOTTA)
        gabled_house(canvas, 1040 + n * 140, 720, 124, 230 + n * 71 % 90, (PAPER, SAND)[n % 2], CLAY)
    _town_hall(canvas)
    canvas.rectangle(0, 720, WIDTH, 280, SAND)
    canvas.polygon([*bezier((0, 800), (800, 700), (1600, 800)), (1600, 1000), (0, 1000)], CREAM)
    colours = (NAVY, RED, STRAW, GREEN, AZURE, TERRACOTTA)
    for start, bend, end in (((0, 90), (420, 330), (800, 150)), ((800, 150), (1180, 330), (1600, 90))):
        line = bezier(start, bend, end, steps=28)
        canvas.line(line, 4, BARK)
        for n, (x, y) in enumerate(line[1:-1:2]):
            canvas.polygon([(x - 21, y), (x + 21, y), (x, y + 58)], colours[n % len(colours)])
    for n in range(17):
        _person(canvas, 90 + n * 89 + n * 37 % 40, 812 + n * 67 % 120, 1.1 + n * 0.31 % 0.35, colours[n % 6])
    return canvas


def boulevard() -> Canvas:
    canvas = Canvas("#f7e7cf", "#fdf6ea")
    canvas.circle(800, 330, 240, "#ffffff66")
    _market_hall(canvas)
    canvas.polygon([(0, 760), (WIDTH, 760), (WIDTH, HEIGHT), (0, HEIGHT)], SAGE)
    canvas.polygon([(700, 760), (900, 760), (1310, HEIGHT), (290, HEIGHT)], SAND)
    for n in range(5):
        top, bottom = 768 + n * n * 11, 784 + n * n * 11 + n * 7
        canvas.polygon(
            [(796 - n * 2, top), (804 + n * 2, top), (806 + n * 3, bottom), (794 - n * 3, bottom)], PAPER
        )
    for n in range(5):
        size = 0.55 + n * 0.27
        offset = 135 + n * 62 + n * n * 22
        for x in (800 - offset - 40, 800 + offset + 40):
            round_tree(canvas, x, 764 + n * n * 12, 250 * size, (FOREST, GREEN, MEADOW)[n % 3])
    return canvas


def _town_hall(canvas: Canvas) -> None:
    canvas.rectangle(590, 400, 420, 320, PAPER)
    canvas.polygon([(570, 402), (800, 290), (1030, 402)], NAVY)
    canvas.rectangle(762, 190, 76, 150, CREAM)
    canvas.polygon([(754, 192), (800, 110), (846, 192)], NAVY)
    canvas.circle(800, 250, 26, INK)
    canvas.circle(800, 250, 20, PAPER)
    canvas.line([(800, 250), (800, 236)], 4, INK)
    canvas.line([(800, 250), (811, 256)], 4, INK)
    for n in range(5):
        canvas.rounded(622 + n * 78, 440, 42, 88, 20, BLUE)
        if n != 2:
            canvas.rounded(622 + n * 78, 580, 42, 88, 6, BLUE)
    canvas.rounded(766, 570, 68, 150, 34, UMBER)


def _person(canvas: Canvas, x: float, ground: float, size: float, coat: str) -> None:
    canvas.ellipse(x, ground, 30 * size, 7 * size, "#4b3a3024")
    canvas.rounded(x - 21 * size, ground - 84 * size, 42 * size, 84 * size, 20 * size, coat)
    canvas.circle(x, ground - 104 * size, 18 * size, SKINS[round(x) % len(SKINS)])
    canvas.arc(x, ground - 104 * size, 19 * size, 12 * size, (180, 360), BARK if round(x) % 2 else INK)


def _market_hall(canvas: Canvas) -> None:
    canvas.rectangle(380, 480, 840, 282, CREAM)
    for n in range(8):
        canvas.rounded(404 + n * 100, 560, 66, 240, 33, MIST if n % 2 else SKY)
    canvas.rectangle(370, 470, 860, 22, OCHRE)
    for x, radius in ((520, 88), (1080, 88), (800, 150)):
        canvas.rectangle(x - radius, 440 - radius * 0.2, radius * 2, 40 + radius * 0.2, PAPER)
        canvas.wedge(x, 442 - radius * 0.2, radius, (180, 360), NAVY if radius > 100 else BLUE)
        foot, tip = 442 - radius * 0.2, 442 - radius * 1.2
        for share in (-0.65, 0, 0.65):
            rib = bezier(
                (x, tip), (x + share * radius * 1.15, tip + radius * 0.2), (x + share * radius, foot)
            )
            canvas.polygon([*rib, (x + share * radius + 5, foot), (x + 4, tip)], "#ffffff50")
        canvas.rectangle(x - 4, tip - 58, 8, 60, OCHRE)
        canvas.circle(x, tip - 60, 10, STRAW)
