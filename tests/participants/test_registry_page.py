"""`/participants/`: the registry for readers."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils.html import escape
from wagtail.models import Locale

from participants import services
from participants.models import Participant, ParticipantIndexPage
from participants.registry import PER_PAGE
from tests.factories import ParticipantFactory, ParticipantPageFactory

ADDRESS = "/participants/"


def text_of(client: Client, query: str = "", status: int = 200) -> str:
    response = client.get(f"{ADDRESS}{query}")
    assert response.status_code == status
    return response.content.decode()


def names_in(html: str) -> list[str]:
    """The names in the table, in its order."""
    cells = re.findall(r'<th class="registry-name".*?</th>', html, re.DOTALL)
    return [re.sub(r"<[^>]+>|Sample", "", cell).strip() for cell in cells]


def candidate(**fields: object) -> Participant:
    return ParticipantFactory(status="candidate", ordinal=None, joined_on=None, **fields)


@pytest.mark.usefixtures("registry")
class TestTable:
    def test_participant_is_listed_with_its_facts(self, client: Client) -> None:
        ParticipantFactory(
            name="Tivat", ordinal=127, country="ME", joined_on=date(2015, 4, 21), kind="municipality"
        )
        html = text_of(client)
        for fact in ("127", "Tivat", "Montenegro", "Municipality", "21 April 2015"):
            assert fact in html

    def test_candidate_appears_nowhere(self, client: Client) -> None:
        candidate(name="Secretville", country="IS", latitude="64", longitude="-21")
        html = text_of(client)
        assert "Secretville" not in html
        assert "Iceland" not in html

    def test_candidate_is_not_found_by_name(self, client: Client) -> None:
        candidate(name="Secretville")
        assert names_in(text_of(client, "?q=secretville")) == []

    def test_withdrawn_participant_is_listed_as_such(self, client: Client) -> None:
        ParticipantFactory(name="Megara", status="withdrawn")
        html = text_of(client)
        assert names_in(html) == ["Megara"]
        assert "Withdrawn</td>" in html

    def test_name_with_markup_is_shown_as_text(self, client: Client) -> None:
        ParticipantFactory(name="<b>Tivat</b>")
        html = text_of(client)
        assert "<b>Tivat</b>" not in html
        assert escape("<b>Tivat</b>") in html

    def test_sample_is_marked_in_words(self, client: Client) -> None:
        ParticipantFactory(is_sample=True)
        html = text_of(client)
        assert ">Sample</span>" in html
        assert "was invented to show how the site works" in html

    def test_registry_without_samples_has_no_notice(self, client: Client) -> None:
        ParticipantFactory()
        html = text_of(client)
        assert "Sample" not in html

    def test_newest_number_comes_first(self, client: Client) -> None:
        for number in (126, 127, 125):
            ParticipantFactory(name=f"Nr {number}", ordinal=number)
        assert names_in(text_of(client)) == ["Nr 127", "Nr 126", "Nr 125"]

    def test_empty_registry_says_so(self, client: Client) -> None:
        assert "No participant has joined yet." in text_of(client)


@pytest.mark.usefixtures("registry")
class TestTotals:
    def test_current_participants_and_their_countries_are_counted(self, client: Client) -> None:
        ParticipantFactory(country="ME")
        ParticipantFactory(country="FR")
        html = text_of(client)
        assert "<dt>participants</dt><dd>2</dd>" in html
        assert "<dt>countries</dt><dd>2</dd>" in html

    def test_one_is_one(self, client: Client) -> None:
        ParticipantFactory()
        assert "<dt>participant</dt><dd>1</dd>" in text_of(client)

    def test_withdrawn_ones_are_counted_apart(self, client: Client) -> None:
        ParticipantFactory()
        ParticipantFactory(status="withdrawn")
        html = text_of(client)
        assert "<dt>participant</dt><dd>1</dd>" in html
        assert "1 more has withdrawn and keeps its number." in html

    def test_candidates_are_not_counted(self, client: Client) -> None:
        candidate()
        assert "<dt>participants</dt><dd>0</dd>" in text_of(client)

    def test_filter_does_not_change_the_totals(self, client: Client) -> None:
        ParticipantFactory(country="ME")
        ParticipantFactory(country="FR")
        assert "<dt>participants</dt><dd>2</dd>" in text_of(client, "?country=FR")


@pytest.mark.usefixtures("registry")
class TestFilters:
    @pytest.fixture(autouse=True)
    def _participants(self, registry: ParticipantIndexPage) -> None:
        ParticipantFactory(
            name="Tivat", country="ME", kind="municipality", joined_on=date(2015, 4, 21), ordinal=127
        )
        ParticipantFactory(
            name="Ploiești",
            country="RO",
            kind="city",
            joined_on=date(2014, 11, 3),
            ordinal=123,
            status="withdrawn",
        )

    @pytest.mark.parametrize(
        "query",
        [
            "?country=ME",
            "?kind=municipality",
            "?year=2015",
            "?status=participant",
            "?q=tiv",
            "?q=127",
            "?country=ME&year=2015",
        ],
    )
    def test_filter_leaves_what_answers_to_it(self, client: Client, query: str) -> None:
        assert names_in(text_of(client, query)) == ["Tivat"]

    def test_text_finds_a_name_without_its_accents(self, client: Client) -> None:
        assert names_in(text_of(client, "?q=ploiesti")) == ["Ploiești"]

    def test_empty_values_filter_nothing(self, client: Client) -> None:
        assert len(names_in(text_of(client, "?q=&country=&kind=&year=&status=&sort="))) == 2

    @pytest.mark.parametrize(
        "query", ["?country=JP", "?year=1999", "?country=ME&year=2014", "?q=nowhere", "?kind=county"]
    )
    def test_nothing_found_helps_on(self, client: Client, query: str) -> None:
        html = text_of(client, query)
        assert "No participant matches all of these filters" in html
        assert f'<a class="button" href="{ADDRESS}">Show all participants</a>' in html

    @pytest.mark.parametrize(
        "query",
        [
            "?country=QQ",
            "?country=me",
            "?kind=village",
            "?year=abc",
            "?year=0",
            "?year=10000",
            "?year=2015.5",
            "?status=candidate",
            "?sort=password",
            "?q=%00",
            "?q=" + "x" * 101,
        ],
    )
    def test_value_that_names_nothing_is_a_404_that_says_which(self, client: Client, query: str) -> None:
        html = text_of(client, query, status=404)
        assert "field-error" in html
        assert names_in(html) == []

    def test_other_parameters_are_ignored(self, client: Client) -> None:
        assert len(names_in(text_of(client, "?utm_source=mail"))) == 2

    def test_chosen_values_stay_in_the_form(self, client: Client) -> None:
        html = text_of(client, "?country=RO&q=plo")
        assert '<option value="RO" selected>Romania</option>' in html
        assert 'value="plo"' in html

    def test_country_without_participants_stays_chosen_in_the_form(self, client: Client) -> None:
        assert '<option value="JP" selected>Japan</option>' in text_of(client, "?country=JP")

    def test_form_offers_only_what_the_registry_has(self, client: Client) -> None:
        html = text_of(client)
        assert "Montenegro</option>" in html
        assert "Japan</option>" not in html


@pytest.mark.usefixtures("registry")
class TestOrder:
    @pytest.mark.parametrize(
        ("query", "names"),
        [
            ("?sort=number", ["Zadar", "Šabac", "Arad"]),
            ("?sort=-number", ["Arad", "Šabac", "Zadar"]),
            ("?sort=name", ["Arad", "Šabac", "Zadar"]),
            ("?sort=-name", ["Zadar", "Šabac", "Arad"]),
            ("?sort=country", ["Zadar", "Arad", "Šabac"]),
            ("?sort=-country", ["Šabac", "Arad", "Zadar"]),
            ("?sort=joined", ["Šabac", "Zadar", "Arad"]),
            ("?sort=-joined", ["Arad", "Zadar", "Šabac"]),
        ],
    )
    def test_each_column_sorts_both_ways(self, client: Client, query: str, names: list[str]) -> None:
        ParticipantFactory(name="Zadar", country="HR", ordinal=1, joined_on=date(2014, 1, 1))
        ParticipantFactory(name="Šabac", country="RS", ordinal=2, joined_on=date(2013, 1, 1))
        ParticipantFactory(name="Arad", country="RO", ordinal=3, joined_on=date(2015, 1, 1))
        assert names_in(text_of(client, query)) == names

    def test_sorted_column_says_so_and_leads_the_other_way(self, client: Client) -> None:
        ParticipantFactory()
        html = text_of(client, "?sort=name&country=ME")
        assert html.count("aria-sort") == 1
        assert 'aria-sort="ascending"' in html
        assert 'href="?sort=-name&amp;country=ME#list"' in html

    def test_sorting_keeps_the_filter_and_leaves_the_page(self, client: Client) -> None:
        for _number in range(PER_PAGE + 1):
            ParticipantFactory(country="ME")
        assert 'href="?country=ME&amp;sort=name#list"' in text_of(client, "?country=ME&page=2")


@pytest.mark.usefixtures("registry")
class TestPaging:
    @pytest.fixture(autouse=True)
    def _participants(self, registry: ParticipantIndexPage) -> None:
        for number in range(1, PER_PAGE + 2):
            ParticipantFactory(name=f"Nr {number}", ordinal=number, country="ME")

    def test_second_page_has_the_rest(self, client: Client) -> None:
        assert names_in(text_of(client, "?page=2")) == ["Nr 1"]

    def test_link_to_the_next_page_keeps_the_filter(self, client: Client) -> None:
        assert 'href="?country=ME&amp;page=2#list"' in text_of(client, "?country=ME")

    @pytest.mark.parametrize("page", ["0", "3", "-1", "abc", "1e3", "9" * 5000])
    def test_page_that_is_not_there_is_a_404(self, client: Client, page: str) -> None:
        assert client.get(ADDRESS, {"page": page}).status_code == 404


class TestProfiles:
    def test_name_leads_to_its_public_profile(self, client: Client, registry: ParticipantIndexPage) -> None:
        ParticipantPageFactory(parent=registry, participant=ParticipantFactory(name="Tivat"))
        assert '<a href="/participants/tivat/">Tivat</a>' in text_of(client)

    def test_name_without_profile_is_plain_text(self, client: Client, registry: ParticipantIndexPage) -> None:
        ParticipantPageFactory(parent=registry, participant=ParticipantFactory(name="Tivat"), live=False)
        html = text_of(client)
        assert names_in(html) == ["Tivat"]
        assert "/participants/tivat/" not in html

    def test_dot_on_the_map_leads_to_the_profile(
        self, client: Client, registry: ParticipantIndexPage
    ) -> None:
        participant = ParticipantFactory(name="Tivat", latitude="42.43", longitude="18.69")
        ParticipantPageFactory(parent=registry, participant=participant)
        assert '<a class="map-dot" href="/participants/tivat/"><title>Tivat</title>' in text_of(client)

    def test_map_shows_what_the_filter_leaves(self, client: Client, registry: ParticipantIndexPage) -> None:
        ParticipantFactory(name="Tivat", country="ME", latitude="42.43", longitude="18.69")
        ParticipantFactory(name="Lyon", country="FR", latitude="45.76", longitude="4.83")
        html = text_of(client, "?country=FR")
        assert "<title>Lyon</title>" in html
        assert "<title>Tivat</title>" not in html


@pytest.mark.usefixtures("registry")
class TestGrowth:
    def test_table_has_the_numbers_of_the_chart_net_of_those_who_left(self, client: Client) -> None:
        ParticipantFactory(joined_on=date(2013, 5, 1))
        ParticipantFactory(joined_on=date(2015, 5, 1))
        left = ParticipantFactory(joined_on=date(2013, 6, 1))
        services.withdraw(participant=left, effective_on=date(2014, 1, 1), by=None)
        services.readmit(participant=left, effective_on=date(2015, 1, 1), by=None)
        html = re.sub(r"\s+", " ", text_of(client))
        for year, *numbers in ((2013, 2, 0, 0, 2), (2014, 0, 0, 1, 1), (2015, 1, 1, 0, 3)):
            cells = " ".join(f'<td class="is-number">{number}</td>' for number in numbers)
            assert f'<th scope="row">{year}</th> {cells}' in html

    def test_admission_that_is_not_released_is_not_counted(self, client: Client) -> None:
        ParticipantFactory(joined_on=date(2013, 5, 1))
        ParticipantFactory(status="admitted", joined_on=date(2014, 5, 1))
        assert '<th scope="row">2014</th>' not in text_of(client)


@pytest.mark.usefixtures("registry")
class TestMerged:
    @pytest.fixture(autouse=True)
    def _merged(self, registry: ParticipantIndexPage) -> None:
        self.successor = ParticipantFactory(name="Greater Arad", ordinal=41)
        self.merged = ParticipantFactory(name="Arad", ordinal=12)
        services.merge(participant=self.merged, into=self.successor, effective_on=date(2020, 1, 1), by=None)

    def test_merged_participant_keeps_its_number_and_links_to_its_successor(
        self, client: Client, registry: ParticipantIndexPage
    ) -> None:
        ParticipantPageFactory(parent=registry, participant=self.successor)
        html = text_of(client)
        assert names_in(html) == ["Greater Arad", "Arad"]
        assert 'Merged into <a href="/participants/greater-arad/">Greater Arad (number 41)</a>' in html

    def test_successor_without_profile_is_named(self, client: Client) -> None:
        assert "Merged into Greater Arad (number 41)" in text_of(client)

    def test_merged_ones_are_counted_apart(self, client: Client) -> None:
        html = text_of(client)
        assert "<dt>participant</dt><dd>1</dd>" in html
        assert "1 has merged into another participant." in html

    def test_filter_finds_the_merged(self, client: Client) -> None:
        assert names_in(text_of(client, "?status=merged")) == ["Arad"]


class TestFrench:
    @pytest.fixture
    def french(self, registry: ParticipantIndexPage) -> ParticipantIndexPage:
        locale = Locale.objects.create(language_code="fr")
        home = registry.get_parent().specific.copy_for_translation(locale)
        home.save_revision().publish()
        page = registry.copy_for_translation(locale)
        page.save_revision().publish()
        return page

    def test_countries_have_their_french_names(self, client: Client, french: ParticipantIndexPage) -> None:
        ParticipantFactory(country="DE")
        assert "Allemagne</td>" in client.get(french.url).content.decode()

    def test_countries_sort_by_their_french_names(self, client: Client, french: ParticipantIndexPage) -> None:
        # Germany, Spain in English; Allemagne, Espagne in French; Germany and Austria change places.
        ParticipantFactory(name="In Germany", country="DE")
        ParticipantFactory(name="In Austria", country="AT")
        html = client.get(f"{french.url}?sort=country").content.decode()
        assert names_in(html) == ["In Germany", "In Austria"]

    def test_english_profile_is_not_linked_from_the_french_registry(
        self, client: Client, registry: ParticipantIndexPage, french: ParticipantIndexPage
    ) -> None:
        ParticipantPageFactory(parent=registry, participant=ParticipantFactory(name="Tivat"))
        html = client.get(french.url).content.decode()
        assert names_in(html) == ["Tivat"]
        assert "/participants/tivat/" not in html
