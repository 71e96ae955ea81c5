"""The fields of a form page as readers fill them in: with limits, and with what browsers can help with."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import FormBuilder
from wagtail.contrib.forms.models import AbstractFormField

from cms.intake.texts import check_line, check_text

MAX_TEXT_LENGTH = 10_000
_MAX_LINE_LENGTH = 255
_MAX_URL_LENGTH = 2_000
_MAX_DIGITS = 20


class LimitedFormBuilder(FormBuilder):
    """Wagtail's fields, but nothing of any length, and no choice made for the reader."""

    def create_singleline_field(self, field: AbstractFormField, options: dict[str, Any]) -> forms.Field:
        return super().create_singleline_field(field, {"validators": [check_line]} | options)

    def create_multiline_field(self, field: AbstractFormField, options: dict[str, Any]) -> forms.Field:
        widget = forms.Textarea(attrs={"rows": 6})
        return super().create_multiline_field(
            field, {"max_length": MAX_TEXT_LENGTH, "validators": [check_text], "widget": widget} | options
        )

    def create_email_field(self, field: AbstractFormField, options: dict[str, Any]) -> forms.Field:
        widget = forms.EmailInput(attrs={"autocomplete": "email"})
        return super().create_email_field(field, {"widget": widget} | options)

    def create_url_field(self, field: AbstractFormField, options: dict[str, Any]) -> forms.Field:
        return super().create_url_field(field, {"max_length": _MAX_URL_LENGTH} | options)

    def create_number_field(self, field: AbstractFormField, options: dict[str, Any]) -> forms.Field:
        return super().create_number_field(field, {"max_digits": _MAX_DIGITS} | options)

    def create_date_field(self, field: AbstractFormField, options: dict[str, Any]) -> forms.Field:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        return super().create_date_field(field, {"widget": widget} | options)

    def create_datetime_field(self, field: AbstractFormField, options: dict[str, Any]) -> forms.Field:
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        return super().create_datetime_field(field, {"widget": widget} | options)

    def create_dropdown_field(self, field: AbstractFormField, options: dict[str, Any]) -> forms.Field:
        choices = [("", _("Please choose")), *self.get_formatted_field_choices(field)]
        return forms.ChoiceField(**options, choices=choices)

    def create_hidden_field(self, field: AbstractFormField, options: dict[str, Any]) -> forms.Field:
        return super().create_hidden_field(field, {"max_length": _MAX_LINE_LENGTH} | options)

    def get_formatted_field_choices(self, field: AbstractFormField) -> list[tuple[str, str]]:
        """Without the empty ones that a trailing comma or line makes."""
        return [choice for choice in super().get_formatted_field_choices(field) if choice[0]]
