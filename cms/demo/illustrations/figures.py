"""People, drawn so that nobody in particular is meant."""

from cms.demo.illustrations.canvas import Canvas

SKINS = ("#e8b98d", "#8d5a3c", "#c98f63", "#f0c9a2", "#b97f56", "#a0683f")


def head_and_shoulders(
    canvas: Canvas, x: float, y: float, size: float, coat: str, skin: str, hair: str
) -> None:
    """A person down to the chest, who stands with the shoulders above the point given."""
    canvas.rounded(x - 70 * size, y - 50 * size, 140 * size, 120 * size, 52 * size, coat)
    canvas.rectangle(x - 16 * size, y - 66 * size, 32 * size, 30 * size, skin)
    canvas.circle(x, y - 96 * size, 46 * size, skin)
    canvas.arc(x, y - 98 * size, 50 * size, 30 * size, (176, 364), hair)
