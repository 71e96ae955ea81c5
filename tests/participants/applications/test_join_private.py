"""The private page of an application: for whoever has its address, and for nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from participants.models import Application, JoinPage

PRIVATE = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


@pytest.fixture
def application(join_page: JoinPage) -> Application:
    return Application.objects.create(
        name="Tivat",
        kind="municipality",
        country="ME",
        population=14031,
        contact_name="Ana <b>Petrović</b>",
        contact_email="ana@tivat.example",
        message="We have a plan.",
    )


def url(application: Application, rest: str = "") -> str:
    return f"/application/{application.key}/{rest}"


def html_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


class TestReading:
    def test_it_says_where_it_stands_and_what_was_sent(
        self, client: Client, application: Application
    ) -> None:
        html = html_of(client.get(url(application)))
        assert "Where it stands: Received" in html
        assert "Your application arrived. <time" in html
        assert "<dd>14,031</dd>" in html
        assert "Ana &lt;b&gt;Petrović&lt;/b&gt;" in html

    @pytest.mark.parametrize(
        ("state", "words"),
        [
            ("in_review", "It is being reviewed."),
            ("accepted", "It is accepted."),
            ("declined", "It was declined."),
            ("withdrawn", "It was withdrawn"),
        ],
    )
    def test_each_state_has_its_words(
        self, client: Client, application: Application, state: str, words: str
    ) -> None:
        Application.objects.update(state=state, state_since=timezone.now() + timedelta(days=3))
        assert words in html_of(client.get(url(application)))

    def test_notes_of_staff_are_not_shown(self, client: Client, application: Application) -> None:
        application.notes.create(text="Rather not.")
        assert "Rather not" not in html_of(client.get(url(application)))

    def test_right_after_sending_it_says_thank_you(self, client: Client, application: Application) -> None:
        html = html_of(client.get(url(application, "?sent")))
        assert "your application has arrived" in html
        assert "We read it within ten days." in html

    @pytest.mark.parametrize("rest", ["", "?sent", "withdraw/"])
    def test_nobody_else_is_told_of_it(self, client: Client, application: Application, rest: str) -> None:
        response = client.get(url(application, rest))
        assert {name: response[name] for name in PRIVATE} == PRIVATE
        assert not response.cookies
        assert "noindex" in html_of(response)

    @pytest.mark.parametrize("key", ["x", "0" * 32, "%00", "é" * 40, "a" * 5000])
    def test_unknown_key_is_not_found(self, client: Client, application: Application, key: str) -> None:
        response = client.get(f"/application/{key}/")
        assert response.status_code == 404
        assert response["Referrer-Policy"] == "no-referrer"

    def test_it_is_gone_after_erasure(self, client: Client, application: Application) -> None:
        Application.objects.update(
            erased_at=timezone.now(), contact_name="", contact_email="", contact_function="", message=""
        )
        response = client.get(url(application))
        assert response.status_code == 410
        assert "Tivat" not in html_of(response)
        assert client.post(url(application, "withdraw/")).status_code == 410
        assert Application.objects.get().state == "received"


class TestTakingBack:
    def test_it_is_asked_first(self, client: Client, application: Application) -> None:
        html = html_of(client.get(url(application, "withdraw/")))
        assert "Yes, take it back" in html
        assert Application.objects.get().state == "received"

    def test_it_is_withdrawn_without_a_cookie(self, application: Application) -> None:
        client = Client(enforce_csrf_checks=True)
        response = client.post(url(application, "withdraw/"))
        assert (response.status_code, response["Location"]) == (302, url(application))
        assert Application.objects.get().state == "withdrawn"
        assert "Take the application back" not in html_of(client.get(url(application)))

    @pytest.mark.parametrize("state", ["accepted", "declined", "withdrawn"])
    def test_what_is_decided_is_not_taken_back(
        self, client: Client, application: Application, state: str
    ) -> None:
        Application.objects.update(state=state)
        response = client.post(url(application, "withdraw/"))
        assert response.status_code == 409
        assert "cannot be withdrawn" in html_of(response)
        assert Application.objects.get().state == state

    def test_reading_takes_nothing_back(self, client: Client, application: Application) -> None:
        assert client.post(url(application)).status_code == 405
