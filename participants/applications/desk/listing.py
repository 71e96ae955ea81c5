"""The list of applications: the newest first, and whether one may be somebody we know."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import cached_property

from participants import admin_views
from participants.applications.duplicates import Duplicates


class ApplicationIndexView(admin_views.IndexView):
    def get_default_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return ("-submitted_at", "-pk")

    @cached_property
    def duplicates(self) -> Duplicates:
        return Duplicates.on_record()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["object_list"] = list(context["object_list"])
        for application in context["object_list"]:
            application.twins = self.duplicates.of(application)
        return context

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        item.twins = self.duplicates.of(item)
        return super().to_row_dict(item)
