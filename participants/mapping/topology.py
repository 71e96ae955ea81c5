"""Coastlines and borders out of a TopoJSON topology of countries.

A topology keeps each line once, as an arc; a country names the arcs that surround it, `~i` for arc i
the other way round. An arc that one country names is coast, one that two name is a border.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

Coordinates = tuple[float, float]
Arc = list[Coordinates]

# Parts that the source draws as countries of their own, or with another country than the Council of
# Europe does. Between them and their country no border is drawn.
_PART_OF = {"N. Cyprus": "Cyprus", "Dhekelia": "Cyprus", "Akrotiri": "Cyprus", "Somaliland": "Somalia"}
_CRIMEA: Coordinates = (34.3, 45.2)


class Topology:
    def __init__(self, topology: dict[str, Any]) -> None:
        self.arcs = list(_decoded(topology))
        self._rings = list(self._named_rings(topology["objects"]["countries"]["geometries"]))
        self._uses = Counter(_forward(arc) for _name, ring in self._rings for arc in ring)

    def coasts(self) -> Iterator[list[int]]:
        """Closed lines around the land, each as the arcs it is made of."""
        coast = [arc for _name, ring in self._rings for arc in ring if self._uses[_forward(arc)] == 1]
        following = {self.points(arc)[0]: arc for arc in coast}
        while following:
            _start, arc = following.popitem()
            line = [arc]
            while next_arc := following.pop(self.points(line[-1])[-1], None):
                line.append(next_arc)
            yield line

    def borders(self) -> Iterator[int]:
        """Arcs between two countries, each once."""
        sides: dict[int, set[str]] = {}
        for name, ring in self._rings:
            for arc in ring:
                sides.setdefault(_forward(arc), set()).add(name)
        return (arc for arc, names in sides.items() if len(names) > 1)

    def points(self, arc: int) -> Arc:
        return self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]

    def _named_rings(self, countries: list[dict[str, Any]]) -> Iterator[tuple[str, list[int]]]:
        for country in countries:
            polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
            for rings in polygons:
                name = self._country_of(country["properties"]["name"], rings[0])
                yield from ((name, ring) for ring in rings)

    def _country_of(self, name: str, outline: list[int]) -> str:
        line = [point for arc in outline for point in self.points(arc)]
        if name == "Russia" and _surrounds(line, _CRIMEA):
            return "Ukraine"
        return _PART_OF.get(name, name)


def _forward(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _decoded(topology: dict[str, Any]) -> Iterator[Arc]:
    """The arcs in degrees: they are kept as differences, in whole steps of the topology's grid."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        steps = accumulate(arc, lambda point, step: (point[0] + step[0], point[1] + step[1]))
        yield [(x * scale_x + left, y * scale_y + bottom) for x, y in steps]


def _surrounds(line: Arc, point: Coordinates) -> bool:
    """Whether a ray from the point crosses the closed line an odd number of times."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(line, [*line[1:], line[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
