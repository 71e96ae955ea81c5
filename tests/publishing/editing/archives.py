"""A news index with as many articles as one likes, at every stage, made with few statements."""

from datetime import date, timedelta

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState, WorkflowState

from cms.publishing.models import FourEyesTaskState
from newsroom.models import ArticlePage, NewsIndexPage

TOGETHER = 500
IN_WORKFLOW = 20


def fill(index: NewsIndexPage, count: int, *, author: User) -> list[Page]:
    """The newest come first: drafts, scheduled, locked, live, live with a draft; some wait for approval."""
    pages = [_page(index, number, author) for number in range(count)]
    Page.objects.bulk_create(pages, batch_size=TOGETHER)
    _add_article_rows(pages)
    _add_revisions(pages, author)
    Page.objects.filter(pk=index.pk).update(numchild=count)
    for page in [page for page in pages[: 4 * IN_WORKFLOW] if not page.go_live_at][:IN_WORKFLOW]:
        _submit(page, author)
    return pages


def _page(index: NewsIndexPage, number: int, author: User) -> Page:
    now = timezone.now()
    is_locked = number % 7 == 0
    return Page(
        title=f"Article {number}",
        draft_title=f"Article {number}",
        slug=f"article-{number}",
        path=Page._get_path(index.path, index.depth + 1, number + 1),
        depth=index.depth + 1,
        url_path=f"{index.url_path}article-{number}/",
        content_type=ContentType.objects.get_for_model(ArticlePage),
        locale=index.locale,
        owner=author,
        live=number % 3 != 0,
        has_unpublished_changes=number % 3 != 1,
        locked=is_locked,
        locked_by=author if is_locked else None,
        go_live_at=now + timedelta(days=1) if number % 5 == 0 else None,
        latest_revision_created_at=now - timedelta(minutes=number),
    )


def _add_article_rows(pages: list[Page]) -> None:
    articles = [
        ArticlePage(page_ptr_id=page.pk, date=date(2015, 5, 20), teaser="The paragraph in the list.")
        for page in pages
    ]
    for first in range(0, len(articles), TOGETHER):
        ArticlePage._base_manager._insert(
            articles[first : first + TOGETHER], fields=ArticlePage._meta.local_concrete_fields
        )


def _add_revisions(pages: list[Page], author: User) -> None:
    article_type = ContentType.objects.get_for_model(ArticlePage)
    page_type = ContentType.objects.get_for_model(Page)
    revisions = [
        Revision(
            content_type=article_type,
            base_content_type=page_type,
            object_id=str(page.pk),
            user=author,
            created_at=page.latest_revision_created_at,
            approved_go_live_at=page.go_live_at,
            content={"pk": page.pk, "title": page.title},
        )
        for page in pages
    ]
    for page, revision in zip(pages, Revision.objects.bulk_create(revisions, TOGETHER), strict=True):
        page.latest_revision = revision
        page.live_revision = revision if page.live else None
    Page.objects.bulk_update(pages, ["latest_revision", "live_revision"], TOGETHER)


def _submit(page: Page, author: User) -> None:
    workflow = page.get_workflow()
    state = WorkflowState.objects.create(
        base_content_type=ContentType.objects.get_for_model(Page),
        content_type=ContentType.objects.get_for_model(ArticlePage),
        object_id=str(page.pk),
        workflow=workflow,
        requested_by=author,
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    state.current_task_state = FourEyesTaskState.objects.create(
        workflow_state=state,
        revision=page.latest_revision,
        task=workflow.tasks.first(),
        status=TaskState.STATUS_IN_PROGRESS,
        content_type=ContentType.objects.get_for_model(FourEyesTaskState),
    )
    state.save()
