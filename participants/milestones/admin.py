"""Recorded milestones as staff see them."""

from typing import Any

from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_modeladmin import views
from wagtail_modeladmin.options import ModelAdmin

from participants import admin_views
from participants.admin_addresses import NumberedURLHelper
from participants.admin_filters import Choices, RegistryFilter
from participants.countries import named_countries
from participants.models import Milestone


class YearFilter(RegistryFilter):
    title = gettext_lazy("year")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(str(year), str(year)) for year in sorted(Milestone.objects.years(), reverse=True)]

    def narrow(self, queryset: Any, value: str) -> Any:
        return queryset.in_year(int(value))


class CountryFilter(RegistryFilter):
    title = gettext_lazy("country")
    parameter_name = "country"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return named_countries(Milestone.objects.country_codes())

    def narrow(self, queryset: Any, value: str) -> Any:
        return queryset.in_country(value)


class FrenchFilter(RegistryFilter):
    title = gettext_lazy("French")
    parameter_name = "french"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [
            ("missing", gettext_lazy("French title missing")),
            ("there", gettext_lazy("With French title")),
        ]

    def narrow(self, queryset: Any, value: str) -> Any:
        return queryset.with_french() if value == "there" else queryset.without_french()


class IndexView(admin_views.IndexView):
    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        return queryset.matching(search_term)

    def get_default_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return ("-date", "-pk")


class HistoryView(views.HistoryView):
    def check_action_permitted(self, user: Any) -> bool:
        """modeladmin shows the history to everybody who may enter the admin."""
        return bool(self.permission_helper.user_can_list(user))


class MilestoneAdmin(ModelAdmin):
    model = Milestone
    menu_label = gettext_lazy("Milestones")
    menu_item_name = "milestones"
    menu_icon = "history"
    url_helper_class = NumberedURLHelper

    index_view_class = IndexView
    history_view_class = HistoryView
    list_display = ("title", "date", "participant", "article", "visibility")
    list_filter = (YearFilter, CountryFilter, FrenchFilter)
    list_per_page = 50
    search_fields = ("title", "title_fr")
    list_export = (
        "date",
        "title",
        "title_fr",
        "text",
        "text_fr",
        "participant_number",
        "participant_name",
        "article_title",
    )
    export_filename = "milestones"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("participant", "article")

    @display(description=gettext_lazy("on the timeline"))
    def visibility(self, milestone: Milestone) -> str:
        if milestone.participant is None or milestone.participant.is_public:
            return _("Yes")
        return _("Once its participant is public")

    @display(description=gettext_lazy("number"))
    def participant_number(self, milestone: Milestone) -> int | None:
        return milestone.participant.ordinal if milestone.participant else None

    @display(description=gettext_lazy("participant"))
    def participant_name(self, milestone: Milestone) -> str:
        return milestone.participant.name if milestone.participant else ""

    @display(description=gettext_lazy("article"))
    def article_title(self, milestone: Milestone) -> str:
        return milestone.article.title if milestone.article else ""
