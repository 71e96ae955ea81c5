"""What every page of the site shares once several people write it: plans, locks, revisions."""

from datetime import date
from typing import Any, Self

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.locks import BaseLock, BasicLock, ScheduledForPublishLock
from wagtail.models import Page, Revision, Task, WorkflowState
from wagtail.utils.decorators import cached_classmethod

from cms.common.memory import recall
from cms.common.pages import PublicPage
from cms.common.panels import SchedulePanel
from cms.publishing.editing.missing import lacking, without_protected
from cms.publishing.editing.references import Content
from cms.publishing.editing.turns import turn_on
from cms.publishing.forms import EditorialForm
from cms.publishing.planning import plan
from cms.publishing.previews import PreviewMixin
from cms.publishing.review.editor import ReviewsPanel
from cms.publishing.revisions import is_relied_on


class EditorialPage(PreviewMixin, PublicPage):
    """Abstract base of the site's pages, under the rules of the editorial desk."""

    # What the form said of the plan, until the next revision is saved: a day, or None for no plan.
    new_plan: date | None

    base_form_class = EditorialForm
    settings_panels = [ReviewsPanel(), FieldPanel("planned_on"), SchedulePanel(), *Page.settings_panels[1:]]

    class Meta:
        abstract = True

    @cached_classmethod
    def get_edit_handler(cls) -> Panel:  # noqa: N805 (a class method)
        """As the stock method, with the pre-flight list in view on every tab."""
        from cms.publishing.preflight.panel import PreflightInterface  # noqa: PLC0415 (checks read pages)

        tabs = super().get_edit_handler()
        return PreflightInterface(tabs.children, base_form_class=tabs.base_form_class).bind_to_model(cls)

    @classmethod
    def from_serializable_data(cls, data: Content, *args: Any, **kwargs: Any) -> Self | None:
        """As the stock method, which fails on a version that refers to something deleted and protected."""
        page: Self | None = super().from_serializable_data(without_protected(cls, data), *args, **kwargs)
        return page

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        if lost := lacking(self):
            return TemplateResponse(request, "publishing/incomplete_preview.html", {"lost": lost})
        return super().serve_preview(request, mode_name)

    def add_child(self, **kwargs: Any) -> Page:
        """As the stock method, one at a time: pages made at once would get the same place in the tree."""
        with turn_on(self.pk):
            self.refresh_from_db(fields=["path", "depth", "numchild", "url_path"])
            child: Page = super().add_child(**kwargs)
            return child

    def save_revision(
        self, *args: Any, overwrite_revision: Revision | None = None, **kwargs: Any
    ) -> Revision:
        """As the stock method, but autosave never writes over a revision that others rely on."""
        if overwrite_revision is not None and is_relied_on(overwrite_revision):
            overwrite_revision = None
        revision = super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)
        if hasattr(self, "new_plan"):
            plan(page=self, planned_on=self.new_plan)
            del self.new_plan
        return revision

    @property
    def current_workflow_task(self) -> Task | None:
        """As the stock property, which asks three times for each page of a listing for what all wait in."""
        state = self.current_workflow_state
        waits = state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS
        if not waits or state.current_task_state is None:
            return None
        task = state.current_task_state.task
        return recall(f"task {task.pk}", lambda: task.specific)

    def get_lock(self) -> BaseLock | None:
        """A live page with a scheduled edit stays open, so that a typo can be mended before that edit."""
        lock: BaseLock | None = super().get_lock()
        if not (self.live and isinstance(lock, ScheduledForPublishLock)):
            return lock
        if self.locked:
            return BasicLock(self)
        task = self.current_workflow_task
        return task.lock_class(self, task) if task else None
