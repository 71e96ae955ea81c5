"""The page on which an approved version is scheduled, moved or withdrawn."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, Revision

from cms.publishing import scheduling
from cms.publishing.approval.forms import ScheduleForm
from cms.publishing.approval.four_eyes import refuse_outdated
from cms.publishing.editing.turns import turn_on
from cms.publishing.people import editors
from cms.publishing.refusals import PublicationRefusedError
from cms.publishing.revisions import approval_of
from cms.publishing.templatetags.times import when
from cms.publishing.timing import expiry_time, go_live_time


class ScheduleView(WagtailAdminTemplateMixin, FormView):
    """Says which version goes live when and who approved it; or why not yet, and who can help."""

    template_name = "publishing/admin/schedule.html"
    page_title = _("Schedule")
    header_icon = "calendar-alt"
    form_class = ScheduleForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(Page, pk=kwargs["page_id"], depth__gt=1).specific

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def revision(self) -> Revision | None:
        """What is scheduled, or would be."""
        return self.page.scheduled_revision or self.page.get_latest_revision()

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_initial(self) -> dict[str, Any]:
        if self.revision is None:
            return {}
        return {"go_live_at": go_live_time(self.revision), "revision": self.revision.pk}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "withdraw" in request.POST:
            try:
                return self._do(self._withdraw) or self.get(request, *args, **kwargs)
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
                return self.get(request, *args, **kwargs)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: ScheduleForm) -> HttpResponse:
        try:
            return self._do(lambda: self._schedule(form)) or self.form_invalid(form)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)

    def _do(self, act: Callable[[], str]) -> HttpResponse | None:
        """The way back to the editor, or None where it was refused; either way the person is told."""
        try:
            with turn_on(self.page.pk):
                done = act()
        except PublicationRefusedError as refusal:
            messages.error(self.request, str(refusal))
            return None
        messages.success(self.request, done)
        return redirect("wagtailadmin_pages:edit", self.page.pk)

    def _schedule(self, form: ScheduleForm) -> str:
        page = Page.objects.get(pk=self.page.pk)
        act = scheduling.schedule if page.scheduled_revision is None else scheduling.move
        go_live_at = form.cleaned_data["go_live_at"]
        revision = act(page=page, go_live_at=go_live_at, user=self.request.user)
        refuse_outdated(page, revision, read=form.cleaned_data["revision"])
        return gettext("“%(title)s” goes live on %(time)s.") % {"title": page, "time": when(go_live_at)}

    def _withdraw(self) -> str:
        scheduling.withdraw(page=self.page, user=self.request.user)
        return gettext("“%(title)s” is no longer scheduled.") % {"title": self.page}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        editor = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": editor, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs) | {
            "page": self.page,
            "revision": self.revision,
            "zone": timezone.get_current_timezone_name(),
            "refusal": self._refusal(),
            "editors": editors().order_by("first_name", "username"),
        }
        if self.revision is not None:
            context |= {"approval": approval_of(self.revision), "expires_at": expiry_time(self.revision)}
        return context

    def _refusal(self) -> str:
        try:
            scheduling.refuse_scheduling(self.page, self.request.user)
        except PublicationRefusedError as refusal:
            return str(refusal)
        except ValidationError as error:
            return " ".join(error.messages)
        return ""
