"""The page editor when several people use it: nothing is lost, and what is refused is told there."""

import json
from copy import copy
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.generic import JsonPostResponseMixin
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.models import Page

from cms.publishing.editing import schedules
from cms.publishing.editing.conflicts import NO_REVISION, Conflict, conflict
from cms.publishing.editing.missing import describe, missing_from
from cms.publishing.editing.references import Reference
from cms.publishing.editing.refused import explain
from cms.publishing.editing.turns import turn_on
from cms.publishing.refusals import FourEyesError, PublicationRefusedError


class Refusing(JsonPostResponseMixin):
    """Mixed in before one of Wagtail's editors. A POST happens whole, in its turn, or not at all.

    What is refused on the way is rolled back, and told in the editor around the text that was sent.
    """

    turn_kwarg: str
    refusal: PublicationRefusedError | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or self.refusal is not None:
            return super().dispatch(request, *args, **kwargs)
        untouched = copy(self)
        try:
            with turn_on(kwargs[self.turn_kwarg]):
                return super().dispatch(request, *args, **kwargs)
        except PublicationRefusedError as refusal:
            untouched.refusal = refusal
            return untouched.dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        return super().form_valid(form) if self.refusal is None else self._tell(self.refusal)

    def form_invalid(self, form: Any) -> HttpResponse:
        return super().form_invalid(form) if self.refusal is None else self._tell(self.refusal)

    def _tell(self, refusal: PublicationRefusedError) -> HttpResponse:
        if self.expects_json_response:
            return self.json_error_response("refused", str(refusal))
        self.has_unsaved_changes = True
        context = self.get_context_data()
        messages.error(self.request, explain(refusal, context["edit_handler"]))
        return self.render_to_response(context)


class PageCreateView(Refusing, CreateView):
    turn_kwarg = "parent_page_id"


class Editing(Refusing):
    """Mixed in before Wagtail's editor of a page that exists: nobody's text is written over unknowingly."""

    turn_kwarg = "page_id"
    conflict: Conflict | None = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if edit := schedules.scheduled_edit(self.real_page_record):
            schedules.announce(request, self.real_page_record, edit)
        if lost := self._missing_from_shown():
            reasons = " ".join(map(describe, lost))
            messages.warning(request, _("Something was deleted since this version was saved. %s") % reasons)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (request.POST.get("overwrite_revision_id") or "0").isdecimal():
            raise BadRequest("There is no such version.")
        has_own_answer = self.expects_json_response or self.page.alias_of_id or self.refusal is not None
        if self.is_out_of_date and not has_own_answer:
            return self._show_conflict()
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        if self.refusal is None and self.action_name == "perform_workflow_action":
            self._refuse_unreadable_answer()
            self._refuse_approving_own(form)
        return super().form_valid(form)

    def publish_action(self) -> HttpResponse:
        response = super().publish_action()
        page = Page.objects.get(pk=self.page.pk)
        edit = schedules.scheduled_edit(page)
        if edit is not None and edit.pk != page.latest_revision_id:
            schedules.remind(self.request, page, edit)
        return response

    @cached_property
    def is_out_of_date(self) -> bool:
        """As the stock property, which takes a form opened before there was any version for up to date."""
        posted = self.request.POST
        if posted.get("loaded_revision_id") != NO_REVISION or posted.get("overwrite_revision_id"):
            return bool(super().is_out_of_date)
        return self.latest_revision is not None

    def get_template_names(self) -> list[str]:
        names: list[str] = super().get_template_names()
        return ["publishing/admin/edit.html"] if names == ["wagtailadmin/pages/edit.html"] else names

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context |= {"conflict": self.conflict, "no_revision": NO_REVISION}
        # Nothing of mine is saved over theirs by itself: I have to see what they wrote first.
        context["autosave_enabled"] = context["autosave_enabled"] and self.conflict is None
        return context

    def _missing_from_shown(self) -> list[Reference]:
        is_draft = self.real_page_record.has_unpublished_changes
        shown = self.previous_revision or (self.latest_revision if is_draft else None)
        return missing_from(shown) if shown else []

    def _refuse_unreadable_answer(self) -> None:
        """What a reviewer says with the text passes the form that asks for it elsewhere."""
        try:
            said = json.loads(self.request.POST.get("workflow-action-extra-data", "{}"))
        except ValueError as error:
            raise BadRequest("The answer is not JSON.") from error
        form = self.page.current_workflow_task.get_form_for_action(self.workflow_action)
        if not isinstance(said, dict) or said.keys() - form.base_fields or not form(said).is_valid():
            raise BadRequest("The answer is none that was asked for.")

    def _refuse_approving_own(self, form: Any) -> None:
        if self.workflow_action != "reject" and form.has_changed():
            raise FourEyesError(
                _(
                    "You changed the text, so you cannot approve it in the same step. Save your changes; "
                    "then somebody else can approve them."
                )
            )

    def _show_conflict(self) -> HttpResponse:
        self.form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        self.form.defer_required_fields()
        mine = self.form.save(commit=False) if self.form.is_valid() else self.page
        self.form.restore_required_fields()
        panel = self.edit_handler.get_bound_panel(instance=self.page, request=self.request, form=None)
        self.conflict = conflict(
            page=self.real_page_record,
            latest=self.latest_revision,
            mine=mine,
            posted=self.request.POST,
            compares=panel.get_comparison(),
        )
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data(), status=HTTPStatus.CONFLICT)


class PageEditView(Editing, EditView):
    """Opens the latest version."""


class PageRevertView(Editing, RevisionsRevertView):
    """Opens an older version, to save it as the latest."""
