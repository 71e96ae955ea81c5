"""Things that stand for things: the wheel, a network, building blocks."""

from cms.demo.illustrations.canvas import HEIGHT, WIDTH, Canvas, around
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
    SAGE,
    SAND,
    STRAW,
    TERRACOTTA,
    UMBER,
)

SPOKES = 16


def wheel() -> Canvas:
    canvas = Canvas(NAVY, BLUE)
    canvas.rectangle(0, HEIGHT / 2, WIDTH, HEIGHT / 2, FOREST)
    x, y = WIDTH / 2, HEIGHT / 2
    for radius in (1150, 950, 760, 580):
        canvas.circle(x, y, radius, "#ffffff0d")
    colours = (RED, STRAW, TERRACOTTA, PAPER)
    for n in range(SPOKES):
        start = n * 360 / SPOKES
        canvas.wedge(x, y, 400, (start + 1.2, start + 360 / SPOKES - 1.2), colours[n % len(colours)])
    canvas.circle(x, y, 322, NAVY)
    canvas.ring(x, y, 290, 26, PAPER)
    for n in range(SPOKES):
        angle = (n + 0.5) * 360 / SPOKES
        canvas.line([around(x, y, 60, angle), around(x, y, 275, angle)], 12, PAPER)
    canvas.circle(x, y, 78, PAPER)
    canvas.circle(x, y, 46, RED)
    return canvas


def network() -> Canvas:
    canvas = Canvas("#eef3f4", "#dfe9e4")
    nodes = [(n * 397 % 1440 + 80, n * n * 211 % 840 + 80) for n in range(1, 34)]
    spaced = [
        node for n, node in enumerate(nodes) if all(_distance(node, other) > 120 for other in nodes[:n])
    ]
    for n, node in enumerate(spaced):
        for other in sorted(spaced, key=lambda point: _distance(node, point))[1:4]:
            canvas.line([node, other], 5 if n % 3 else 9, MIST if n % 2 else SAGE)
    fills = (NAVY, GREEN, BLUE, MEADOW, STRAW)
    for n, (x, y) in enumerate(spaced):
        radius = 18 + n * 13 % 40
        canvas.circle(x, y, radius + 12, "#ffffffb0")
        canvas.circle(x, y, radius, RED if n == len(spaced) // 2 else fills[n % len(fills)])
        canvas.circle(x, y, radius * 0.36, PAPER)
    return canvas


def building_blocks() -> Canvas:
    """A town of stacked blocks, growing from left to right, with a crane that sets the next one."""
    canvas = Canvas("#dbe8f2", "#f4efe2")
    canvas.circle(330, 260, 110, "#f6d48e")
    canvas.rectangle(0, 850, WIDTH, 150, SAND)
    canvas.rectangle(0, 850, WIDTH, 12, UMBER)
    fills = (NAVY, AZURE, GREEN, MEADOW, TERRACOTTA, STRAW, PAPER, BLUE)
    for column, count in enumerate((1, 2, 2, 3, 4, 5)):
        for row in range(count):
            x, y = 170 + column * 170, 850 - (row + 1) * 118
            fill = fills[(column * 3 + row * 5) % len(fills)]
            canvas.rounded(x, y, 158, 114, 8, fill)
            canvas.rounded(x + 126, y, 32, 114, 8, "#0d214922")
            for n in range(2):
                canvas.rounded(x + 24 + n * 54, y + 32, 34, 48, 6, "#ffffffb8" if fill != PAPER else MIST)
    canvas.rectangle(1330, 150, 26, 700, RED)
    canvas.rectangle(760, 150, 700, 22, RED)
    canvas.polygon([(1343, 60), (1356, 150), (1330, 150)], RED)
    canvas.line([(1343, 70), (800, 152)], 5, BARK)
    canvas.line([(1343, 70), (1450, 152)], 5, BARK)
    canvas.rounded(1400, 170, 56, 60, 6, INK)
    for n in range(9):
        canvas.line([(1332, 190 + n * 72), (1354, 226 + n * 72)], 5, PAPER)
    canvas.line([(929, 172), (929, 96 + 90)], 5, BARK)
    canvas.rounded(850, 186, 158, 56, 8, STRAW)
    return canvas


def _distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5
