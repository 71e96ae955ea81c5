"""The calendar in the admin."""

from datetime import date
from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Page

from cms.publishing.calendar.access import StaffOnly
from cms.publishing.calendar.entries import MOST_PUBLISHED, Entry, Status, entries_in
from cms.publishing.calendar.forms import CalendarForm, MoveForm
from cms.publishing.calendar.grid import weeks
from cms.publishing.calendar.months import Period
from cms.publishing.calendar.moving import move, status_of
from cms.publishing.planning import planned_day

_PER_PAGE = 200


class CalendarView(StaffOnly, WagtailAdminTemplateMixin, TemplateView):
    """A month as a table of weeks, or as a list. What it cannot read in the address, it leaves out."""

    page_title = _("Calendar")
    header_icon = "calendar-alt"

    @cached_property
    def form(self) -> CalendarForm:
        form = CalendarForm(self.request.GET)
        if form.is_valid():
            return form
        messages.warning(self.request, gettext("The address was not understood. This is the current month."))
        form = CalendarForm({})
        form.full_clean()
        return form

    def get_template_names(self) -> list[str]:
        view = self.form.cleaned_data["view"] or "month"
        return [f"publishing/admin/calendar_{view}.html"]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton(gettext("Subscribe"), reverse("publishing_calendar_feed"), icon_name="date")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        month = self.form.cleaned_data["month"]
        is_list = self.form.cleaned_data["view"] == "list"
        shown = month.weeks
        period = Period(month.first_day, month.last_day) if is_list else Period(shown[0][0], shown[-1][-1])
        entries = entries_in(period, user=self.request.user, choice=self.form.choice)
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "month": month,
            "today": timezone.localdate(),
            "zone": timezone.get_current_timezone_name(),
            "statuses": list(Status),
            "has_entries": bool(entries),
            "is_cut": len(entries) >= MOST_PUBLISHED,
            **(self._list(entries) if is_list else {"weeks": weeks(month, entries)}),
        }

    def _list(self, entries: list[Entry]) -> dict[str, Any]:
        page = Paginator(entries, _PER_PAGE).get_page(self.request.GET.get("p"))
        days = groupby(page.object_list, key=_day)
        return {"days": [(day, list(group)) for day, group in days], "page_obj": page}


def _day(entry: Entry) -> date:
    return entry.day


class MoveView(StaffOnly, WagtailAdminTemplateMixin, FormView):
    """Another day for one entry: asks for it in a form, which dragging fills in by itself."""

    template_name = "publishing/admin/calendar_move.html"
    page_title = _("Move")
    header_icon = "calendar-alt"
    form_class = MoveForm
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy("publishing_calendar"), "label": _("Calendar")},
    ]

    @cached_property
    def page(self) -> Page:
        return get_object_or_404(Page, pk=self.kwargs["page"]).specific

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        if status_of(self.page) is None:
            messages.warning(request, gettext("“%(title)s” is neither planned nor scheduled.") % self._named)
            return HttpResponseRedirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": "", "label": _("Move"), "sublabel": self.get_page_subtitle()},
        ]

    def get_initial(self) -> dict[str, Any]:
        scheduled = self.page.scheduled_revision
        if scheduled is None:
            return {"status": Status.PLANNED, "day": planned_day(self.page)}
        local = timezone.localtime(scheduled.approved_go_live_at)
        return {"status": Status.SCHEDULED, "day": local.date(), "time": local.time()}

    def form_valid(self, form: MoveForm) -> HttpResponse:
        wanted = form.cleaned_data
        try:
            said = move(
                page=self.page,
                status=wanted["status"],
                day=wanted["day"],
                at=wanted["time"],
                user=self.request.user,
            )
        except (ValidationError, PermissionDenied) as refusal:
            messages.error(self.request, self._refused(refusal))
        else:
            messages.success(self.request, said)
        return HttpResponseRedirect(self.get_success_url())

    def _refused(self, refusal: ValidationError | PermissionDenied) -> str:
        reasons = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
        named = {**self._named, "reasons": " ".join(reasons)}
        return gettext("“%(title)s” was not moved. %(reasons)s") % named

    @property
    def _named(self) -> dict[str, str]:
        return {"title": self.page.get_admin_display_title()}

    def get_success_url(self) -> str:
        return get_valid_next_url_from_request(self.request) or reverse("publishing_calendar")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "zone": timezone.get_current_timezone_name(),
            "next": self.get_success_url(),
        }
