"""Two who announce the same accession at the same moment make one announcement."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from django.db import connection, transaction

from newsroom.announcing.services import admit_and_announce, announce
from newsroom.announcing.undoing import undo_announcement
from newsroom.models import ArticlePage, NewsIndexPage
from participants.models import Participant, ParticipantIndexPage, ParticipantPage
from participants.record.refusals import RegistryError
from tests.factories import ParticipantFactory
from tests.newsroom.announcing.conftest import DAY

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        "connection.vendor == 'sqlite'", reason="the test's SQLite lives in the memory of one thread"
    ),
]

PEOPLE = 4


def all_at_once(act: Callable[[], object]) -> list[str]:
    """What became of it for each of several people: "done", or the code of the refusal."""
    start = threading.Barrier(PEOPLE)

    def one(_person: int) -> str:
        start.wait()
        try:
            act()
        except RegistryError as refusal:
            return str(refusal.code)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(PEOPLE) as people:
        return sorted(people.map(one, range(PEOPLE)))


def test_one_of_them_announces(news_index: NewsIndexPage, registry: ParticipantIndexPage) -> None:
    town = ParticipantFactory(name="Kotor", ordinal=12, joined_on=DAY)
    became = all_at_once(lambda: announce(participant=Participant.objects.get(pk=town.pk), by=None))
    assert became == ["announced"] * (PEOPLE - 1) + ["done"]
    assert ArticlePage.objects.count() == 1
    assert ParticipantPage.objects.count() == 1


def test_one_of_them_admits(news_index: NewsIndexPage, registry: ParticipantIndexPage) -> None:
    town = ParticipantFactory(name="Kotor", status="candidate")

    def act() -> None:
        candidate = Participant.objects.get(pk=town.pk)
        admit_and_announce(participant=candidate, effective_on=DAY, by=None)

    assert all_at_once(act) == ["done"] + ["not_candidate"] * (PEOPLE - 1)
    assert ArticlePage.objects.count() == 1
    town.refresh_from_db()
    assert town.ordinal == 1


def test_who_undoes_waits_for_who_deletes_an_article(
    news_index: NewsIndexPage, registry: ParticipantIndexPage
) -> None:
    """Deleting writes to the page above first, and to the article then."""
    town = ParticipantFactory(name="Kotor", status="candidate")
    article = admit_and_announce(participant=town, effective_on=DAY, by=None).articles[0]
    is_deleting, is_undoing = threading.Event(), threading.Event()

    def delete() -> None:
        with transaction.atomic():
            NewsIndexPage.objects.select_for_update().get(pk=news_index.pk)
            is_deleting.set()
            is_undoing.wait()
            sleep(0.5)  # until it waits for one of the rows
            ArticlePage.objects.get(pk=article.pk).delete()
        connection.close()

    def undo() -> None:
        is_deleting.wait()
        is_undoing.set()
        undo_announcement(participant=Participant.objects.get(pk=town.pk), by=None)
        connection.close()

    with ThreadPoolExecutor(2) as people:
        for done in [people.submit(delete), people.submit(undo)]:
            done.result()
    town.refresh_from_db()
    assert town.status == "candidate"
    assert not ArticlePage.objects.exists()
