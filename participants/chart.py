"""The geometry of the growth chart: where its bars and lines stand. What they look like is CSS."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from participants.growth import Year

# All measures are whole numbers: templates would write 12.5 as "12,5" in French, which SVG cannot read.
WIDTH, HEIGHT = 720, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 8, 24, 32
# Room for the value under the longest bar of those who left.
_UNDER = 24
_GAP = 4
_WIDEST_BAR = 64
_MOST_LINES = 5
_LABEL_WIDTH = 56


@dataclass(frozen=True)
class Bar:
    """Two in one place: those who joined upwards from zero, those who left downwards."""

    year: Year
    x: int
    y: int
    width: int
    height: int
    depth: int
    has_label: bool

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def zero(self) -> int:
        return self.y + self.height

    @property
    def bottom(self) -> int:
        return self.zero + self.depth


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


@dataclass(frozen=True)
class _Scale:
    """From the value at the bottom, which is not above zero, to the one at the top."""

    top: int
    bottom: int

    def y(self, value: int) -> int:
        floor = HEIGHT - _BOTTOM - (_UNDER if self.bottom else 0)
        return round(floor - (floor - _TOP) * (value - self.bottom) / (self.top - self.bottom))


def growth_chart(years: Sequence[Year]) -> Chart:
    """For each year one bar above zero, as high as many joined or came back, and one below: who left."""
    if not years:
        return Chart([], [])
    highest = max(1, *(year.gained for year in years))
    deepest = max(0, *(year.left for year in years))
    step = _step(highest + deepest)
    scale = _Scale(top=_up_to(highest, step), bottom=-_up_to(deepest, step))
    lines = [Line(abs(value), scale.y(value)) for value in range(scale.bottom, scale.top + 1, step)]
    return Chart(_bars(years, scale), lines)


def _bars(years: Sequence[Year], scale: _Scale) -> list[Bar]:
    room = (WIDTH - _LEFT - _RIGHT) / len(years)
    width = max(1, min(_WIDEST_BAR, round(room) - _GAP))
    every = -(-_LABEL_WIDTH // max(1, int(room)))
    return [
        Bar(
            year=year,
            x=round(_LEFT + room * place + (room - width) / 2),
            y=scale.y(year.gained),
            width=width,
            height=scale.y(0) - scale.y(year.gained),
            depth=scale.y(-year.left) - scale.y(0),
            # Counted from the end, so that the last year always has its label.
            has_label=(len(years) - 1 - place) % every == 0,
        )
        for place, year in enumerate(years)
    ]


def _up_to(value: int, step: int) -> int:
    return step * -(-value // step)


def _step(span: int) -> int:
    """The distance between lines: the first of 1, 2, 5, 10, 20, 50 … that needs few enough of them."""
    steps = (factor * 10**power for power in count() for factor in (1, 2, 5))
    return next(step for step in steps if span <= step * _MOST_LINES)
