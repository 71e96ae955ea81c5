"""`/metrics` counts what is in the database, for those who may know it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families
from wagtail.models import Page

from cms.publishing.models import Verdict
from cms.publishing.watch.attempts import keep_promises
from tests.factories import ArticlePageFactory
from tests.publishing.watch.promising import overdue, overdue_expiry, schedule

pytestmark = pytest.mark.django_db


def sample(name: str, **labels: str) -> float:
    text = Client().get("/metrics").content.decode()
    values = [
        found.value
        for family in text_string_to_metric_families(text)
        for found in family.samples
        if found.name == name and found.labels == labels
    ]
    (value,) = values
    return value


def done(page: Page, delay: timedelta, **fields) -> Verdict:
    now = timezone.now()
    promise = {"kind": "go-live", "due_at": now - delay, "done_at": now, "outcome": "done"}
    return Verdict.objects.create(content_object=page, title="x", **(promise | fields))


def test_the_delays_are_counted_in_buckets(news_index):
    for seconds in (0, 1.5, 2, 40):
        done(news_index, timedelta(seconds=seconds))
    buckets = [
        sample("publication_delay_seconds_bucket", le=le) for le in ("0.5", "1.0", "2.0", "60.0", "+Inf")
    ]
    assert buckets == [1, 1, 3, 4, 4]
    assert sample("publication_delay_seconds_count") == 4
    assert sample("publication_delay_seconds_sum") == 43.5


def test_expiries_and_what_was_never_done_have_no_delay(news_index):
    done(news_index, timedelta(seconds=1), kind="expiry")
    done(news_index, timedelta(seconds=1), outcome="missed", done_at=None)
    assert sample("publication_delay_seconds_count") == 0
    assert sample("publication_missed_total") == 1


def test_failing_and_stuck_items_are_counted(news_index):
    for number, outcome in enumerate(["failing", "failing", "stuck", "withdrawn"]):
        done(news_index, timedelta(seconds=number), outcome=outcome, done_at=None)
    assert sample("publication_failing_items") == 2
    assert sample("publication_stuck_items") == 1


def test_scheduled_items_are_counted_and_the_oldest_that_waits_is_timed(news_index):
    assert sample("publication_oldest_overdue_seconds") == 0
    schedule(ArticlePageFactory(parent=news_index, live=False))
    overdue(news_index, late=timedelta(minutes=2))
    assert sample("publication_scheduled_items") == 2
    assert 120 <= sample("publication_oldest_overdue_seconds") < 150


def test_an_expiry_that_waits_is_timed_too(news_index):
    overdue_expiry(ArticlePageFactory(parent=news_index), late=timedelta(minutes=5))
    assert 300 <= sample("publication_oldest_overdue_seconds") < 330


def test_what_the_watch_does_is_what_is_counted(news_index):
    overdue(news_index, late=timedelta(minutes=2))
    list(keep_promises(timezone.now()))
    assert sample("publication_delay_seconds_bucket", le="60.0") == 0
    assert sample("publication_delay_seconds_bucket", le="300.0") == 1
    assert sample("publication_scheduled_items") == 0


def test_the_queries_do_not_grow_with_the_verdicts(news_index, django_assert_num_queries):
    for number in range(20):
        done(news_index, timedelta(seconds=number))
        overdue(news_index)
    with django_assert_num_queries(4):
        Client().get("/metrics")


def test_it_is_plain_text_that_nobody_keeps():
    response = Client().get("/metrics")
    assert response.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_without_a_token_this_machine_may_ask(address):
    assert Client(REMOTE_ADDR=address).get("/metrics").status_code == 200


@pytest.mark.parametrize(
    "caller",
    [
        {"REMOTE_ADDR": "192.0.2.1"},
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=127.0.0.1"},
    ],
)
def test_without_a_token_nobody_else_finds_it(caller):
    assert Client(**caller).get("/metrics").status_code == 404


@pytest.mark.parametrize("scheme", ["Bearer", "bearer"])
def test_with_a_token_whoever_bears_it_may_ask(settings, scheme):
    settings.METRICS_TOKEN = "sesame"
    client = Client(REMOTE_ADDR="192.0.2.1", HTTP_AUTHORIZATION=f"{scheme} sesame")
    assert client.get("/metrics").status_code == 200


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer sesam", "Bearer sésame", "Basic sesame", "sesame"]
)
def test_with_a_token_nobody_may_ask_without_it(settings, authorization):
    settings.METRICS_TOKEN = "sesame"
    response = Client(HTTP_AUTHORIZATION=authorization).get("/metrics")
    assert (response.status_code, response.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert response.content == b""


def test_it_can_only_be_read():
    assert Client().post("/metrics").status_code == 405
