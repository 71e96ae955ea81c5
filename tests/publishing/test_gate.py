"""What is locked or under review goes out by no path, whoever asks."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from cms.publishing.refusals import InWorkflowError, LockedError, PublicationRefusedError
from cms.roles import ensure_roles
from newsroom.models import ArticlePage, NewsIndexPage
from tests.admin import superuser
from tests.api.writing import Writer
from tests.factories import ArticlePageFactory
from tests.newsroom.article_form import PUBLISH, article_form
from tests.publishing.approval.conftest import member

TOMORROW = timezone.now().replace(microsecond=0) + timedelta(days=1)


@pytest.fixture
def root(news_index: NewsIndexPage) -> User:
    ensure_roles()
    return superuser()


@pytest.fixture
def author(root: User) -> User:
    return member("author", "Communications")


@pytest.fixture
def draft(news_index: NewsIndexPage, author: User) -> ArticlePage:
    article = ArticlePageFactory(parent=news_index, slug="tivat-joins", live=False, owner=author)
    article.save_revision(user=author)
    return article


def lock(page: ArticlePage, author: User) -> None:
    ArticlePage.objects.filter(pk=page.pk).update(locked=True, locked_by=author)


def submit(page: ArticlePage, author: User) -> None:
    page.get_workflow().start(page, author)


def ask_for_changes(page: ArticlePage, author: User) -> None:
    submit(page, author)
    page.current_workflow_task_state.reject(user=member("reader", "Editors"), comment="Shorter.")


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def by_the_editor(page: ArticlePage, user: User) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    logged_in(user).post(address, article_form() | PUBLISH)


def by_bulk_action(page: ArticlePage, user: User) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    logged_in(user).post(f"{address}?id={page.pk}")


def by_version_3(page: ArticlePage, user: User) -> None:
    writer = Writer(user)
    writer.act(page, "publish", writer.draft_etag(page))


def by_patch_in_version_3(page: ArticlePage, user: User) -> None:
    writer = Writer(user)
    meta = {"type": "newsroom.ArticlePage", "action": "publish"}
    writer.patch(page, writer.draft_etag(page), meta=meta, title="Tivat is in")


def by_code(page: ArticlePage, user: User) -> None:
    with pytest.raises(PublicationRefusedError):
        page.get_latest_revision().publish(user=user)


PATHS = [by_the_editor, by_bulk_action, by_version_3, by_patch_in_version_3, by_code]


@pytest.mark.parametrize("path", PATHS)
def test_each_path_publishes_what_is_free(path: Callable[..., None], draft: ArticlePage, root: User) -> None:
    if path is by_code:
        draft.get_latest_revision().publish(user=root)
    else:
        path(draft, root)
    draft.refresh_from_db()
    assert draft.live


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("hold", [lock, submit, ask_for_changes])
def test_a_superuser_publishes_what_is_held_by_no_path(
    path: Callable[..., None], hold: Callable[..., None], draft: ArticlePage, author: User, root: User
) -> None:
    hold(draft, author)
    path(ArticlePage.objects.get(), root)
    draft.refresh_from_db()
    assert not draft.live
    assert draft.scheduled_revision is None


def test_what_is_refused_is_said_in_a_sentence(draft: ArticlePage, author: User, root: User) -> None:
    lock(draft, author)
    with pytest.raises(LockedError, match="is locked by author"):
        draft.get_latest_revision().publish(user=root)


def test_the_worker_publishes_nothing_that_somebody_holds(draft: ArticlePage, author: User) -> None:
    lock(draft, author)
    with pytest.raises(LockedError):
        draft.get_latest_revision().publish()


def test_who_holds_the_lock_publishes(draft: ArticlePage, root: User) -> None:
    lock(draft, root)
    draft.get_latest_revision().publish(user=root)
    assert ArticlePage.objects.get().live


def test_a_refused_publication_leaves_no_trace(draft: ArticlePage, author: User, root: User) -> None:
    submit(draft, author)
    with pytest.raises(InWorkflowError):
        draft.get_latest_revision().publish(user=root)
    assert not PageLogEntry.objects.filter(action="wagtail.publish").exists()
    assert ArticlePage.objects.get().workflow_in_progress


def test_what_is_under_review_is_not_scheduled_either(draft: ArticlePage, author: User, root: User) -> None:
    draft.go_live_at = TOMORROW
    draft.save_revision(user=author)
    submit(draft, author)
    with pytest.raises(InWorkflowError):
        draft.get_latest_revision().publish(user=root)


def test_what_was_promised_goes_out_while_a_newer_version_is_reviewed(
    draft: ArticlePage, author: User, root: User
) -> None:
    draft.go_live_at = TOMORROW
    promised = draft.save_revision(user=author)
    promised.publish(user=root)
    newer = ArticlePage.objects.get()
    newer.save_revision(user=author)
    submit(newer, author)
    promised.content["go_live_at"] = None
    promised.publish()
    article = ArticlePage.objects.get()
    assert article.live_revision == promised
    assert article.workflow_in_progress


class TestTranslation:
    """French articles go out through the same gate."""

    @pytest.fixture
    def french(self, draft: ArticlePage, root: User) -> Translation:
        locale, _made = Locale.objects.get_or_create(language_code="fr")
        for page in (*draft.get_ancestors()[1:], draft):
            translate_object(page.specific, [locale], user=root)
        return Translation.objects.get(source__object_id=draft.translation_key)

    def page_of(self, translation: Translation) -> Page:
        return translation.get_target_instance()

    def send(self, user: User, translation: Translation) -> None:
        address = reverse("wagtailadmin_pages:edit", args=[self.page_of(translation).pk])
        logged_in(user).post(address, {"action": "publish"})

    def test_is_published_by_who_may(self, french: Translation, root: User) -> None:
        self.send(root, french)
        assert self.page_of(french).live

    def test_is_a_draft_until_then(self, french: Translation) -> None:
        assert not self.page_of(french).live

    @pytest.mark.parametrize("hold", [lock, submit])
    def test_is_published_by_nobody_while_it_is_held(
        self, french: Translation, author: User, root: User, hold: Callable[..., None]
    ) -> None:
        hold(self.page_of(french), author)
        self.send(root, french)
        assert not self.page_of(french).live

    def test_is_not_published_by_communications(self, french: Translation, author: User) -> None:
        with pytest.raises(PublicationRefusedError):
            french.save_target(user=author, publish=True)
        assert not self.page_of(french).live

    def test_is_not_published_by_who_may_only_submit_translations(
        self, french: Translation, author: User
    ) -> None:
        address = reverse("wagtail_localize:update_translations", args=[french.source_id])
        logged_in(author).post(address, {"publish_translations": "on"})
        assert not self.page_of(french).live

    def test_does_not_change_what_is_live_by_who_may_not_publish(
        self, french: Translation, author: User, root: User
    ) -> None:
        french.save_target(user=root, publish=True)
        with pytest.raises(PublicationRefusedError):
            french.save_target(user=author, publish=False)

    @pytest.fixture
    def original(self, french: Translation, root: User) -> Page:
        """The page that is translated, live."""
        page = french.source.get_source_instance()
        page.get_latest_revision().publish(user=root)
        return page

    def convert(self, user: User, translation: Translation) -> None:
        page = self.page_of(translation)
        logged_in(user).post(reverse("wagtail_localize:convert_to_alias", args=[page.pk]))

    def test_is_made_an_alias_of_what_is_live_by_who_may_publish(
        self, french: Translation, original: Page, root: User
    ) -> None:
        page = self.page_of(french)
        self.convert(root, french)
        page.refresh_from_db()
        assert (page.live, page.alias_of_id) == (True, original.pk)

    @pytest.mark.usefixtures("original")
    def test_is_not_made_an_alias_by_communications(self, french: Translation, author: User) -> None:
        self.convert(author, french)
        assert not self.page_of(french).live
        assert self.page_of(french).alias_of is None

    @pytest.mark.usefixtures("original")
    @pytest.mark.parametrize("hold", [lock, submit])
    def test_is_made_an_alias_by_nobody_while_it_is_held(
        self, french: Translation, author: User, root: User, hold: Callable[..., None]
    ) -> None:
        hold(self.page_of(french), author)
        self.convert(root, french)
        assert self.page_of(french).alias_of is None

    def test_that_fails_is_not_half_live(self, french: Translation, author: User, root: User) -> None:
        page = self.page_of(french)
        before: Any = page.latest_revision_id
        lock(page, author)
        with pytest.raises(LockedError):
            french.save_target(user=root, publish=True)
        assert self.page_of(french).latest_revision_id == before
