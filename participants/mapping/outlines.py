"""Lines made lighter: fewer points, nothing outside of the map, short path data."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

Coordinates = tuple[float, float]
Line = Sequence[Coordinates]


def simplified(line: Line, smallest: float) -> list[Coordinates]:
    """Without the points that matter least (Visvalingam): those whose triangle with their neighbours
    is smaller than `smallest`. The ends stay, so that lines which met still meet."""
    points = list(line)
    areas = [_triangle(*points[i - 1 : i + 2]) for i in range(1, len(points) - 1)]
    while areas and min(areas) < smallest:
        least = areas.index(min(areas))
        del points[least + 1], areas[least]
        for i in (least - 1, least):
            if 0 <= i < len(areas):
                areas[i] = _triangle(*points[i : i + 3])
    return points


def area(ring: Line) -> float:
    """Of a closed line, whichever way round it runs."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def clipped(ring: Line, width: float, height: float) -> list[Coordinates]:
    """The part of a closed line within the box from 0, 0 (Sutherland and Hodgman)."""
    inside: list[tuple[Callable[[Coordinates], bool], int, float]] = [
        (lambda point: point[0] >= 0, 0, 0),
        (lambda point: point[0] <= width, 0, width),
        (lambda point: point[1] >= 0, 1, 0),
        (lambda point: point[1] <= height, 1, height),
    ]
    points = list(ring)
    for is_inside, axis, edge in inside:
        kept: list[Coordinates] = []
        for start, end in zip([*points[-1:], *points[:-1]], points, strict=True):
            if is_inside(start) != is_inside(end):
                kept.append(_crossing(start, end, axis, edge))
            if is_inside(end):
                kept.append(end)
        points = kept
    return points


def within(line: Line, width: float, height: float) -> list[list[Coordinates]]:
    """The stretches of an open line that touch the box from 0, 0."""
    stretches: list[list[Coordinates]] = []
    broken = True
    for start, end in pairwise(line):
        touches = any(0 <= x <= width and 0 <= y <= height for x, y in (start, end))
        if touches and broken:
            stretches.append([start])
        if touches:
            stretches[-1].append(end)
        broken = not touches
    return stretches


def path_data(lines: Iterable[Line], *, closed: bool) -> str:
    """SVG path data in whole units, each point relative to the one before."""
    return "".join(_path(line, closed=closed) for line in lines)


def _path(line: Line, *, closed: bool) -> str:
    (x, y), *rest = ((round(x), round(y)) for x, y in line)
    steps = ""
    for next_x, next_y in rest:
        if (next_x, next_y) != (x, y):
            steps += f"{_number(next_x - x)}{_number(next_y - y)}"
            x, y = next_x, next_y
    if not steps:
        return ""
    start_x, start_y = (round(measure) for measure in line[0])
    return f"M{start_x}{_number(start_y)}l{steps.lstrip()}" + ("z" if closed else "")


def _number(value: int) -> str:
    """A minus sign separates numbers as well as a space does."""
    return str(value) if value < 0 else f" {value}"


def _triangle(a: Coordinates, b: Coordinates, c: Coordinates) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def _crossing(start: Coordinates, end: Coordinates, axis: int, edge: float) -> Coordinates:
    share = (edge - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
    return (edge, other) if axis == 0 else (other, edge)
