"""Articles at every stage of the editorial desk."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask

from cms.publishing.planning import plan
from newsroom.models import ArticlePage
from tests.factories import ArticlePageFactory

_numbers = count(1)


def _article(parent: Page, title: str, **fields: Any) -> ArticlePage:
    """Titles may be equal, slugs may not."""
    slug = fields.pop("slug", None) or f"article-{next(_numbers)}"
    return ArticlePageFactory(parent=parent, title=title, slug=slug, **fields)


def draft(parent: Page, title: str = "A draft", **fields: Any) -> ArticlePage:
    article = _article(parent, title, live=False, **fields)
    article.save_revision(user=article.owner)
    return article


def planned(parent: Page, day: date, title: str = "A plan", **fields: Any) -> ArticlePage:
    article = draft(parent, title, **fields)
    plan(page=article, planned_on=day)
    return article


def scheduled(parent: Page, moment: datetime, title: str = "A schedule", **fields: Any) -> ArticlePage:
    article = _article(parent, title, live=False, **fields)
    article.go_live_at = moment
    article.save_revision(user=article.owner).publish()
    return article


def published(parent: Page, moment: datetime, title: str = "An article", **fields: Any) -> ArticlePage:
    return _article(parent, title, first_published_at=moment, **fields)


def approval_by(group: Group) -> Workflow:
    """A workflow of one task, "Reading", which anybody in the group may do."""
    task = GroupApprovalTask.objects.create(name="Reading")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    return workflow


def submitted(
    parent: Page, workflow: Workflow, *, by: Any, title: str = "A submission", **fields: Any
) -> ArticlePage:
    article = _article(parent, title, live=False, owner=by, **fields)
    article.save_revision(user=by)
    workflow.start(article, by)
    return article


def in_days(number: int) -> datetime:
    return timezone.now() + timedelta(days=number)
