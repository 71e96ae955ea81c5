"""From a topology of countries to the lines of the map."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from participants.management.commands import make_map
from participants.mapping.drawing import draw
from participants.mapping.outlines import area, clipped, path_data, simplified, within
from participants.mapping.topology import Topology

points = st.lists(st.tuples(st.floats(-500, 500), st.floats(-500, 500)), min_size=3, max_size=30)
SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


def topology_of(names: tuple[str, str] = ("Westland", "Eastland")) -> Topology:
    """Two countries side by side: a border at 10° E, and the coast around each."""
    return Topology(
        {
            "transform": {"scale": [1, 1], "translate": [5, 50]},
            "arcs": [
                [[5, 0], [0, 2]],  # the border, northward
                [[5, 2], [-5, 0], [0, -2], [5, 0]],  # the western coast
                [[5, 0], [5, 0], [0, 2], [-5, 0]],  # the eastern coast
            ],
            "objects": {
                "countries": {
                    "geometries": [
                        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": names[0]}},
                        {"type": "MultiPolygon", "arcs": [[[2, ~0]]], "properties": {"name": names[1]}},
                    ]
                }
            },
        }
    )


def test_arcs_are_kept_as_differences_on_a_grid() -> None:
    assert topology_of().points(0) == [(10, 50), (10, 52)]


def test_arc_named_with_a_tilde_runs_the_other_way() -> None:
    assert topology_of().points(~0) == [(10, 52), (10, 50)]


def test_coast_is_what_one_country_names_and_runs_around_both() -> None:
    (coast,) = topology_of().coasts()
    assert set(coast) == {1, 2}


def test_border_is_what_two_countries_name() -> None:
    assert list(topology_of().borders()) == [0]


def test_no_border_runs_through_a_country_that_the_source_divides() -> None:
    assert list(topology_of(("Cyprus", "N. Cyprus")).borders()) == []


def test_crimea_is_part_of_ukraine() -> None:
    crimea = {"scale": [1, 1], "translate": [28, 44]}
    topology = Topology(
        {
            "transform": crimea,
            "arcs": [
                [[5, 0], [0, 2]],
                [[5, 2], [-5, 0], [0, -2], [5, 0]],
                [[5, 0], [5, 0], [0, 2], [-5, 0]],
            ],
            "objects": {
                "countries": {
                    "geometries": [
                        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Ukraine"}},
                        {"type": "Polygon", "arcs": [[2, ~0]], "properties": {"name": "Russia"}},
                    ]
                }
            },
        }
    )
    assert list(topology.borders()) == []


def test_drawing_has_one_path_for_land_and_one_for_borders() -> None:
    svg = draw(topology_of())
    assert svg.count("<path") == 2
    assert 'id="land" d="M' in svg
    assert 'id="borders" d="M' in svg


def test_command_writes_the_drawing_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "countries.json", tmp_path / "europe.svg"
    source.write_text(
        json.dumps(
            {
                "transform": {"scale": [1, 1], "translate": [0, 0]},
                "arcs": [],
                "objects": {"countries": {"geometries": []}},
            }
        )
    )
    monkeypatch.setattr(make_map, "TARGET", target)
    call_command("make_map", source, stdout=StringIO())
    assert target.read_text(encoding="utf-8").startswith("<svg")


def test_point_on_a_straight_line_is_left_out() -> None:
    assert simplified([(0, 0), (5, 0.01), (10, 0)], 1) == [(0, 0), (10, 0)]


def test_bend_that_shows_is_kept() -> None:
    line = [(0.0, 0.0), (5.0, 5.0), (10.0, 0.0)]
    assert simplified(line, 1) == line


@given(points, st.floats(0, 1000))
def test_simplified_line_keeps_its_ends(line: list[tuple[float, float]], smallest: float) -> None:
    thin = simplified(line, smallest)
    assert (thin[0], thin[-1]) == (line[0], line[-1])


def test_area_is_the_same_whichever_way_round() -> None:
    assert area(SQUARE) == area(SQUARE[::-1]) == 100


def test_ring_within_the_box_stays_as_it_is() -> None:
    assert area(clipped(SQUARE, 20, 20)) == 100


def test_ring_is_cut_at_the_edge_of_the_box() -> None:
    assert area(clipped(SQUARE, 5, 20)) == 50


def test_ring_outside_of_the_box_is_gone() -> None:
    assert clipped([(x + 100, y) for x, y in SQUARE], 20, 20) == []


@given(points)
def test_clipped_ring_lies_within_the_box(ring: list[tuple[float, float]]) -> None:
    for x, y in clipped(ring, 100, 50):
        assert -1e-6 <= x <= 100 + 1e-6
        assert -1e-6 <= y <= 50 + 1e-6


def test_line_is_broken_where_it_leaves_the_box() -> None:
    line = [(1.0, 1.0), (50.0, 1.0), (60.0, 1.0), (9.0, 9.0)]
    assert within(line, 10, 10) == [[(1.0, 1.0), (50.0, 1.0)], [(60.0, 1.0), (9.0, 9.0)]]


def test_path_is_in_whole_relative_steps() -> None:
    assert path_data([[(1.2, 2.0), (4.0, 0.4), (4.1, 0.4), (10.0, 10.0)]], closed=True) == "M1 2l3-2 6 10z"


def test_line_too_short_to_see_leaves_no_path() -> None:
    assert path_data([[(1.0, 1.0), (1.1, 1.1)]], closed=False) == ""
