"""What people may ask of the calendar."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import get_page_models

from cms.publishing.calendar.entries import Choice, Status
from cms.publishing.calendar.months import Month
from cms.publishing.pages import EditorialPage


class MonthField(forms.CharField):
    def clean(self, value: Any) -> Month:
        text = super().clean(value)
        try:
            return Month.parse(text) if text else Month.of(timezone.localdate())
        except ValueError:
            raise forms.ValidationError(_("This is no month."), code="invalid") from None


def _page_types() -> list[tuple[str, str]]:
    models = [model for model in get_page_models() if issubclass(model, EditorialPage)]
    types = ContentType.objects.get_for_models(*models)
    named = [(str(found.pk), capfirst(str(model._meta.verbose_name))) for model, found in types.items()]
    return [("", gettext("All")), *sorted(named, key=lambda choice: choice[1])]


class CalendarForm(forms.Form):
    """The query of the calendar's address; anything missing means the usual."""

    month = MonthField(required=False, widget=forms.HiddenInput)
    view = forms.ChoiceField(
        choices=[("month", _("Month")), ("list", _("List"))], required=False, widget=forms.HiddenInput
    )
    status = forms.ChoiceField(label=_("Status"), choices=[("", _("All")), *Status.choices], required=False)
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("All")), *settings.WAGTAIL_CONTENT_LANGUAGES], required=False
    )
    type = forms.ChoiceField(label=_("Type"), choices=_page_types, required=False)

    @property
    def choice(self) -> Choice:
        chosen = self.cleaned_data
        return Choice(
            status=chosen["status"],
            language=chosen["language"],
            page_type=int(chosen["type"]) if chosen["type"] else None,
        )


class MoveForm(forms.Form):
    """To which day, and for what is scheduled also at which time; without one, the time of day stays."""

    # What the person saw: it may have been scheduled or published since.
    status = forms.ChoiceField(
        choices=[(status, status.label) for status in (Status.PLANNED, Status.SCHEDULED)],
        widget=forms.HiddenInput,
    )
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    time = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
