"""Times that staff read name their zone."""

from datetime import UTC, datetime

import pytest
from django.template import engines
from django.utils import timezone, translation

from cms.publishing.templatetags.times import when

MOMENT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "language", "text"),
    [
        ("Europe/Paris", "en", "24 November 2026, 09:00 (Europe/Paris)"),
        ("America/New_York", "en", "24 November 2026, 03:00 (America/New_York)"),
        ("Europe/Paris", "fr", "24 novembre 2026 à 09:00 (Europe/Paris)"),
        ("UTC", "en", "24 November 2026, 08:00 (UTC)"),
    ],
)
def test_a_time_is_told_in_the_readers_zone_and_names_it(zone, language, text):
    with timezone.override(zone), translation.override(language):
        assert when(MOMENT) == text


@pytest.mark.parametrize(("hour", "name"), [(0, "CEST"), (1, "CET")])
def test_in_the_hour_that_comes_twice_a_time_says_which_is_meant(hour, name):
    with timezone.override("Europe/Paris"):
        text = when(datetime(2026, 10, 25, hour, 30, tzinfo=UTC))
    assert text == f"25 October 2026, 02:30 (Europe/Paris, {name})"


def test_no_time_is_empty():
    assert when(None) == ""


def test_templates_load_it():
    template = engines["django"].from_string("{% load times %}{{ moment|when }}")
    assert template.render({"moment": MOMENT}) == "24 November 2026, 09:00 (Europe/Paris)"
