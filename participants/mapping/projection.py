"""Places on the map: the Lambert azimuthal equal-area projection of ETRS89-LAEA (EPSG:3035).

The earth is taken as a sphere, which moves no place by more than 0.3 % of the map's width. Formulas:
J. P. Snyder, Map Projections: A Working Manual (1987), p. 185.
"""

from math import cos, radians, sin, sqrt
from typing import NamedTuple

_EARTH_RADIUS_KM = 6371.0
_CENTRE_LATITUDE, _CENTRE_LONGITUDE = radians(52), radians(10)


class Point(NamedTuple):
    """Whole units of the map's view box: SVG needs no fractions, and a template would localise them."""

    x: int
    y: int


class Frame(NamedTuple):
    """The part of the projected plane, in kilometres from its centre, that the map shows."""

    west: float
    east: float
    south: float
    north: float


FRAME = Frame(west=-2150, east=3400, south=-2100, north=2300)
WIDTH = 1000
HEIGHT = round(WIDTH * (FRAME.north - FRAME.south) / (FRAME.east - FRAME.west))
_UNITS_PER_KM = WIDTH / (FRAME.east - FRAME.west)


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Kilometres east and north of 52° N 10° E. Not defined for the point opposite on the globe."""
    phi, turn = radians(latitude), radians(longitude) - _CENTRE_LONGITUDE
    nearness = 1 + sin(_CENTRE_LATITUDE) * sin(phi) + cos(_CENTRE_LATITUDE) * cos(phi) * cos(turn)
    if nearness <= 0:
        raise ValueError("The point opposite the map's centre has no place on it.")
    scale = _EARTH_RADIUS_KM * sqrt(2 / nearness)
    east = scale * cos(phi) * sin(turn)
    north = scale * (cos(_CENTRE_LATITUDE) * sin(phi) - sin(_CENTRE_LATITUDE) * cos(phi) * cos(turn))
    return east, north


def on_plane(east: float, north: float) -> tuple[float, float]:
    """Kilometres as units of the view box, from its upper left corner."""
    return (east - FRAME.west) * _UNITS_PER_KM, (FRAME.north - north) * _UNITS_PER_KM


def place(latitude: float, longitude: float) -> Point | None:
    """Where a place stands in the view box; None outside of the frame."""
    try:
        x, y = on_plane(*project(latitude, longitude))
    except ValueError:
        return None
    if not (0 <= x <= WIDTH and 0 <= y <= HEIGHT):
        return None
    return Point(round(x), round(y))
