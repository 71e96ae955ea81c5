"""`/participants/?as_of=2015-05-20`: the registry as it stood on a day."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from participants import services
from participants.models import Participant, ParticipantIndexPage
from tests.factories import ParticipantFactory, ParticipantPageFactory
from tests.participants.test_registry_page import ADDRESS, names_in, text_of


@pytest.fixture
def history(registry: ParticipantIndexPage) -> None:
    """Arad, the 1st, joined in 2013, left in 2016 and came back in 2018. Novi, the 2nd, joined in 2014 and
    is Žabljak from 2017 on. Bar, the 3rd, joined in 2015 and became part of Žabljak in 2019.
    """
    arad, novi, bar = (
        ParticipantFactory(
            name=name,
            country=country,
            ordinal=number,
            joined_on=date(2012 + number, 3, 1),
            latitude="45",
            longitude=f"{15 + number}",
        )
        for number, (name, country) in enumerate([("Arad", "RO"), ("Novi", "ME"), ("Bar", "RS")], start=1)
    )
    services.withdraw(participant=arad, effective_on=date(2016, 3, 1), by=None)
    services.rename(participant=novi, name="Žabljak", effective_on=date(2017, 3, 1), by=None)
    services.readmit(participant=arad, effective_on=date(2018, 3, 1), by=None)
    services.merge(participant=bar, into=novi, effective_on=date(2019, 3, 1), by=None)


def statuses_in(html: str) -> list[str]:
    cells = re.findall(r'<td(?: class="is-withdrawn")? role="cell">([^<]*(?:<a.*?</a>)?)</td>\s*</tr>', html)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in cells]


@pytest.mark.usefixtures("history")
class TestThatDay:
    @pytest.mark.parametrize(
        ("day", "names", "statuses", "totals"),
        [
            ("2013-02-28", [], [], (0, 0)),
            ("2013-03-01", ["Arad"], ["Participant"], (1, 1)),
            ("2016-02-29", ["Bar", "Novi", "Arad"], ["Participant"] * 3, (3, 3)),
            ("2016-03-01", ["Bar", "Novi", "Arad"], ["Participant", "Participant", "Withdrawn"], (2, 2)),
            ("2017-03-01", ["Bar", "Žabljak", "Arad"], ["Participant", "Participant", "Withdrawn"], (2, 2)),
            ("2018-03-01", ["Bar", "Žabljak", "Arad"], ["Participant"] * 3, (3, 3)),
            (
                "2019-03-01",
                ["Bar", "Žabljak", "Arad"],
                ["Merged into Žabljak (number 2)", "Participant", "Participant"],
                (2, 2),
            ),
        ],
    )
    def test_table_and_totals_are_those_of_the_day(
        self, client: Client, day: str, names: list[str], statuses: list[str], totals: tuple[int, int]
    ) -> None:
        html = text_of(client, f"?as_of={day}")
        assert names_in(html) == names
        assert statuses_in(html) == statuses
        found = re.findall(r"<dt>(?:participants?|countr(?:y|ies))</dt><dd>(\d+)</dd>", html)
        assert tuple(map(int, found)) == totals

    def test_page_says_which_day_it_shows_and_leads_back_to_today(self, client: Client) -> None:
        html = text_of(client, "?as_of=2016-03-01&country=ME&page=1")
        assert "This is the registry as it stood on <strong>1 March 2016</strong>" in html
        assert '<a href="?country=ME">The registry of today</a>' in html

    def test_page_of_today_says_nothing_of_days(self, client: Client) -> None:
        assert "as it stood on <strong>" not in text_of(client)

    def test_map_shows_the_dots_and_names_of_the_day(self, client: Client) -> None:
        html = text_of(client, "?as_of=2014-03-01")
        assert re.findall(r"<title>(\w+)</title>", html) == ["Novi", "Arad"]

    def test_ring_on_the_map_stands_for_who_had_left_by_then(self, client: Client) -> None:
        assert text_of(client, "?as_of=2016-03-01").count("map-dot--past") == 1
        assert text_of(client, "?as_of=2018-03-01").count("map-dot--past") == 0

    def test_growth_ends_with_the_day(self, client: Client) -> None:
        html = text_of(client, "?as_of=2016-03-01")
        assert '<th scope="row">2016</th>' in html
        assert '<th scope="row">2018</th>' not in html

    def test_name_of_the_day_is_found_and_a_later_one_is_not(self, client: Client) -> None:
        assert names_in(text_of(client, "?as_of=2016-12-31&q=novi")) == ["Novi"]
        assert names_in(text_of(client, "?as_of=2016-12-31&q=zabljak")) == []
        assert names_in(text_of(client, "?as_of=2017-03-01&q=zabljak")) == ["Žabljak"]

    def test_names_sort_as_they_were(self, client: Client) -> None:
        assert names_in(text_of(client, "?as_of=2016-12-31&sort=name")) == ["Arad", "Bar", "Novi"]
        assert names_in(text_of(client, "?as_of=2017-12-31&sort=-name")) == ["Žabljak", "Bar", "Arad"]

    def test_status_filters_by_what_was_then(self, client: Client) -> None:
        assert names_in(text_of(client, "?as_of=2016-12-31&status=withdrawn")) == ["Arad"]
        assert names_in(text_of(client, "?status=withdrawn")) == []
        assert names_in(text_of(client, "?as_of=2018-12-31&status=merged")) == []
        assert names_in(text_of(client, "?as_of=2019-03-01&status=merged")) == ["Bar"]

    def test_filters_and_headings_keep_the_day(self, client: Client) -> None:
        html = text_of(client, "?as_of=2016-12-31&q=nowhere")
        assert f'<a class="button" href="{ADDRESS}?as_of=2016-12-31">Show all participants</a>' in html
        assert 'value="2016-12-31"' in html
        html = text_of(client, "?as_of=2016-12-31")
        assert 'href="?as_of=2016-12-31&amp;sort=name#list"' in html

    def test_later_correction_of_an_earlier_fact_is_seen(self, client: Client) -> None:
        arad = Participant.objects.get(ordinal=1)
        entry = arad.entries.get(kind="withdrawal")
        services.correct(entry=entry, effective_on=date(2016, 6, 1), note="A slip of the pen.", by=None)
        assert "Withdrawn" not in statuses_in(text_of(client, "?as_of=2016-05-31"))

    def test_day_before_the_first_accession_leads_on(self, client: Client) -> None:
        assert "By 28 February 2013 no participant had joined." in text_of(client, "?as_of=2013-02-28")

    def test_today_is_a_day_too(self, client: Client) -> None:
        today = timezone.localdate()
        assert names_in(text_of(client, f"?as_of={today}")) == names_in(text_of(client))


def test_admission_that_is_not_released_is_in_no_day(client: Client, registry: ParticipantIndexPage) -> None:
    admitted = ParticipantFactory(name="Secretville", country="IS", status="admitted")
    ParticipantPageFactory(parent=registry, participant=admitted)
    html = text_of(client, f"?as_of={timezone.localdate()}")
    assert "Secretville" not in html
    assert "Iceland" not in html


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    "day",
    [
        "yesterday",
        "2015",
        "2015-02-30",
        "20150520",
        "2015-W21-3",
        "2015-5-2",
        "0000-01-01",
        "%00",
        "١٩٩٩-٠١-٠١",
        "9" * 5000,
    ],
)
def test_what_is_no_day_is_a_404_that_says_so(client: Client, day: str) -> None:
    html = text_of(client, f"?as_of={day}", status=404)
    assert 'id="filter_as_of_error"' in html
    assert names_in(html) == []


@pytest.mark.usefixtures("history")
def test_day_to_come_is_a_404_that_says_so(client: Client) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert "is still to come" in text_of(client, f"?as_of={tomorrow}", status=404)
