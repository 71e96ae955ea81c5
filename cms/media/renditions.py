"""The sizes and formats in which an image leaves, in HTML and in the API alike."""

WIDTHS = (400, 800, 1200)
FORMATS = ("avif", "webp", "jpeg")

FILTER_SPECS = [f"width-{width}|format-{name}" for name in FORMATS for width in WIDTHS]
