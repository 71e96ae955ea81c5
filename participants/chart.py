"""The geometry of the growth chart: where its bars and lines stand. What they look like is CSS."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from participants.growth import Year

# All measures are whole numbers: templates would write 12.5 as "12,5" in French, which SVG cannot read.
WIDTH, HEIGHT = 720, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 8, 24, 32
_GAP = 4
_WIDEST_BAR = 64
_MOST_LINES = 5
_LABEL_WIDTH = 40


@dataclass(frozen=True)
class Bar:
    year: Year
    x: int
    y: int
    width: int
    height: int
    has_label: bool

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True)
class Line:
    """A horizontal line of the scale."""

    value: int
    y: int


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    lines: list[Line]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    baseline: int = HEIGHT - _BOTTOM


def growth_chart(years: Sequence[Year]) -> Chart:
    """One bar for each year; its height is the number of accessions."""
    if not years:
        return Chart([], [])
    highest = max(1, *(year.accessions for year in years))
    step = _step(highest)
    top = step * -(-highest // step)
    lines = [Line(value, _y(value, top)) for value in range(0, top + 1, step)]
    return Chart(_bars(years, top), lines)


def _bars(years: Sequence[Year], top: int) -> list[Bar]:
    room = (WIDTH - _LEFT - _RIGHT) / len(years)
    width = max(1, min(_WIDEST_BAR, round(room) - _GAP))
    every = -(-_LABEL_WIDTH // max(1, int(room)))
    return [
        Bar(
            year=year,
            x=round(_LEFT + room * place + (room - width) / 2),
            y=_y(year.accessions, top),
            width=width,
            height=_y(0, top) - _y(year.accessions, top),
            # Counted from the end, so that the last year always has its label.
            has_label=(len(years) - 1 - place) % every == 0,
        )
        for place, year in enumerate(years)
    ]


def _y(value: int, top: int) -> int:
    return round(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * value / top)


def _step(highest: int) -> int:
    """The distance between lines: the first of 1, 2, 5, 10, 20, 50 … that needs few enough of them."""
    steps = (factor * 10**power for power in count() for factor in (1, 2, 5))
    return next(step for step in steps if highest <= step * _MOST_LINES)
