"""The registry in the admin: list, filters, search."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from participants.models import Participant, ParticipantIndexPage, RegistryEntry
from tests import admin
from tests.factories import ParticipantFactory, ParticipantPageFactory
from tests.html import read, words

pytestmark = pytest.mark.django_db

INDEX = "/admin/participants/participant/"


@pytest.fixture
def root(client: Client) -> Client:
    client.force_login(admin.superuser())
    return client


def names(response: Any) -> list[str]:
    return [participant.name for participant in response.context["object_list"]]


def recorded(numbers: range) -> None:
    """Participants with a record, many at once."""
    joined = date(2015, 5, 20)
    participants = Participant.objects.bulk_create(
        Participant(
            name=f"Town {number}",
            sort_name=f"town {number}",
            country="ME" if number % 2 else "GR",
            ordinal=number,
            joined_on=joined,
            status="participant",
        )
        for number in numbers
    )
    RegistryEntry.objects.bulk_create(
        RegistryEntry(
            participant=participant,
            kind=kind,
            effective_on=joined,
            **({"ordinal": participant.ordinal, "name": participant.name} if kind == "accession" else {}),
        )
        for participant in participants
        for kind in ("accession", "release")
    )


class TestList:
    def test_shows_number_name_country_kind_date_and_status(self, root: Client) -> None:
        ParticipantFactory(name="Tivat", ordinal=127, joined_on=date(2015, 5, 20))
        row = root.get(INDEX).content.decode().split("<tbody>")[1]
        for text in ("127", "Tivat", "Montenegro", "City", "20 May 2015", "Participant"):
            assert text in row

    def test_flag_is_decoration_beside_the_name_of_the_country(self, root: Client) -> None:
        ParticipantFactory(country="ME")
        assert b'flags/me.gif" alt=""' in root.get(INDEX).content

    def test_sample_is_marked_in_words(self, root: Client) -> None:
        ParticipantFactory(name="Invented", is_sample=True)
        assert "Invented <span" in root.get(INDEX).content.decode()
        assert ">Sample</span>" in root.get(INDEX).content.decode()

    def test_real_entry_is_not_marked(self, root: Client) -> None:
        ParticipantFactory()
        assert ">Sample</span>" not in root.get(INDEX).content.decode()

    @pytest.mark.parametrize(("live", "state"), [(True, "Live"), (False, "Draft"), (None, "None")])
    def test_says_whether_there_is_a_profile(
        self, root: Client, registry: ParticipantIndexPage, live: bool | None, state: str
    ) -> None:
        participant = ParticipantFactory()
        if live is not None:
            ParticipantPageFactory(parent=registry, participant=participant, live=live)
        assert f'<td class="field-profile title">{state}</td>' in root.get(INDEX).content.decode()

    def test_newest_number_stands_first_and_candidates_last(self, root: Client) -> None:
        ParticipantFactory(name="First", ordinal=1)
        ParticipantFactory(name="Applicant", ordinal=None, joined_on=None, status="candidate")
        ParticipantFactory(name="Second", ordinal=2)
        assert names(root.get(INDEX)) == ["Second", "First", "Applicant"]

    @pytest.mark.parametrize(("order", "expected"), [("0", [1, 2, None]), ("-0", [2, 1, None])])
    def test_sorts_by_number_either_way_with_empty_last(
        self, root: Client, order: str, expected: list[int | None]
    ) -> None:
        ParticipantFactory(ordinal=2)
        ParticipantFactory(ordinal=None, joined_on=None, status="candidate")
        ParticipantFactory(ordinal=1)
        found = root.get(INDEX, {"o": order}).context["object_list"]
        assert [participant.ordinal for participant in found] == expected

    @pytest.mark.parametrize("column", range(7))
    def test_every_column_sorts(self, root: Client, column: int) -> None:
        ParticipantFactory.create_batch(2)
        assert root.get(INDEX, {"o": f"-{column}"}).status_code == 200

    def test_pages_of_fifty(self, root: Client) -> None:
        ParticipantFactory.create_batch(51)
        assert len(names(root.get(INDEX))) == 50
        assert len(names(root.get(INDEX, {"p": 2}))) == 1

    def test_costs_the_same_for_2_and_50(
        self, root: Client, registry: ParticipantIndexPage, django_assert_max_num_queries: Any
    ) -> None:
        ParticipantPageFactory.create_batch(2, parent=registry)
        root.get(INDEX)
        with django_assert_max_num_queries(100) as few:
            root.get(INDEX)
        ParticipantPageFactory.create_batch(48, parent=registry)
        with django_assert_max_num_queries(len(few)):
            assert len(names(root.get(INDEX))) == 50

    @pytest.mark.parametrize(
        "query", [{}, {"p": 20}, {"status": "participant"}, {"q": "town"}, {"export": "csv"}]
    )
    def test_costs_the_same_for_1000(
        self, root: Client, query: dict[str, Any], django_assert_max_num_queries: Any
    ) -> None:
        recorded(range(1, 3))
        root.get(INDEX, query)
        with django_assert_max_num_queries(100) as few:
            root.get(INDEX, query)
        recorded(range(3, 1001))
        with django_assert_max_num_queries(len(few)):
            assert root.get(INDEX, query).status_code == 200


class TestFilters:
    @pytest.fixture(autouse=True)
    def _registry(self) -> None:
        ParticipantFactory(name="Tivat", country="ME", joined_on=date(2015, 5, 20))
        ParticipantFactory(
            name="Attica", country="GR", kind="region", joined_on=date(2013, 3, 1), is_sample=True
        )
        ParticipantFactory(name="Left", country="GR", status="withdrawn", joined_on=date(2014, 1, 1))
        ParticipantFactory(name="Applicant", status="candidate")
        ParticipantFactory(name="Unseen", status="admitted", joined_on=date(2016, 1, 1))

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ({"status": "withdrawn"}, {"Left"}),
            ({"status": "candidate"}, {"Applicant"}),
            ({"status": "admitted"}, {"Unseen"}),
            ({"status": "merged"}, set()),
            ({"country": "GR"}, {"Attica", "Left"}),
            ({"kind": "region"}, {"Attica"}),
            ({"joined": "2015"}, {"Tivat"}),
            ({"joined": "2016"}, {"Unseen"}),
            ({"sample": "yes"}, {"Attica"}),
            ({"sample": "no"}, {"Tivat", "Left", "Applicant", "Unseen"}),
            ({"country": "GR", "status": "participant"}, {"Attica"}),
            ({"country": ""}, {"Tivat", "Attica", "Left", "Applicant", "Unseen"}),
        ],
    )
    def test_narrows_the_list(self, root: Client, query: dict[str, str], expected: set[str]) -> None:
        assert set(names(root.get(INDEX, query))) == expected

    def test_choice_stays_selected(self, root: Client) -> None:
        page = root.get(INDEX, {"country": "GR"}).content.decode()
        assert '<option value="GR" selected>Greece</option>' in page

    def test_only_countries_of_the_registry_are_offered(self, root: Client) -> None:
        assert '<option value="FR"' not in root.get(INDEX).content.decode()

    def test_countries_are_offered_by_name_whatever_their_accents(self, root: Client) -> None:
        ParticipantFactory(country="AX")
        offered = read(root, INDEX).select("#filter-country option")
        assert [words(option) for option in offered] == ["All", "Åland Islands", "Greece", "Montenegro"]

    @pytest.mark.parametrize(
        "query",
        [
            "status__exact=xx&p=abc&o=zz",
            "country=<script>alert(1)</script>",
            "joined=99999999999999999999",
            "joined=%00",
            "status=%00",
            "nothing=1&e=1",
            "coat_of_arms__file__startswith=a",
            "name__regex=(",
            "o=-99.99.&ot=xx",
            "o=5.5.5",
            "p=0",
            "p=-1",
            "p=99999999999999999999999",
            "export=exe",
            "q=%00%00",
            "q=" + "a+" * 500,
            "q=" + "9" * 5000,
            "q=²",
            "q=%22%27%5C",
        ],
    )
    def test_rubbish_in_the_address_is_no_error(self, root: Client, query: str) -> None:
        response = root.get(f"{INDEX}?{query}")
        assert response.status_code == 200
        assert b"<script>alert(1)" not in response.content

    def test_lookup_that_is_no_filter_reveals_nothing(self, root: Client) -> None:
        assert len(names(root.get(INDEX, {"name__startswith": "T"}))) == 5


class TestSearch:
    @pytest.fixture(autouse=True)
    def _registry(self) -> None:
        ParticipantFactory(name="Częstochowa", ordinal=12)
        ParticipantFactory(name="Tivat", ordinal=127)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("127", ["Tivat"]),
            ("tiv", ["Tivat"]),
            ("czestochowa", ["Częstochowa"]),
            ("12", ["Częstochowa"]),
            ("nowhere", []),
        ],
    )
    def test_finds_by_name_and_by_number(self, root: Client, text: str, expected: list[str]) -> None:
        assert names(root.get(INDEX, {"q": text})) == expected

    def test_search_keeps_the_filter(self, root: Client) -> None:
        page = root.get(INDEX, {"status": "participant", "q": "tivat"})
        assert '<input type="hidden" name="status" value="participant">' in page.content.decode()
        assert '<input type="hidden" name="q" value="tivat">' in page.content.decode()
