"""The private address of somebody's calendar: served without an account, made and ended with one."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.localization import get_localized_response
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.publishing.calendar.access import StaffOnly
from cms.publishing.calendar.feed import calendar_for
from cms.publishing.models import CalendarFeed
from cms.publishing.models.calendar_feed import make_key


@require_safe
@cache_control(private=True, no_store=True)
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """What the owner of the key may see now; nobody's key, or that of somebody who left, is not found."""
    found = CalendarFeed.objects.select_related("user__wagtail_userprofile").filter(key=key).first()
    if found is None or not _may_enter(found.user):
        raise Http404
    request.user = found.user
    return get_localized_response(_calendar, request)


def _may_enter(user: Any) -> bool:
    return user.has_perm("wagtailadmin.access_admin") and user_has_any_page_permission(user)


def _calendar(request: HttpRequest) -> HttpResponse:
    content = calendar_for(request.user)
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"X-Robots-Tag": "noindex", "Content-Disposition": 'inline; filename="calendar.ics"'},
    )


class FeedAddressView(StaffOnly, WagtailAdminTemplateMixin, TemplateView):
    """Shows the address; makes one, another one in its place, or withdraws it."""

    template_name = "publishing/admin/calendar_feed.html"
    page_title = _("Subscribe to the calendar")
    header_icon = "calendar-alt"
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy("publishing_calendar"), "label": _("Calendar")},
        {"url": "", "label": _("Subscribe")},
    ]

    def post(self, request: HttpRequest) -> HttpResponse:
        user: Any = request.user
        if request.POST.get("action") == "withdraw":
            CalendarFeed.objects.filter(user=user).delete()
            messages.success(request, gettext("The address has been withdrawn. It shows nothing any more."))
        else:
            CalendarFeed.objects.update_or_create(user=user, defaults={"key": make_key()})
            messages.success(request, gettext("This is your new address. An earlier one has ended."))
        return redirect("publishing_calendar_feed")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = CalendarFeed.objects.filter(user=self.request.user.pk).first()
        address = found and settings.BASE_URL + reverse("calendar_feed", args=[found.key])
        return super().get_context_data(**kwargs) | {"address": address}
