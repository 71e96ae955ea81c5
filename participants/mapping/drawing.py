"""The map of Europe as SVG: land and borders, one path each, without colours of their own."""

from collections.abc import Iterator

from participants.mapping.outlines import Line, area, clipped, path_data, simplified, within
from participants.mapping.projection import HEIGHT, WIDTH, on_plane, project
from participants.mapping.topology import Topology

# In square units of the view box, of which one is 31 km². Malta has ten of them.
_SMALLEST_BEND = 2.5
_SMALLEST_ISLAND = 3

_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">
<!-- Land and borders of Europe, simplified; Lambert azimuthal equal-area projection around 52° N 10° E.
Source: Natural Earth, 1:50 million, public domain. Drawn by `manage.py make_map`. -->
<path id="land" d="{land}"/>
<path id="borders" d="{borders}"/>
</svg>
"""


def draw(topology: Topology) -> str:
    return _SVG.format(
        width=WIDTH,
        height=HEIGHT,
        land=path_data(_land(topology), closed=True),
        borders=path_data(_borders(topology), closed=False),
    )


def _land(topology: Topology) -> Iterator[Line]:
    for coast in topology.coasts():
        ring = [point for arc in coast for point in _on_map(topology, arc)[:-1]]
        visible = clipped(ring, WIDTH, HEIGHT)
        if len(visible) > 2 and area(visible) >= _SMALLEST_ISLAND:  # noqa: PLR2004 (a ring has three points)
            yield visible


def _borders(topology: Topology) -> Iterator[Line]:
    for arc in topology.borders():
        yield from within(_on_map(topology, arc), WIDTH, HEIGHT)


def _on_map(topology: Topology, arc: int) -> Line:
    points = [on_plane(*project(latitude, longitude)) for longitude, latitude in topology.points(arc)]
    return simplified(points, _SMALLEST_BEND)
