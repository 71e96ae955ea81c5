"""Answers to a reviewer's action from outside the editor, such as from the dashboard."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import PreviewRevisionForTaskView, WorkflowActionView

from cms.publishing.editing.turns import turn_on
from cms.publishing.refusals import PublicationRefusedError


class PageWorkflowActionView(WorkflowActionView):
    """What is refused leads to the editor and is told there."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return super().dispatch(request, *args, **kwargs)
        try:
            with turn_on(self.object.pk):
                # Somebody may have approved it while this turn was waited for.
                self.setup(request, *args, **kwargs)
                return super().dispatch(request, *args, **kwargs)
        except PublicationRefusedError as refusal:
            messages.error(request, str(refusal))
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
        return redirect(self.redirect_url)


class PageWorkflowPreviewView(PreviewRevisionForTaskView):
    """The stock view tells everybody the title of what no longer waits."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.object.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
