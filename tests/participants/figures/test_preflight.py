"""A page with a figure that would say nothing does not go out."""

import json
from datetime import date

import pytest
from wagtail.models import Page

from cms.publishing.preflight.run import findings_for
from cms.publishing.refusals import PreflightError
from home.models import HomePage
from newsroom.models import ArticlePage, NewsIndexPage, RelatedParticipant
from participants import services
from participants.models import Participant, ParticipantIndexPage
from tests.content import block
from tests.factories import (
    ArticlePageFactory,
    ParticipantFactory,
    ParticipantPageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kotor() -> Participant:
    return ParticipantFactory(name="Kotor", status="admitted", joined_on=date(2015, 5, 6))


def element(participant: int, more: str = "") -> str:
    return f'<p><embed embedtype="registry-figure" figure="ordinal" participant="{participant}"{more}/></p>'


def figures(page: Page) -> list[str]:
    return [finding.message for finding in findings_for(page) if finding.check == "registry-figure"]


def article(index: NewsIndexPage, participant: Participant, *, as_block: bool = False) -> ArticlePage:
    value = {"figure": "ordinal", "participant": participant.pk, "frozen_on": None}
    body = block("registry_figure", value) if as_block else block("paragraph", element(participant.pk))
    return ArticlePageFactory(parent=index, body=json.dumps([body]), live=False)


@pytest.mark.parametrize("as_block", [True, False])
class TestUnreleased:
    def test_stops_an_article(self, news_index: NewsIndexPage, kotor: Participant, as_block: bool) -> None:
        page = article(news_index, kotor, as_block=as_block)
        (message,) = figures(page)
        assert "Kotor" in message
        with pytest.raises(PreflightError):
            page.save_revision().publish()

    def test_does_not_once_it_is_released(
        self, news_index: NewsIndexPage, kotor: Participant, as_block: bool
    ) -> None:
        page = article(news_index, kotor, as_block=as_block)
        services.release(participant=kotor, by=None)
        assert figures(page) == []

    def test_does_not_stop_its_announcement_which_releases_it(
        self, news_index: NewsIndexPage, kotor: Participant, as_block: bool
    ) -> None:
        page = article(news_index, kotor, as_block=as_block)
        page.announces = kotor.entries.get(kind="accession")
        page.related_participants = [RelatedParticipant(participant=kotor)]
        assert figures(page) == []
        page.save_revision().publish()
        kotor.refresh_from_db()
        assert kotor.is_public


def test_another_announcement_does_not_excuse_it(news_index: NewsIndexPage, kotor: Participant) -> None:
    other = ParticipantFactory(name="Budva", status="admitted")
    page = article(news_index, kotor)
    page.announces = other.entries.get(kind="accession")
    assert len(figures(page)) == 1


def test_own_profile_may_tell_its_number(registry: ParticipantIndexPage, kotor: Participant) -> None:
    body = json.dumps([block("paragraph", element(kotor.pk))])
    page = ParticipantPageFactory(parent=registry, participant=kotor, body=body, live=False)
    assert figures(page) == []


@pytest.mark.parametrize(
    "stored",
    [element(10**9), element(0), '<p><embed embedtype="registry-figure" figure="members"/></p>'],
)
def test_rubbish_stops_a_plain_page(home: HomePage, stored: str) -> None:
    page = StandardPageFactory(parent=home, body=json.dumps([block("paragraph", stored)]), live=False)
    assert figures(page) == ["A registry figure says nothing: choose it again, or take it out."]


def test_number_of_a_day_before_the_accession_stops_it(home: HomePage) -> None:
    tivat = ParticipantFactory(ordinal=5, joined_on=date(2015, 5, 6))
    text = element(tivat.pk, ' asof="2015-05-05"')
    page = StandardPageFactory(parent=home, body=json.dumps([block("paragraph", text)]), live=False)
    assert len(figures(page)) == 1


def test_plain_page_and_home_page_are_to_be_true_today(home: HomePage) -> None:
    ParticipantFactory(ordinal=1)
    page = StandardPageFactory(parent=home, introduction="The Alliance has 2 participants in 29 countries.")
    home.introduction = "The Alliance has 2 participants."
    checks = [[finding.check for finding in findings_for(one)] for one in (page, home)]
    assert checks == [["registry-total", "registry-countries"], ["registry-total"]]
