"""Participants on the map of Europe."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from hypothesis import given
from hypothesis import strategies as st

from participants.mapping.map import europe_map
from participants.mapping.projection import HEIGHT, WIDTH, place, project
from participants.models import Participant

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)


def test_centre_of_the_projection_is_its_origin() -> None:
    assert project(52, 10) == pytest.approx((0, 0), abs=1e-9)


def test_distance_from_the_centre_is_nearly_true_to_scale() -> None:
    # One degree of the meridian is 111.2 km on the sphere.
    assert project(53, 10) == pytest.approx((0, 111.2), abs=0.1)


def test_point_opposite_the_centre_has_no_place() -> None:
    with pytest.raises(ValueError, match="opposite"):
        project(-52, -170)


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [
        ("Reykjavík", 64.15, -21.94),
        ("Lisbon", 38.72, -9.14),
        ("Nicosia", 35.17, 33.36),
        ("Baku", 40.41, 49.87),
        ("Hammerfest", 70.66, 23.68),
    ],
)
def test_frame_shows_the_corners_of_europe(name: str, latitude: float, longitude: float) -> None:
    assert place(latitude, longitude) is not None, name


@pytest.mark.parametrize(("latitude", "longitude"), [(0, 0), (40.7, -74), (-52, -170), (90, 0)])
def test_place_outside_of_the_frame_is_not_on_the_map(latitude: float, longitude: float) -> None:
    assert place(latitude, longitude) is None


def test_north_is_up_and_east_is_right() -> None:
    tivat, riga = place(42.4364, 18.6939), place(56.95, 24.11)
    assert tivat is not None
    assert riga is not None
    assert riga.y < tivat.y
    assert riga.x > tivat.x


@given(latitudes, longitudes)
def test_any_place_is_within_the_box_or_nowhere(latitude: float, longitude: float) -> None:
    point = place(latitude, longitude)
    assert point is None or (0 <= point.x <= WIDTH and 0 <= point.y <= HEIGHT)


def test_participant_without_coordinates_has_no_dot() -> None:
    assert europe_map([Participant(name="Tivat")], {}).dots == []


def test_dot_leads_to_the_profile_if_there_is_one() -> None:
    here = {"latitude": Decimal("42.4364"), "longitude": Decimal("18.6939")}
    with_profile, without = Participant(pk=1, **here), Participant(pk=2, **here)
    dots = europe_map([with_profile, without], {1: "/participants/tivat/"}).dots
    assert [dot.url for dot in dots] == ["/participants/tivat/", ""]


def test_shipped_drawing_is_small_and_names_its_source() -> None:
    drawing = finders.find("participants/europe.svg")
    assert drawing is not None
    svg = Path(drawing).read_text(encoding="utf-8")
    assert len(svg) < 80_000
    assert "Natural Earth" in svg
    assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in svg
