"""What is refused on the way through the editor: told there, with the text kept and nothing saved."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Revision, Workflow, WorkflowTask

from newsroom.models import ArticlePage, NewsIndexPage
from tests.factories import ArticlePageFactory, ImageFactory
from tests.newsroom.article_form import PUBLISH, article_form
from tests.publishing.editing.desks import Desk, messages_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def bare_image() -> int:
    """An image that may not go out: nobody wrote what it shows."""
    return ImageFactory(title="Town hall", description="").pk


class TestPublishingWhatFailsThePreflight:
    def test_shows_the_editor_with_the_text(self, article: ArticlePage, ana: User, bare_image: int) -> None:
        response = Desk(ana, article).publish(title="Tivat is in", lead_image=bare_image)
        assert response.status_code == 200
        assert response.context["form"]["title"].value() == "Tivat is in"

    def test_lists_each_reason_with_a_link_to_its_field(
        self, article: ArticlePage, ana: User, bare_image: int
    ) -> None:
        response = Desk(ana, article).publish(lead_image=bare_image)
        html = response.content.decode()
        place = "panel-child-content-child-lead_image-child-lead_image-wrapper"
        assert f'<li><a href="#{place}">' in html
        assert f'id="{place}"' in html

    def test_saves_nothing(self, article: ArticlePage, ana: User, bare_image: int) -> None:
        before = Revision.objects.count()
        Desk(ana, article).publish(title="Tivat is in", lead_image=bare_image)
        article.refresh_from_db()
        assert Revision.objects.count() == before
        assert (article.title, article.draft_title) == ("Tivat joins", "Tivat joins")
        assert article.has_unpublished_changes is False

    def test_is_saved_as_a_draft_afterwards(self, article: ArticlePage, ana: User, bare_image: int) -> None:
        desk = Desk(ana, article)
        desk.publish(title="Tivat is in", lead_image=bare_image)
        assert desk.save(title="Tivat is in", lead_image=bare_image).status_code == 302

    def test_creates_no_page(self, news_index: NewsIndexPage, ana: User, bare_image: int) -> None:
        client = Client()
        client.force_login(ana)
        address = reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", news_index.pk])
        response = client.post(address, article_form(title="Tivat is in", lead_image=bare_image) | PUBLISH)
        assert response.status_code == 200
        assert response.context["form"]["title"].value() == "Tivat is in"
        assert "lead_image-wrapper" in messages_in(response)
        assert not ArticlePage.objects.exists()

    def test_schedules_nothing(self, article: ArticlePage, ana: User, bare_image: int) -> None:
        tomorrow = (timezone.localtime() + timezone.timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
        response = Desk(ana, article).publish(go_live_at=tomorrow, lead_image=bare_image)
        assert response.status_code == 200
        assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


class TestPublishingWhatIsInTheWorkflow:
    @pytest.fixture
    def submitted(self, article: ArticlePage, ana: User) -> ArticlePage:
        workflow = Workflow.objects.create(name="Approval")
        task = GroupApprovalTask.objects.create(name="Approval")
        task.groups.set(ana.groups.all())
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        article.save_revision()
        workflow.start(article, ana)
        return article

    def test_is_told_in_the_editor(self, submitted: ArticlePage, ana: User) -> None:
        response = Desk(ana, submitted).publish(title="Tivat is in")
        assert response.status_code == 200
        assert "in the approval workflow" in messages_in(response)
        assert response.context["form"]["title"].value() == "Tivat is in"

    def test_changed_text_is_not_approved_in_the_same_step(self, submitted: ArticlePage, ana: User) -> None:
        action = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        before = Revision.objects.count()
        response = Desk(ana, submitted).save(title="Tivat is in", **action)
        assert "You changed the text" in messages_in(response)
        assert Revision.objects.count() == before
        assert submitted.current_workflow_state is not None

    def test_what_somebody_changed_meanwhile_is_not_approved(
        self, submitted: ArticlePage, ana: User, ben: User
    ) -> None:
        ben.groups.add(*ana.groups.all())
        reviewer, author = Desk(ana, submitted), Desk(ben, submitted)
        author.save(title="Tivat is in")
        response = reviewer.save(**{"action-workflow-action": "true", "workflow-action-name": "approve"})
        assert response.status_code == 409
        assert submitted.current_workflow_state is not None


class TestApprovingFromTheDashboard:
    @pytest.fixture
    def address(self, article: ArticlePage, ana: User) -> str:
        """Where ana approves, and thereby publishes, an article whose image was described when submitted."""
        image = ImageFactory()
        article.lead_image = image
        article.title = "Tivat is in"
        article.save_revision()
        workflow = Workflow.objects.create(name="Approval")
        task = GroupApprovalTask.objects.create(name="Approval")
        task.groups.set(ana.groups.all())
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        state = workflow.start(article, ana)
        type(image).objects.filter(pk=image.pk).update(description="")
        return reverse(
            "wagtailadmin_pages:workflow_action", args=[article.pk, "approve", state.current_task_state.pk]
        )

    @pytest.fixture
    def reviewer(self, ana: User) -> Client:
        client = Client()
        client.force_login(ana)
        return client

    def test_what_is_refused_is_told_in_the_editor(
        self, address: str, article: ArticlePage, reviewer: Client
    ) -> None:
        response = reviewer.post(address, follow=True)
        assert response.redirect_chain[0][0] == reverse("wagtailadmin_pages:edit", args=[article.pk])
        assert "was not published" in messages_in(response)

    def test_what_is_refused_leads_the_dialog_to_the_editor(
        self, address: str, article: ArticlePage, reviewer: Client
    ) -> None:
        answer = reviewer.post(address, headers={"x-requested-with": "XMLHttpRequest"}).json()
        assert answer["redirect"] == reverse("wagtailadmin_pages:edit", args=[article.pk])

    def test_what_is_refused_still_waits(self, address: str, article: ArticlePage, reviewer: Client) -> None:
        reviewer.post(address)
        article = ArticlePage.objects.get(pk=article.pk)
        assert article.title == "Tivat joins"
        assert article.current_workflow_state is not None


def test_locked_page_keeps_the_text(article: ArticlePage, ana: User, ben: User) -> None:
    desk = Desk(ana, article)
    article.locked, article.locked_by = True, ben
    article.save()
    response = desk.publish(title="Tivat is in")
    assert response.status_code == 200
    assert response.context["form"]["title"].value() == "Tivat is in"
    assert "locked" in messages_in(response)


class TestBulkPublish:
    @pytest.fixture
    def drafts(self, news_index: NewsIndexPage, bare_image: int) -> list[ArticlePage]:
        good = ArticlePageFactory(parent=news_index, title="Good", live=False)
        bad = ArticlePageFactory(parent=news_index, title="Bad", live=False, lead_image_id=bare_image)
        return [good, bad]

    def publish(self, user: User, pages: list[ArticlePage]) -> str:
        client = Client()
        client.force_login(user)
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        chosen = "&".join(f"id={page.pk}" for page in pages)
        response = client.post(f"{address}?{chosen}&next=/admin/", follow=True)
        assert response.status_code == 200
        return messages_in(response)

    def test_publishes_what_may_go_out(self, ana: User, drafts: list[ArticlePage]) -> None:
        told = self.publish(ana, drafts)
        assert "1 page has been published" in told
        assert [ArticlePage.objects.get(pk=page.pk).live for page in drafts] == [True, False]

    def test_names_each_that_was_refused_and_why(self, ana: User, drafts: list[ArticlePage]) -> None:
        assert "“Bad” was not published" in self.publish(ana, drafts)

    def test_of_refused_pages_alone_says_of_none_that_it_was_published(
        self, ana: User, drafts: list[ArticlePage]
    ) -> None:
        assert "been published" not in self.publish(ana, drafts[1:])


class TestWhatNoEditorSends:
    @pytest.mark.parametrize(
        "changes",
        [{"body-count": None}, {"body-count": "x"}, {"overwrite_revision_id": "x"}],
        ids=["without the body", "a body of x blocks", "over version x"],
    )
    def test_is_a_bad_request(self, article: ArticlePage, ana: User, changes: dict[str, str | None]) -> None:
        desk = Desk(ana, article)
        sent = article_form() | desk.loaded | changes
        response = desk.client.post(
            desk.address, {name: sent[name] for name in sent if sent[name] is not None}
        )
        assert response.status_code == 400

    def test_makes_no_page(self, news_index: NewsIndexPage, ana: User) -> None:
        client = Client()
        client.force_login(ana)
        address = reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", news_index.pk])
        assert client.post(address, {"title": "Tivat is in"}).status_code == 400
        assert not ArticlePage.objects.exists()
