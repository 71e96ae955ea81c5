"""Error pages: they help, in the reader's language, and fail at nothing themselves."""

import pytest
from django.db import connection
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.views.defaults import server_error
from wagtail.models import Locale, Site

from home.models import HomePage
from newsroom.models import NewsIndexPage
from participants.models import ParticipantIndexPage


class TestNotFound:
    def test_reader_can_search_and_go_on(
        self, client: Client, news_index: NewsIndexPage, registry: ParticipantIndexPage
    ) -> None:
        for page in (news_index, registry):
            page.show_in_menus = True
            page.save()
        response = client.get("/nowhere/")
        html = response.content.decode()
        assert response.status_code == 404
        assert 'id="not-found-search"' in html
        assert html.count('<a href="/news/"') == 2
        assert html.count('<a href="/participants/"') == 2

    def test_french_address_has_a_french_page(self, client: Client, home: HomePage) -> None:
        home.copy_for_translation(Locale.objects.create(language_code="fr")).save_revision().publish()
        response = client.get("/fr/nulle-part/")
        assert response.status_code == 404
        assert '<html lang="fr">' in response.content.decode()

    def test_address_is_not_shown_as_markup(self, client: Client, home: HomePage) -> None:
        assert "<script>x" not in client.get("/<script>x</script>/").content.decode()

    @pytest.mark.django_db
    def test_site_without_pages_has_one_too(self, client: Client) -> None:
        Site.objects.all().delete()
        assert client.get("/nowhere/").status_code == 404


class TestServerError:
    def test_page_asks_the_database_nothing(self, db: None, rf: RequestFactory) -> None:
        with CaptureQueriesContext(connection) as queries:
            response = server_error(rf.get("/"))
        assert response.status_code == 500
        assert b"Something went wrong on our side" in response.content
        assert not queries.captured_queries

    def test_page_is_shown_when_nothing_is_known_of_the_request(self) -> None:
        assert "<h1>" in get_template("500.html").render()

    def test_page_says_its_language(self) -> None:
        with translation.override("fr"):
            assert '<html lang="fr">' in get_template("500.html").render()

    def test_failing_view_leads_to_it(self, home: HomePage, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*args: object, **kwargs: object) -> None:
            raise RuntimeError("out of order")

        monkeypatch.setattr(HomePage, "serve", fail)
        response = Client(raise_request_exception=False).get("/")
        assert response.status_code == 500
        assert b"Something went wrong on our side" in response.content
        assert b"out of order" not in response.content
