"""What towns are made of."""

from cms.demo.illustrations.canvas import Canvas
from cms.demo.illustrations.palette import BARK, NAVY

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
