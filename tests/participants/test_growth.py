"""How the alliance grew year by year, and the chart of it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participants.chart import HEIGHT, WIDTH, Chart, growth_chart
from participants.growth import Year, growth

KINDS = ["accession", "withdrawal", "readmission", "merger"]
movements = st.lists(st.tuples(st.integers(1950, 2100), st.sampled_from(KINDS), st.integers(0, 5000)))


def joined(*numbers: int, first: int = 2013) -> list[Year]:
    return growth((first + place, "accession", number) for place, number in enumerate(numbers))


def test_quiet_year_is_shown_too() -> None:
    years = growth([(2013, "accession", 4), (2015, "accession", 2)])
    assert years == [
        Year(2013, joined=4, total=4),
        Year(2014, total=4),
        Year(2015, joined=2, total=6),
    ]


def test_total_is_what_is_left_of_those_who_joined() -> None:
    (year,) = growth([(2013, "accession", 9), (2013, "withdrawal", 2), (2013, "merger", 1)])
    assert (year.joined, year.left, year.total) == (9, 3, 6)


def test_readmission_counts_as_coming_back_and_not_as_joining() -> None:
    years = growth([(2013, "accession", 3), (2014, "withdrawal", 1), (2015, "readmission", 1)])
    assert years[-1] == Year(2015, returned=1, total=3)


def test_nobody_joined_so_there_is_no_year() -> None:
    assert growth([]) == []


@given(movements)
def test_last_total_counts_every_movement(moved: list[tuple[int, str, int]]) -> None:
    years = growth(moved)
    came = sum(number for _year, kind, number in moved if kind in {"accession", "readmission"})
    left = sum(number for _year, kind, number in moved if kind in {"withdrawal", "merger"})
    assert (years[-1].total if years else 0) == came - left


def test_empty_chart_has_no_bars() -> None:
    assert growth_chart([]) == Chart([], [])


def test_bar_is_as_high_as_its_share_of_the_scale() -> None:
    small, large = growth_chart(joined(5, 10)).bars
    assert large.height == 2 * small.height


def test_those_who_left_stand_below_zero_on_the_same_scale() -> None:
    chart = growth_chart([Year(2013, joined=40, left=20, total=20)])
    (bar,) = chart.bars
    assert bar.depth == pytest.approx(bar.height / 2, abs=1)
    assert bar.zero == next(line.y for line in chart.lines if line.value == 0)
    assert [line.value for line in chart.lines] == [20, 0, 20, 40]


def test_scale_begins_at_zero_where_nobody_left() -> None:
    values = [line.value for line in growth_chart(joined(62)).lines]
    assert values == [0, 20, 40, 60, 80]


@pytest.mark.parametrize("years", [1, 3, 30, 300])
def test_last_year_has_its_label(years: int) -> None:
    assert growth_chart(joined(*[1] * years)).bars[-1].has_label


def test_labels_of_many_years_do_not_touch() -> None:
    bars = growth_chart(joined(*[1] * 120)).bars
    middles = [bar.middle for bar in bars if bar.has_label]
    assert all(right - left >= 56 for left, right in pairwise(middles))


@given(movements)
def test_every_bar_lies_within_the_drawing(moved: list[tuple[int, str, int]]) -> None:
    for bar in growth_chart(growth(moved)).bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH
        assert 0 <= bar.y <= bar.zero <= bar.bottom <= HEIGHT


@given(movements)
def test_measures_are_whole_numbers_which_no_language_writes_with_a_comma(
    moved: list[tuple[int, str, int]],
) -> None:
    for bar in growth_chart(growth(moved)).bars:
        measures = (bar.x, bar.y, bar.width, bar.height, bar.depth, bar.middle, bar.bottom)
        assert all(isinstance(value, int) for value in measures)
