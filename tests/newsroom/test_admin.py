"""The newsroom's menu, list, categories and authors in the admin."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from home.models import HomePage
from newsroom.models import ArticleCategory, Author, NewsIndexPage
from tests import admin
from tests.factories import ArticlePageFactory, AuthorFactory, CategoryFactory

pytestmark = pytest.mark.django_db

ARTICLES = "/admin/news/articles/"
CATEGORIES = "/admin/news/categories/"
AUTHORS = "/admin/news/authors/"


@pytest.fixture
def root(client: Client) -> Client:
    client.force_login(admin.superuser())
    return client


def menu(client: Client) -> dict[str, list[str]]:
    """The sidebar: the address of each entry's links, by the entry's name."""
    page = client.get("/admin/").content.decode()
    props = json.loads(re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
    (modules,) = (module for module in props["modules"] if module["_type"].endswith("MainMenuModule"))
    entries: dict[str, list[str]] = {}
    for item in modules["_args"][0]:
        options, *children = item["_args"]
        links = children[0] if item["_type"].endswith("SubMenuItem") else []
        entries[options["name"]] = [link["_args"][0]["url"] for link in links]
    return entries


class TestMenu:
    def test_news_and_participants_stand_in_the_users_words(self, root: Client) -> None:
        entries = menu(root)
        assert entries["news"] == [ARTICLES, CATEGORIES, AUTHORS]
        assert entries["participants"] == [
            f"/admin/participants/{name}/" for name in ("participant", "application", "milestone")
        ]
        assert "snippets" not in entries

    def test_every_link_leads_somewhere_on_an_empty_site(self, root: Client) -> None:
        for address in (ARTICLES, CATEGORIES, AUTHORS, "/admin/participants/participant/"):
            assert root.get(address).status_code == 200

    def test_entries_appear_only_for_those_who_may_use_them(self, client: Client) -> None:
        client.force_login(admin.staff())
        entries = menu(client)
        assert "news" not in entries
        assert "participants" not in entries

    def test_author_keeper_sees_authors_alone(self, client: Client) -> None:
        client.force_login(admin.staff("newsroom.change_author"))
        assert menu(client)["news"] == [AUTHORS]

    def test_editor_of_the_news_sees_articles_alone(self, client: Client, news_index: NewsIndexPage) -> None:
        client.force_login(admin.editor_of(news_index, "add_page"))
        assert menu(client)["news"] == [ARTICLES]


class TestArticles:
    def test_lists_articles_of_all_languages(
        self, root: Client, home: HomePage, news_index: NewsIndexPage
    ) -> None:
        french = Locale.objects.get_or_create(language_code="fr")[0]
        home.copy_for_translation(french)
        actualites = news_index.copy_for_translation(french)
        ArticlePageFactory(parent=news_index, title="In English")
        ArticlePageFactory(parent=actualites, title="En français", locale=french)
        page = root.get(ARTICLES).content.decode()
        assert "In English" in page
        assert "En français" in page

    def test_shows_the_day_the_article_was_written(self, root: Client, news_index: NewsIndexPage) -> None:
        ArticlePageFactory(parent=news_index)
        assert "20 May 2015" in root.get(ARTICLES).content.decode()

    def test_filters_by_category(self, root: Client, news_index: NewsIndexPage) -> None:
        category = CategoryFactory()
        ArticlePageFactory(parent=news_index, title="Asked", category=category)
        ArticlePageFactory(parent=news_index, title="Told")
        page = root.get(ARTICLES, {"category": category.pk}).content.decode()
        assert "Asked" in page
        assert "Told" not in page

    def test_finds_by_title(self, root: Client, news_index: NewsIndexPage) -> None:
        ArticlePageFactory(parent=news_index, title="Tivat joins")
        ArticlePageFactory(parent=news_index, title="A call")
        page = root.get(ARTICLES, {"q": "tivat"}).content.decode()
        assert "Tivat joins" in page
        assert "A call" not in page

    def test_adding_leads_to_the_editor_under_the_news_index(
        self, root: Client, news_index: NewsIndexPage
    ) -> None:
        response = root.get(f"{ARTICLES}choose_parent/")
        expected = reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", news_index.pk])
        assert response["Location"] == expected

    def test_articles_outside_an_editors_tree_are_not_listed(
        self, client: Client, home: HomePage, news_index: NewsIndexPage
    ) -> None:
        other = home.add_child(instance=NewsIndexPage(title="Other", slug="other"))
        ArticlePageFactory(parent=news_index, title="Not yours")
        client.force_login(admin.editor_of(other, "add_page", "change_page"))
        assert b"Not yours" not in client.get(ARTICLES).content

    @pytest.mark.parametrize("query", ["category=x", "date_from=x", "p=x", "ordering=x", "q=%00", "owner=x"])
    def test_rubbish_in_the_address_is_no_error(
        self, root: Client, news_index: NewsIndexPage, query: str
    ) -> None:
        ArticlePageFactory(parent=news_index)
        assert root.get(f"{ARTICLES}?{query}").status_code < 500

    def test_costs_the_same_for_2_and_20(
        self, root: Client, news_index: NewsIndexPage, django_assert_max_num_queries: Any
    ) -> None:
        ArticlePageFactory.create_batch(2, parent=news_index)
        root.get(ARTICLES)
        with django_assert_max_num_queries(200) as few:
            root.get(ARTICLES)
        ArticlePageFactory.create_batch(18, parent=news_index)
        with django_assert_max_num_queries(len(few)):
            assert len(root.get(ARTICLES).context["object_list"]) == 20


class TestCategoriesAndAuthors:
    def test_category_is_made_in_a_language(self, root: Client) -> None:
        french = Locale.objects.get_or_create(language_code="fr")[0]
        root.post(f"{CATEGORIES}add/?locale=fr", {"name": "Entretien", "slug": "interview"})
        assert ArticleCategory.objects.get(slug="interview", name="Entretien").locale == french

    def test_slug_that_is_taken_in_the_language_is_refused(self, root: Client) -> None:
        CategoryFactory(slug="interview")
        before = ArticleCategory.objects.count()
        response = root.post(f"{CATEGORIES}add/", {"name": "Interview", "slug": "interview"})
        assert response.status_code == 200
        assert ArticleCategory.objects.count() == before

    def test_category_in_use_cannot_be_deleted(self, root: Client, news_index: NewsIndexPage) -> None:
        category = CategoryFactory()
        ArticlePageFactory(parent=news_index, category=category)
        root.post(f"{CATEGORIES}delete/{category.pk}/")
        assert ArticleCategory.objects.filter(pk=category.pk).exists()

    def test_author_is_found_inspected_and_its_use_shown(
        self, root: Client, news_index: NewsIndexPage
    ) -> None:
        author = AuthorFactory(name="Ana Petrović", role="Mayor")
        assert "Ana Petrović" in root.get(AUTHORS, {"q": "ana"}).content.decode()
        assert b"Mayor" in root.get(f"{AUTHORS}inspect/{author.pk}/").content
        assert root.get(f"{AUTHORS}usage/{author.pk}/").status_code == 200

    def test_name_of_an_author_is_given_once(self, root: Client) -> None:
        AuthorFactory(name="Ana")
        root.post(f"{AUTHORS}add/", {"name": "Ana"})
        assert Author.objects.count() == 1

    @pytest.mark.parametrize("address", [CATEGORIES, AUTHORS])
    def test_staff_without_rights_are_refused(self, client: Client, address: str) -> None:
        client.force_login(admin.staff())
        assert client.get(address).status_code == 302
