"""What towns are made of."""

from cms.demo.illustrations.canvas import Canvas
from cms.demo.illustrations.palette import BARK, FOREST, NAVY

SHADE = "#0d214922"


def gabled_house(
    canvas: Canvas,
    x: float,
    ground: float,
    width: float,
    height: float,
    wall: str,
    roof: str,
    window: str = NAVY,
) -> None:
    """A house seen from the front, its shaded side on the right."""
    top = ground - height
    canvas.rectangle(x, top, width, height, wall)
    canvas.rectangle(x + width * 0.78, top, width * 0.22, height, SHADE)
    canvas.polygon([(x - 6, top + 1), (x + width / 2, top - width * 0.42), (x + width + 6, top + 1)], roof)
    windows(canvas, x, top, width, height, window)


def stepped_house(
    canvas: Canvas, x: float, ground: float, width: float, height: float, wall: str, window: str
) -> None:
    """A town house whose gable rises in steps, with a door and a row of windows to each floor."""
    top = ground - height
    canvas.rectangle(x, top, width, height, wall)
    steps = 4
    for n in range(1, steps + 1):
        inset = width / 2 * n / (steps + 1)
        canvas.rectangle(x + inset, top - n * 26, width - 2 * inset, 27, wall)
    canvas.rectangle(x + width * 0.84, top, width * 0.16, height, SHADE)
    for floor in range(int((height - 110) // 92)):
        for column in range(3):
            left, y = x + 22 + column * 50, top + 24 + floor * 92
            canvas.rounded(left, y, 34, 58, 3, window)
            canvas.rectangle(left, y + 27, 34, 4, "#ffffffb0")
            canvas.rectangle(left + 15, y, 4, 58, "#ffffffb0")
    canvas.circle(x + width / 2, top - 38, 15, window)
    canvas.rounded(x + width / 2 - 26, ground - 96, 52, 96, 8, BARK)
    canvas.circle(x + width / 2 + 15, ground - 46, 4, "#e9b95b")


def windows(canvas: Canvas, x: float, top: float, width: float, height: float, fill: str) -> None:
    """Two windows to a floor, as many floors as fit."""
    pane = width * 0.17
    for floor in range(max(1, int(height // 52))):
        y = top + 18 + floor * 48
        for share in (0.2, 0.56):
            canvas.rounded(x + width * share, y, pane, 27, 3, fill)


def poplar(canvas: Canvas, x: float, ground: float, height: float, fill: str) -> None:
    canvas.rectangle(x - 3, ground - height * 0.2, 6, height * 0.2, BARK)
    canvas.ellipse(x, ground - height * 0.56, height * 0.15, height * 0.44, fill)


def round_tree(canvas: Canvas, x: float, ground: float, height: float, fill: str) -> None:
    """A broad crown on a trunk, lit from the left."""
    radius = height * 0.34
    canvas.rectangle(x - height * 0.03, ground - height * 0.42, height * 0.06, height * 0.42, BARK)
    for dx, dy, share in ((-0.5, 0.1, 0.66), (0.5, 0.12, 0.66), (0, -0.35, 0.8), (0, 0.25, 0.78)):
        canvas.circle(x + dx * radius, ground - height * 0.62 + dy * radius, radius * share, fill)
    canvas.circle(x - radius * 0.3, ground - height * 0.72, radius * 0.42, "#ffffff26")


def fir(canvas: Canvas, x: float, ground: float, height: float) -> None:
    """A conifer under snow."""
    canvas.rectangle(x - 4, ground - height * 0.2, 8, height * 0.2, BARK)
    for share, spread in ((0.15, 0.3), (0.38, 0.24), (0.6, 0.17)):
        foot, tip = ground - height * share, ground - height * (share + 0.4)
        canvas.polygon([(x - height * spread, foot), (x, tip), (x + height * spread, foot)], FOREST)
        canvas.polygon([(x - height * spread * 0.45, tip + height * 0.18), (x, tip), (x, foot)], "#ffffffd0")
