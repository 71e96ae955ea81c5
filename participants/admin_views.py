"""What the registry's admin does beyond modeladmin: rubbish in an address is no error, errors stand
beside their field, and nothing that is referred to can be deleted."""

from http import HTTPStatus
from typing import Any

from django.contrib.admin.utils import lookup_field
from django.db import models, router, transaction
from django.db.models import F, QuerySet
from django.db.models.deletion import Collector
from django.db.models.expressions import OrderBy
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import log
from wagtail_modeladmin import views

from cms.common.spreadsheets import FormulaFreeExport
from participants.models import Participant, ParticipantPage, RegistryEntry
from participants.querysets import ParticipantQuerySet
from participants.record.refusals import RecordedFieldError
from participants.record.writing import PERMISSION
from participants.registrar.correcting import CORRECT
from participants.registrar.panels import form_of
from participants.registrar.record import record_of


class IndexView(FormulaFreeExport, views.IndexView):
    """The list. modeladmin filters by any lookup in the address, and fails on those it cannot read."""

    def get_filters_params(self, params: Any = None) -> dict[str, list[str]]:
        known = {list_filter.parameter_name for list_filter in self.list_filter}
        given = super().get_filters_params(params)
        return {name: value for name, value in given.items() if name in known}

    def get_search_results(
        self, request: HttpRequest, queryset: ParticipantQuerySet, search_term: str
    ) -> ParticipantQuerySet:
        return queryset.matching(search_term)

    def get_default_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return ("-ordinal", "sort_name")

    def get_ordering(self, request: HttpRequest, queryset: QuerySet) -> list[OrderBy]:
        """What has no value comes last, in both directions and on every database."""
        return [_with_empty_last(term) for term in super().get_ordering(request, queryset)]

    def get_buttons_for_obj(self, obj: Participant) -> list[dict[str, Any]]:
        """Deleting is for slips of the pen: it is offered on the participant's own page."""
        return self.button_helper.get_buttons_for_obj(
            obj, exclude=["delete"], classnames_add=["button-small"]
        )

    def to_row_dict(self, item: Participant) -> dict[str, Any]:
        """An empty cell for what is not known, where modeladmin writes a dash."""
        values = {name: lookup_field(name, item, self.model_admin)[2] for name in self.list_export}
        return {name: "" if value is None else value for name, value in values.items()}

    def get_heading(self, queryset: QuerySet, field: str) -> str:
        return capfirst(super().get_heading(queryset, field).lower())


def _with_empty_last(term: str) -> OrderBy:
    field = F(term.removeprefix("-"))
    return field.desc(nulls_last=True) if term.startswith("-") else field.asc(nulls_last=True)


class CreateView(views.CreateView):
    """Makes a candidate, and leads on to it: its acts are there."""

    def get_success_url(self) -> str:
        return str(self.url_helper.get_action_url("inspect", self.instance.pk))

    def get_success_message(self, instance: Participant) -> str:
        message = _("%(name)s is a candidate now. Admit it to give it a number; nobody outside sees it yet.")
        return message % {"name": instance}


class EditView(views.EditView):
    """Of what does not follow from the record."""

    def get_edit_handler(self) -> Any:
        return form_of(self.instance)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"user_can_delete": context["user_can_delete"] and not self.instance.has_number}

    def form_valid(self, form: ModelForm) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except RecordedFieldError:
            form.add_error(None, _("Its record has got another entry meanwhile. Open this page again first."))
            return self.form_invalid(form)


class DeleteView(views.DeleteView):
    """Refuses to delete what has a record, or what a profile or an article refers to: before it asks, and
    once it is told to."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        finder = AdminURLFinder(self.request.user)
        references = _references_to(self.instance)
        linked = [
            (record, finder.get_edit_url(record))
            for record in references
            if not isinstance(record, RegistryEntry)
        ]
        return super().get_context_data(
            protected_error=bool(references),
            has_record=len(linked) < len(references),
            linked_objects=linked,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                log(instance=self.instance, action="wagtail.delete")
                self.instance.delete()
        except models.ProtectedError:
            return self.render_to_response(self.get_context_data(), status=HTTPStatus.CONFLICT)
        messages.success(request, _("%(name)s has been deleted.") % {"name": self.instance})
        return redirect(self.index_url)


def _references_to(participant: Participant) -> list[models.Model]:
    """What keeps the participant from being deleted; for a line of a page, the page."""
    try:
        Collector(using=router.db_for_write(Participant), origin=participant).collect([participant])
    except models.ProtectedError as error:
        return list(dict.fromkeys(_owner(record) for record in error.protected_objects))
    return []


def _owner(record: models.Model) -> models.Model:
    parents = (field.name for field in record._meta.fields if isinstance(field, ParentalKey))
    return getattr(record, next(parents, ""), record)


class InspectView(views.InspectView):
    def get_field_label(self, field_name: str, field: Any = None) -> str:
        return capfirst(super().get_field_label(field_name, field))

    def get_field_display_value(self, field_name: str, field: Any = None) -> Any:
        value = getattr(self.instance, field_name)
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, int):
            return number_format(value, force_grouping=True)
        if isinstance(field, models.URLField) and value:
            return format_html('<a href="{0}" rel="noreferrer">{0}</a>', value)
        return super().get_field_display_value(field_name, field)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        finder = AdminURLFinder(self.request.user)
        profiles = ParticipantPage.objects.filter(participant=self.instance).select_related("locale")
        may_correct = self.request.user.has_perm(PERMISSION)
        return super().get_context_data(
            profiles=[(page, finder.get_edit_url(page)) for page in profiles],
            record=record_of(self.instance, self.correct_url if may_correct else None),
            **kwargs,
        )

    def correct_url(self, entry: RegistryEntry) -> str:
        return str(self.url_helper.get_action_url(CORRECT.name, entry.pk))


class HistoryView(views.HistoryView):
    def check_action_permitted(self, user: Any) -> bool:
        """modeladmin shows the history to everybody who may enter the admin."""
        return self.permission_helper.user_can_inspect_obj(user, self.instance)
