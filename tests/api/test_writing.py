"""Version 3's writes: of what was seen, one at a time, and all or nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Revision, Workflow, WorkflowTask

from home.models import HomePage
from newsroom.models import ArticlePage, NewsIndexPage
from tests import admin
from tests.api.writing import PAGES, Writer
from tests.factories import ArticlePageFactory, ImageFactory, NewsIndexPageFactory

pytestmark = pytest.mark.django_db

Write = Callable[[Writer, ArticlePage, str | None], HttpResponse]
STALE = '"1-2-3-4"'


@pytest.fixture
def article(news_index: NewsIndexPage) -> ArticlePage:
    page = ArticlePageFactory(parent=news_index, title="Tivat joins", teaser="On the coast.")
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def member(home: HomePage, name: str, *codenames: str) -> User:
    return admin.editor_of(home, *(codenames or ("add_page", "change_page", "publish_page")), username=name)


@pytest.fixture
def ana(home: HomePage) -> User:
    return member(home, "ana")


@pytest.fixture
def ben(home: HomePage) -> User:
    return member(home, "ben")


@pytest.fixture
def writer(ana: User) -> Writer:
    return Writer(ana)


def revert(writer: Writer, page: ArticlePage, etag: str | None) -> HttpResponse:
    return writer.act(page, "revert", etag, revision_id=page.revisions.earliest("pk").pk)


def move(writer: Writer, page: ArticlePage, etag: str | None) -> HttpResponse:
    home = HomePage.objects.get()
    other = NewsIndexPageFactory(parent=home, title="Archive", slug="archive")
    return writer.act(page, "move", etag, destination_id=other.pk, position="last-child")


# Every write that changes a page.
WRITES: dict[str, Write] = {
    "patch": lambda writer, page, etag: writer.patch(page, etag, title="Tivat is in"),
    "publish": lambda writer, page, etag: writer.act(page, "publish", etag),
    "unpublish": lambda writer, page, etag: writer.act(page, "unpublish", etag),
    "delete": lambda writer, page, etag: writer.delete(page, etag),
    "delete action": lambda writer, page, etag: writer.client.delete(
        f"{PAGES}{page.pk}/actions/delete/", headers={} if etag is None else {"if-match": etag}
    ),
    "move": move,
    "revert": revert,
}
each_write = pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())


def state(page: ArticlePage) -> tuple:
    row = Page.objects.get(pk=page.pk)
    return row.title, row.draft_title, row.live, row.path, row.latest_revision_id, page.revisions.count()


def problem(response: HttpResponse) -> dict:
    assert response["Content-Type"] == "application/problem+json"
    return response.json()


class TestEtag:
    def test_is_the_same_for_the_live_version_and_the_draft_while_there_is_none(
        self, article: ArticlePage, writer: Writer
    ) -> None:
        assert writer.read(article)["ETag"] == writer.draft_etag(article)

    def test_tells_the_draft_from_the_live_version(self, article: ArticlePage, writer: Writer) -> None:
        article.save_revision()
        assert writer.read(article)["ETag"] != writer.draft_etag(article)

    def test_of_the_public_answer_stays_while_a_draft_is_written(
        self, article: ArticlePage, writer: Writer
    ) -> None:
        before = writer.client.get(f"{PAGES}{article.pk}/", headers={"authorization": ""})["ETag"]
        article.save_revision()
        after = writer.client.get(f"{PAGES}{article.pk}/", headers={"authorization": ""})["ETag"]
        assert before == after

    def test_changes_when_autosave_writes_over_the_draft(
        self, article: ArticlePage, writer: Writer, ana: User
    ) -> None:
        draft = article.save_revision(user=ana)
        before = writer.draft_etag(article)
        article.save_revision(user=ana, overwrite_revision=draft)
        assert writer.draft_etag(article) != before

    def test_of_an_answer_to_a_write_is_that_of_the_draft(self, article: ArticlePage, writer: Writer) -> None:
        assert writer.patch(article, title="Tivat is in")["ETag"] == writer.draft_etag(article)

    def test_of_a_new_page_serves_for_its_first_change(
        self, news_index: NewsIndexPage, writer: Writer
    ) -> None:
        response = writer.create(news_index)
        page = ArticlePage.objects.get(pk=response.json()["id"])
        assert writer.patch(page, response["ETag"], title="Newer").status_code == 200


class TestIfMatch:
    @each_write
    def test_that_is_stale_is_412_and_changes_nothing(
        self, article: ArticlePage, writer: Writer, write: Write
    ) -> None:
        before = state(article)
        response = write(writer, article, STALE)
        assert response.status_code == 412
        assert "Read its draft" in problem(response)["detail"]
        assert state(article) == before

    @each_write
    def test_that_names_the_draft_is_taken(
        self, article: ArticlePage, writer: Writer, ben: User, write: Write
    ) -> None:
        article.save_revision(user=ben)
        assert write(writer, article, writer.draft_etag(article)).status_code in {200, 204}

    def test_that_names_the_live_version_is_stale_when_there_is_a_draft(
        self, article: ArticlePage, writer: Writer
    ) -> None:
        article.save_revision()
        assert writer.patch(article, writer.read(article)["ETag"], title="x").status_code == 412

    def test_of_before_a_publication_is_stale(self, article: ArticlePage, writer: Writer) -> None:
        draft = article.save_revision()
        etag = writer.draft_etag(article)
        draft.publish()
        assert writer.delete(article, etag).status_code == 412

    def test_star_takes_any_version(self, article: ArticlePage, writer: Writer, ben: User) -> None:
        article.save_revision(user=ben)
        assert writer.patch(article, "*", title="Tivat is in").status_code == 200

    def test_may_name_several(self, article: ArticlePage, writer: Writer) -> None:
        etag = writer.draft_etag(article)
        assert writer.patch(article, f"{STALE}, {etag}", title="Tivat is in").status_code == 200

    def test_in_the_weak_form_never_matches(self, article: ArticlePage, writer: Writer) -> None:
        etag = writer.draft_etag(article)
        assert writer.patch(article, f"W/{etag}", title="Tivat is in").status_code == 412

    @pytest.mark.parametrize("rubbish", ["", "abc", "''", '"', "\u00e9"])
    def test_that_names_nothing_is_400(self, article: ArticlePage, writer: Writer, rubbish: str) -> None:
        response = writer.patch(article, rubbish, title="Tivat is in")
        assert response.status_code == 400
        assert "If-Match" in problem(response)["detail"]

    def test_for_a_page_that_is_not_there_is_404(self, article: ArticlePage, writer: Writer) -> None:
        article.pk = 999_999
        assert writer.patch(article, "*", title="x").status_code == 404

    def test_tells_nothing_to_those_who_may_not_write(self, article: ArticlePage, home: HomePage) -> None:
        elsewhere = NewsIndexPageFactory(parent=home, slug="elsewhere")
        stranger = Writer(admin.editor_of(elsewhere, "change_page", username="stranger"))
        assert stranger.patch(article, STALE, title="x").status_code == 403


class TestWithoutIfMatch:
    @each_write
    def test_newer_draft_of_somebody_else_is_409_and_stays(
        self, article: ArticlePage, writer: Writer, ben: User, write: Write
    ) -> None:
        article.save_revision(user=ben)
        before = state(article)
        response = write(writer, article, None)
        assert response.status_code == 409
        assert "If-Match" in problem(response)["detail"]
        assert state(article) == before

    @each_write
    def test_live_version_is_changed(self, article: ArticlePage, writer: Writer, write: Write) -> None:
        assert write(writer, article, None).status_code in {200, 204}

    def test_ones_own_draft_is_changed(self, article: ArticlePage, writer: Writer) -> None:
        assert writer.patch(article, title="Tivat is").status_code == 200
        assert writer.patch(article, title="Tivat is in").status_code == 200

    def test_versions_saved_since_the_request_arrived_are_merged_where_they_change_other_fields(
        self, article: ArticlePage, writer: Writer, ana: User
    ) -> None:
        with time_machine.travel(timezone.now() + timedelta(seconds=5)):  # as if it had waited for its turn
            article.title = "Tivat is in"
            article.save_revision(user=ana)
        assert writer.patch(article, title="Tivat has joined").status_code == 409
        assert writer.patch(article, seo_title="Tivat").status_code == 200
        content = article.revisions.latest("pk").content
        assert (content["title"], content["seo_title"]) == ("Tivat is in", "Tivat")

    def test_version_of_somebody_else_since_the_request_arrived_is_not_merged(
        self, article: ArticlePage, writer: Writer, ben: User
    ) -> None:
        with time_machine.travel(timezone.now() + timedelta(seconds=5)):
            article.title = "Tivat is in"
            article.save_revision(user=ben).publish()
        assert writer.patch(article, seo_title="Tivat").status_code == 409

    def test_page_without_a_version_is_changed(self, news_index: NewsIndexPage, writer: Writer) -> None:
        page = ArticlePageFactory(parent=news_index)
        assert writer.patch(page, title="Tivat is in").status_code == 200


class TestLocked:
    @pytest.fixture
    def locked(self, article: ArticlePage, ben: User) -> ArticlePage:
        article.locked, article.locked_by = True, ben
        article.save()
        return article

    @each_write
    def test_for_others_is_409_and_changes_nothing(
        self, locked: ArticlePage, writer: Writer, write: Write
    ) -> None:
        before = state(locked)
        response = write(writer, locked, "*")
        assert response.status_code == 409
        assert "locked by ben" in problem(response)["detail"]
        assert state(locked) == before

    @each_write
    def test_is_open_to_who_locked_it(self, locked: ArticlePage, ben: User, write: Write) -> None:
        assert write(Writer(ben), locked, "*").status_code in {200, 204}

    def test_below_a_page_keeps_that_from_deletion(
        self, locked: ArticlePage, writer: Writer, news_index: NewsIndexPage
    ) -> None:
        assert writer.delete(news_index, "*").status_code == 409

    def test_below_a_page_keeps_that_from_being_unpublished_with_all_below(
        self, locked: ArticlePage, writer: Writer, news_index: NewsIndexPage
    ) -> None:
        assert writer.act(news_index, "unpublish", "*", recursive=True).status_code == 409
        assert writer.act(news_index, "unpublish", "*").status_code == 200


class TestInWorkflow:
    @pytest.fixture
    def submitted(self, article: ArticlePage, ben: User) -> ArticlePage:
        workflow = Workflow.objects.create(name="Approval")
        task = GroupApprovalTask.objects.create(name="Approval")
        task.groups.set(ben.groups.all())
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        article.save_revision(user=ben)
        workflow.start(article, ben)
        return article

    @pytest.mark.parametrize("name", ["patch", "publish", "delete", "delete action", "revert"])
    def test_is_409_and_changes_nothing(self, submitted: ArticlePage, writer: Writer, name: str) -> None:
        before = state(submitted)
        response = WRITES[name](writer, submitted, "*")
        assert response.status_code == 409
        assert "workflow" in problem(response)["detail"]
        assert state(submitted) == before

    def test_below_a_page_keeps_that_from_deletion(
        self, submitted: ArticlePage, writer: Writer, news_index: NewsIndexPage
    ) -> None:
        assert writer.delete(news_index, "*").status_code == 409


class TestPreflight:
    @pytest.fixture
    def unfit(self, article: ArticlePage) -> ArticlePage:
        article.lead_image = ImageFactory(description="")
        article.save_revision()
        return article

    def test_failing_is_422_with_each_finding(self, unfit: ArticlePage, writer: Writer) -> None:
        response = writer.act(unfit, "publish", "*")
        assert response.status_code == 422
        (finding,) = problem(response)["errors"]
        assert (finding["check"], finding["field"]) == ("image-description", "lead_image")
        assert finding["message"]

    def test_failing_rolls_a_patch_back(self, unfit: ArticlePage, writer: Writer) -> None:
        before = state(unfit)
        response = writer.patch(unfit, "*", title="Tivat is in", meta={"action": "publish"})
        assert response.status_code == 422
        assert state(unfit) == before


def test_page_that_cannot_be_published_as_asked_is_not_made(
    news_index: NewsIndexPage, writer: Writer
) -> None:
    before = Page.objects.count(), Revision.objects.count()
    response = writer.create(news_index, action="publish")  # without its teaser
    assert response.status_code == 422
    assert (Page.objects.count(), Revision.objects.count()) == before


def test_without_permission_is_403(article: ArticlePage, home: HomePage) -> None:
    author = Writer(member(home, "cleo", "add_page", "change_page"))
    response = author.act(article, "publish")
    assert response.status_code == 403
    problem(response)


def test_document_of_the_api_can_be_read(writer: Writer) -> None:
    document = writer.client.get("/api/v3/openapi.json").json()
    assert document["openapi"].startswith("3.")
    assert "patch" in document["paths"]["/api/v3/pages/{page_id}/"]


@pytest.mark.parametrize("body", ["[]", '"x"', "1", "null", "[" * 100_000])
@pytest.mark.parametrize("method", ["post", "patch"])
def test_a_body_that_is_no_object_is_refused(article: ArticlePage, ana: User, method: str, body: str) -> None:
    address = PAGES if method == "post" else f"{PAGES}{article.pk}/"
    send = getattr(Writer(ana).client, method)
    assert send(address, body, content_type="application/json").status_code == 422
