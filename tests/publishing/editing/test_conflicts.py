"""Two people in the editor of one article: nobody's text is written over unknowingly."""

import pytest
from django.contrib.auth.models import User
from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset, streamfield

from newsroom.models import ArticlePage, NewsIndexPage
from tests.factories import ArticlePageFactory, AuthorFactory
from tests.newsroom.article_form import PUBLISH
from tests.publishing.editing.desks import Desk

pytestmark = pytest.mark.django_db


def latest_content(article: ArticlePage) -> dict:
    return Revision.objects.for_instance(article).latest("created_at", "pk").content


def count(article: ArticlePage) -> int:
    return Revision.objects.for_instance(article).count()


class TestSecondSave:
    def test_is_a_conflict_and_changes_nothing(self, article: ArticlePage, ana: User, ben: User) -> None:
        mine, theirs = Desk(ana, article), Desk(ben, article)
        assert theirs.save(title="Tivat has joined").status_code == 302
        revisions = count(article)
        assert mine.save(teaser="On the coast.").status_code == 409
        assert count(article) == revisions
        assert latest_content(article)["title"] == "Tivat has joined"

    def test_keeps_the_text_in_the_form(self, article: ArticlePage, ana: User, ben: User) -> None:
        mine, theirs = Desk(ana, article), Desk(ben, article)
        theirs.save(title="Tivat has joined")
        response = mine.save(title="Tivat is in", body=streamfield([("paragraph", "null")]))
        form = response.context["form"]
        assert form["title"].value() == "Tivat is in"
        assert 'value="Tivat is in"' in response.content.decode()

    def test_says_who_saved(self, article: ArticlePage, ana: User, ben: User) -> None:
        mine, theirs = Desk(ana, article), Desk(ben, article)
        theirs.save(title="Tivat has joined")
        html = mine.save(title="Tivat is in").content.decode()
        assert "ben saved it on" in html
        assert "(Europe/Paris)" in html

    def test_says_what_changed_field_by_field(self, article: ArticlePage, ana: User, ben: User) -> None:
        mine, theirs = Desk(ana, article), Desk(ben, article)
        theirs.save(title="Tivat has joined")
        response = mine.save(teaser="On the coast.")
        found = {each.label: each for each in response.context["conflict"].differences}
        assert set(found) == {"Title", "Teaser"}
        assert "has joined" in found["Title"].theirs.htmldiff()
        assert found["Title"].mine.has_changed()  # mine would take it back
        assert found["Teaser"].theirs is None
        assert "On the coast." in found["Teaser"].mine.htmldiff()

    def test_tells_of_authors(self, article: ArticlePage, ana: User, ben: User) -> None:
        author = AuthorFactory(name="Mira")
        mine, theirs = Desk(ana, article), Desk(ben, article)
        theirs.save(article_authors=inline_formset([{"author": author.pk}]))
        response = mine.save(title="Tivat is in")
        assert "Mira" in response.content.decode()

    @pytest.mark.parametrize("action", [{}, PUBLISH, {"action-submit": "Submit"}])
    def test_is_a_conflict_whatever_it_does(
        self, article: ArticlePage, ana: User, ben: User, action: dict[str, str]
    ) -> None:
        mine, theirs = Desk(ana, article), Desk(ben, article)
        theirs.save(title="Tivat has joined")
        assert mine.save(title="Tivat is in", **action).status_code == 409
        article.refresh_from_db()
        assert article.title == "Tivat joins"

    def test_is_a_conflict_after_a_publication(self, article: ArticlePage, ana: User, ben: User) -> None:
        mine, theirs = Desk(ana, article), Desk(ben, article)
        theirs.publish(title="Tivat has joined")
        assert mine.publish(title="Tivat is in").status_code == 409
        article.refresh_from_db()
        assert article.title == "Tivat has joined"

    def test_of_a_page_without_a_version_is_a_conflict(
        self, news_index: NewsIndexPage, ana: User, ben: User
    ) -> None:
        imported = ArticlePageFactory(parent=news_index, title="Tivat joins", slug="tivat-joins")
        mine, theirs = Desk(ana, imported), Desk(ben, imported)
        assert theirs.save(title="Tivat has joined").status_code == 302
        response = mine.save(title="Tivat is in")
        assert response.status_code == 409
        assert "has joined" in response.context["conflict"].differences[0].theirs.htmldiff()

    def test_with_an_error_in_it_is_a_conflict_too(self, article: ArticlePage, ana: User, ben: User) -> None:
        mine, theirs = Desk(ana, article), Desk(ben, article)
        theirs.save(title="Tivat has joined")
        assert mine.publish(title="", date="rubbish").status_code == 409

    def test_in_a_second_tab_of_ones_own_is_a_conflict(self, article: ArticlePage, ana: User) -> None:
        first, second = Desk(ana, article), Desk(ana, article)
        first.save(title="Tivat has joined")
        assert second.save(title="Tivat is in").status_code == 409

    def test_from_the_form_of_an_older_version_is_a_conflict(
        self, article: ArticlePage, ana: User, ben: User
    ) -> None:
        older = article.latest_revision_id
        mine = Desk(ana, article, view="revisions_revert", revision=older)
        Desk(ben, article).save(title="Tivat has joined")
        assert mine.save(title="Tivat is in").status_code == 409

    def test_with_rubbish_for_a_version_is_a_conflict(self, article: ArticlePage, ana: User) -> None:
        desk = Desk(ana, article)
        desk.loaded["loaded_revision_id"] = "²"
        response = desk.save(title="Tivat is in")
        assert response.status_code == 409
        assert not response.context["conflict"].is_known


class TestTakingOver:
    def test_saves_mine_over_theirs(self, article: ArticlePage, ana: User, ben: User) -> None:
        mine, theirs = Desk(ana, article), Desk(ben, article)
        theirs.save(title="Tivat has joined")
        mine.save(title="Tivat is in")
        assert mine.save(title="Tivat is in").status_code == 302
        assert latest_content(article)["title"] == "Tivat is in"

    def test_leaves_theirs_in_the_history(self, article: ArticlePage, ana: User, ben: User) -> None:
        mine, theirs = Desk(ana, article), Desk(ben, article)
        theirs.save(title="Tivat has joined")
        mine.save(title="Tivat is in")
        mine.save(title="Tivat is in")
        titles = [each.content["title"] for each in Revision.objects.for_instance(article)]
        assert "Tivat has joined" in titles

    def test_is_a_conflict_again_after_a_third_save(self, article: ArticlePage, ana: User, ben: User) -> None:
        mine, theirs = Desk(ana, article), Desk(ben, article)
        theirs.save(title="Tivat has joined")
        mine.save(title="Tivat is in")
        theirs.open()
        theirs.save(title="Tivat has joined us")
        assert mine.save(title="Tivat is in").status_code == 409

    def test_is_never_done_by_autosave(self, article: ArticlePage, ana: User, ben: User) -> None:
        mine, theirs = Desk(ana, article), Desk(ben, article)
        theirs.save(title="Tivat has joined")
        response = mine.save(title="Tivat is in")
        assert not response.context["autosave_enabled"]
        assert "w-autosave-interval" not in response.content.decode()


class TestAutosave:
    def test_that_comes_late_is_refused_as_json(self, article: ArticlePage, ana: User, ben: User) -> None:
        mine, theirs = Desk(ana, article), Desk(ben, article)
        theirs.save(title="Tivat has joined")
        response = mine.autosave(title="Tivat is in")
        assert response.status_code == 400
        assert response.json()["error_code"] == "invalid_revision"
        assert latest_content(article)["title"] == "Tivat has joined"

    def test_of_a_page_without_a_version_that_comes_late_is_refused(
        self, news_index: NewsIndexPage, ana: User, ben: User
    ) -> None:
        imported = ArticlePageFactory(parent=news_index, slug="tivat-joins")
        mine, theirs = Desk(ana, imported), Desk(ben, imported)
        theirs.save(title="Tivat has joined")
        assert mine.autosave(title="Tivat is in").json()["error_code"] == "invalid_revision"

    def test_goes_on_from_ones_own_autosave(self, article: ArticlePage, ana: User) -> None:
        desk = Desk(ana, article)
        first = desk.autosave(title="Tivat is").json()
        desk.loaded["overwrite_revision_id"] = first["revision_id"]
        assert desk.autosave(title="Tivat is in").json()["revision_id"] == first["revision_id"]
        assert latest_content(article)["title"] == "Tivat is in"


class TestNotice:
    def test_tells_that_another_edits_the_same_page(self, article: ArticlePage, ana: User, ben: User) -> None:
        mine = Desk(ana, article)
        Desk(ben, article)
        ping = mine.open().context["editing_sessions"].ping_url
        others = mine.client.post(ping, {"page_id": article.pk}).json()["other_sessions"]
        assert [session["user"] for session in others] == ["ben"]
