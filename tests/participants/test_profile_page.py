"""`/participants/<slug>/`: the public profile of a participant."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale

from newsroom.models import NewsIndexPage, RelatedParticipant
from participants import services
from participants.models import Participant, ParticipantIndexPage, ParticipantPage
from participants.schema_org import government_organization
from tests.factories import (
    ArticlePageFactory,
    ImageFactory,
    ParticipantFactory,
    ParticipantPageFactory,
    image_file,
)
from tests.html import queries_of


def text_of(client: Client, page: ParticipantPage) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def tivat(registry: ParticipantIndexPage) -> ParticipantPage:
    participant = ParticipantFactory(
        name="Tivat",
        country="ME",
        kind="municipality",
        ordinal=127,
        joined_on=date(2015, 4, 21),
        population=14031,
        roma_population_estimate=335,
        website="https://www.tivat.example/en/",
        latitude="42.43640",
        longitude="18.69390",
    )
    return ParticipantPageFactory(parent=registry, participant=participant, summary="A town on the bay.")


class TestFacts:
    @pytest.mark.parametrize(
        "fact",
        [
            "Municipality in Montenegro",
            "127th participant",
            "21 April 2015",
            "<dd>14,031</dd>",
            "about 335 (an estimate)",
            '<a href="https://www.tivat.example/en/">tivat.example</a>',
            "A town on the bay.",
        ],
    )
    def test_fact_of_the_registry_is_shown(self, client: Client, tivat: ParticipantPage, fact: str) -> None:
        assert fact in text_of(client, tivat)

    def test_fact_that_is_not_known_is_left_out(self, client: Client, registry: ParticipantIndexPage) -> None:
        html = text_of(client, ParticipantPageFactory(parent=registry))
        for label in ("Population", "Roma population", "Website"):
            assert f"<dt>{label}</dt>" not in html

    def test_population_of_zero_is_known(self, client: Client, registry: ParticipantIndexPage) -> None:
        participant = ParticipantFactory(population=0)
        page = ParticipantPageFactory(parent=registry, participant=participant)
        assert "<dd>0</dd>" in text_of(client, page)

    def test_coat_of_arms_comes_with_its_credit(self, client: Client, tivat: ParticipantPage) -> None:
        tivat.participant.coat_of_arms = ImageFactory(
            file=image_file(size=(400, 300)), holder="Municipality of Tivat"
        )
        tivat.participant.save()
        assert "© Municipality of Tivat" in text_of(client, tivat)

    def test_lead_image_comes_with_its_credit(self, client: Client, tivat: ParticipantPage) -> None:
        tivat.lead_image = ImageFactory(file=image_file(size=(400, 300)), holder="CoE", author="Ana Petrović")
        tivat.save_revision().publish()
        assert "© Ana Petrović / CoE" in text_of(client, tivat)

    def test_participant_with_a_place_is_shown_on_the_map(
        self, client: Client, tivat: ParticipantPage
    ) -> None:
        assert "Where Tivat lies in Europe" in text_of(client, tivat)

    def test_number_is_written_as_the_language_does(self, client: Client, tivat: ParticipantPage) -> None:
        locale = Locale.objects.create(language_code="fr")
        for page in (tivat.get_parent().get_parent(), tivat.get_parent(), tivat):
            page.specific.copy_for_translation(locale).save_revision().publish()
        french = ParticipantPage.objects.get(locale=locale)
        assert "127e" in text_of(client, french)


class TestWhoMayBeRead:
    def test_live_profile_of_a_candidate_is_a_404(
        self, client: Client, registry: ParticipantIndexPage
    ) -> None:
        candidate = ParticipantFactory(status="candidate", ordinal=None, joined_on=None)
        page = ParticipantPageFactory(parent=registry, participant=candidate)
        assert client.get(page.url).status_code == 404

    def test_profile_opens_with_the_accession(self, client: Client, registry: ParticipantIndexPage) -> None:
        candidate = ParticipantFactory(status="candidate", ordinal=None, joined_on=None)
        page = ParticipantPageFactory(parent=registry, participant=candidate)
        Participant.objects.filter(pk=candidate.pk).update(
            status="participant", ordinal=128, joined_on=date(2016, 1, 1)
        )
        assert client.get(page.url).status_code == 200

    def test_draft_is_a_404(self, client: Client, tivat: ParticipantPage) -> None:
        tivat.unpublish()
        assert client.get(tivat.url).status_code == 404

    def test_candidate_can_be_previewed(self, registry: ParticipantIndexPage) -> None:
        candidate = ParticipantFactory(status="candidate", ordinal=None, joined_on=None)
        page = ParticipantPageFactory(parent=registry, participant=candidate)
        response = page.make_preview_request()
        assert response.status_code == 200

    def test_withdrawn_participant_keeps_its_number(self, client: Client, tivat: ParticipantPage) -> None:
        services.withdraw(participant=tivat.participant, effective_on=date(2020, 5, 1), by=None)
        html = text_of(client, tivat)
        assert "Tivat has withdrawn from the alliance, on 1 May 2020. The number 127 stays its own" in html
        assert "127th participant" in html

    def test_current_participant_has_no_notice_of_withdrawal(
        self, client: Client, tivat: ParticipantPage
    ) -> None:
        assert "has withdrawn" not in text_of(client, tivat)

    def test_sample_is_marked(self, client: Client, tivat: ParticipantPage) -> None:
        Participant.objects.update(is_sample=True)
        html = text_of(client, tivat)
        assert ">Sample</span>" in html
        assert "is not real" in html


class TestMerged:
    @pytest.fixture
    def successor(self, tivat: ParticipantPage) -> Participant:
        successor = ParticipantFactory(name="Boka", ordinal=200)
        services.merge(participant=tivat.participant, into=successor, effective_on=date(2020, 5, 1), by=None)
        return successor

    def test_merged_participant_leads_to_its_successor(
        self, client: Client, registry: ParticipantIndexPage, tivat: ParticipantPage, successor: Participant
    ) -> None:
        ParticipantPageFactory(parent=registry, participant=successor)
        html = text_of(client, tivat)
        assert "On 1 May 2020, Tivat became part of another participant:" in html
        assert '<a href="/participants/boka/">Boka (number 200)</a>' in html
        assert "The number 127 stays its own" in html
        assert "has withdrawn" not in html

    @pytest.mark.usefixtures("successor")
    def test_successor_without_profile_is_named(self, client: Client, tivat: ParticipantPage) -> None:
        assert "became part of another participant: Boka (number 200)." in text_of(client, tivat)

    @pytest.mark.usefixtures("successor")
    def test_api_names_the_successor(self, client: Client, tivat: ParticipantPage) -> None:
        facts = client.get(f"/api/v2/pages/{tivat.pk}/").json()["participant"]
        assert facts["status"] == "merged"
        assert (facts["successor"]["name"], facts["successor"]["ordinal"]) == ("Boka", 200)


class TestFormerNames:
    def test_former_names_are_told_with_their_last_day(self, client: Client, tivat: ParticipantPage) -> None:
        for name, year in (("Tivat on the Bay", 2017), ("New Tivat", 2019)):
            services.rename(participant=tivat.participant, name=name, effective_on=date(year, 3, 1), by=None)
        html = text_of(client, tivat)
        last = html.index("<dd>Tivat on the Bay, until 1 March 2019</dd>")
        assert last < html.index("<dd>Tivat, until 1 March 2017</dd>")
        assert "New Tivat, until" not in html

    def test_corrected_spelling_is_no_former_name(self, client: Client, tivat: ParticipantPage) -> None:
        entry = tivat.participant.entries.get(kind="accession")
        services.correct(entry=entry, name="Tívat", note="Spelled wrong.", by=None)
        assert "Former name" not in text_of(client, tivat)


class TestNeighbours:
    def test_neighbours_in_number_are_linked(
        self, client: Client, registry: ParticipantIndexPage, tivat: ParticipantPage
    ) -> None:
        for name, ordinal in (("Anderlecht", 126), ("Utopia", 128)):
            ParticipantPageFactory(
                parent=registry, participant=ParticipantFactory(name=name, ordinal=ordinal)
            )
        html = text_of(client, tivat)
        assert (
            '126th participant</span> <a href="/participants/anderlecht/" rel="prev">Anderlecht</a>' in html
        )
        assert '128th participant</span> <a href="/participants/utopia/" rel="next">Utopia</a>' in html

    def test_neighbour_without_profile_is_named_only(self, client: Client, tivat: ParticipantPage) -> None:
        ParticipantFactory(name="Anderlecht", ordinal=126)
        assert "126th participant</span> Anderlecht" in text_of(client, tivat)

    def test_number_missing_from_the_history_is_passed_over(
        self, client: Client, tivat: ParticipantPage
    ) -> None:
        ParticipantFactory(name="Megara", ordinal=124)
        assert "124th participant</span> Megara" in text_of(client, tivat)

    def test_only_participant_has_no_neighbours(self, client: Client, tivat: ParticipantPage) -> None:
        assert "Neighbours in number" not in text_of(client, tivat)


class TestNews:
    def article(self, index: NewsIndexPage, page: ParticipantPage, **fields: Any) -> None:
        article = ArticlePageFactory(parent=index, **fields)
        RelatedParticipant.objects.create(article=article, participant=page.participant)

    def test_articles_about_it_are_listed_newest_first(
        self, client: Client, news_index: NewsIndexPage, tivat: ParticipantPage
    ) -> None:
        self.article(news_index, tivat, title="Old news", date=date(2015, 4, 1))
        self.article(news_index, tivat, title="New news", date=date(2015, 5, 1))
        html = text_of(client, tivat)
        assert html.index("New news") < html.index("Old news")

    @pytest.mark.usefixtures("news_index")
    def test_without_news_there_is_no_heading(self, client: Client, tivat: ParticipantPage) -> None:
        assert "News about Tivat" not in text_of(client, tivat)

    def test_draft_is_not_listed(
        self, client: Client, news_index: NewsIndexPage, tivat: ParticipantPage
    ) -> None:
        self.article(news_index, tivat, title="Secret news", live=False)
        assert "Secret news" not in text_of(client, tivat)

    def test_article_about_another_is_not_listed(
        self,
        client: Client,
        news_index: NewsIndexPage,
        registry: ParticipantIndexPage,
        tivat: ParticipantPage,
    ) -> None:
        self.article(news_index, ParticipantPageFactory(parent=registry), title="Other news")
        assert "Other news" not in text_of(client, tivat)

    def test_article_that_names_it_twice_is_listed_once(
        self, client: Client, news_index: NewsIndexPage, tivat: ParticipantPage
    ) -> None:
        self.article(news_index, tivat, title="Twice")
        relation = RelatedParticipant.objects.get()
        RelatedParticipant.objects.create(article=relation.article, participant=relation.participant)
        assert text_of(client, tivat).count(">Twice</a>") == 1

    def test_more_than_five_lead_to_all_of_them(
        self, client: Client, news_index: NewsIndexPage, tivat: ParticipantPage
    ) -> None:
        for _number in range(6):
            self.article(news_index, tivat)
        html = text_of(client, tivat)
        assert 'href="/news/?participant=127"' in html
        assert html.count('<li> <a href="/news/') == 5


class TestStructuredData:
    def test_page_says_what_it_is_about(self, client: Client, tivat: ParticipantPage) -> None:
        html = text_of(client, tivat)
        match = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
        assert match is not None
        things = json.loads(match[1])["@graph"]
        (thing,) = [thing for thing in things if thing["@type"] == "GovernmentOrganization"]
        assert thing["name"] == "Tivat"
        assert thing["areaServed"]["containedInPlace"]["identifier"] == "ME"

    def test_city_is_a_place_in_its_country(self) -> None:
        city = Participant(name="Lyon", kind="city", country="FR", latitude=45, longitude=4)
        area = government_organization(city, url="https://a.example/", summary="")["areaServed"]
        assert (area["@type"], area["name"], area["geo"]["latitude"]) == ("City", "Lyon", 45.0)

    def test_association_serves_its_country(self) -> None:
        association = Participant(name="Towns of France", kind="association", country="FR")
        area = government_organization(association, url="https://a.example/", summary="")["areaServed"]
        assert area["@type"] == "Country"

    def test_what_is_not_known_is_left_out(self) -> None:
        thing = government_organization(
            Participant(name="Lyon", kind="city", country="FR"), url="https://a.example/", summary=""
        )
        assert "url" not in thing
        assert "description" not in thing
        assert "geo" not in thing["areaServed"]


def test_queries_do_not_follow_the_number_of_articles_and_participants(
    client: Client, news_index: NewsIndexPage, registry: ParticipantIndexPage, tivat: ParticipantPage
) -> None:
    def queries_with(number: int) -> int:
        for _n in range(number):
            ParticipantPageFactory(parent=registry)
            article = ArticlePageFactory(parent=news_index)
            RelatedParticipant.objects.create(article=article, participant=tivat.participant)
        return queries_of(client, tivat.url)

    queries_with(6)  # Fills the list up to its end.
    assert queries_with(2) == queries_with(20)
