"""The report over the alliance's own news, imported, with the numbers it tells of on record."""

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from newsroom.importing.applying import import_entries
from newsroom.importing.reading import read_news
from newsroom.models import ArticlePage, NewsIndexPage
from participants import services
from participants.models import Participant
from tests import admin
from tests.factories import ParticipantFactory

LIST: Path = settings.PROJECT_DIR.parent / "shared" / "data" / "alliance-news-listing.txt"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not LIST.exists(), reason=f"the old site's list is not at {LIST}"),
]

# Each joined by the day on which the news tells of it.
JOINED = (
    (123, "Ploieşti", "RO", date(2014, 10, 15)),
    (124, "Megara", "GR", date(2014, 12, 5)),
    (125, "Daugavpils", "LV", date(2015, 2, 24)),
    (126, "Anderlecht", "BE", date(2015, 3, 20)),
    (127, "Tivat", "ME", date(2015, 5, 6)),
)


@pytest.fixture
def _imported(news_index: NewsIndexPage) -> None:
    entries = read_news(LIST).entries
    import_entries(news_index=news_index, entries=entries)
    assert ArticlePage.objects.live().count() == len(entries)
    for ordinal, name, country, day in JOINED:
        ParticipantFactory(name=name, ordinal=ordinal, joined_on=day, country=country)


@pytest.fixture
def _logged_in(client: Client) -> None:
    client.force_login(admin.superuser())


def found(client: Client) -> list[tuple[str, str]]:
    response = client.get("/admin/reports/registry-numbers/", {"export": "csv"})
    rows = csv.DictReader(StringIO(b"".join(response.streaming_content).decode()))
    return [(row["Number"], row["The record says"]) for row in rows]


def change(words: str, instead: str) -> None:
    article = ArticlePage.objects.get(teaser__contains=words)
    article.teaser = article.teaser.replace(words, instead)
    article.save_revision().publish()


@pytest.mark.usefixtures("_imported", "_logged_in")
class TestReport:
    def test_is_empty_and_stays_so_after_a_withdrawal(self, client: Client) -> None:
        assert found(client) == []
        for name in ("Megara", "Tivat"):
            gone = Participant.objects.get(name=name)
            services.withdraw(participant=gone, effective_on=date(2015, 9, 1), by=None)
        assert found(client) == []

    def test_lists_the_one_wrong_ordinal(self, client: Client) -> None:
        change("as the 126th participant", "as the 127th participant")
        assert found(client) == [("127th participant", "Anderlecht has the number 126")]

    def test_lists_the_one_wrong_total(self, client: Client) -> None:
        change("number of participants to 123", "number of participants to 122")
        assert found(client) == [
            ("number of participants to 122", "123 participants (122 numbers are not on record)")
        ]
