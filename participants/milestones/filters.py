"""How readers narrow the milestones down."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries as all_countries

from participants.countries import named_countries
from participants.milestones.kinds import Kind
from participants.milestones.ranking import Asked
from participants.models.participant import LARGEST_INTEGER

_FIRST_YEAR, _LAST_YEAR = 1, 9999


class MilestoneFilterForm(forms.Form):
    """A GET form. Its selects offer what there is; a country or a year without milestones is no error.

    What is no kind, country, year or number is one.
    """

    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *Kind.choices])
    country = forms.ChoiceField(label=_("Country"), required=False, choices=[("", ""), *all_countries])
    year = forms.IntegerField(
        label=_("Year"), required=False, min_value=_FIRST_YEAR, max_value=_LAST_YEAR, widget=forms.Select
    )
    participant = forms.IntegerField(
        label=_("Number of a participant"), required=False, min_value=1, max_value=LARGEST_INTEGER
    )

    def __init__(self, data: Any, *, countries: Sequence[str], years: Sequence[int]) -> None:
        super().__init__(data, auto_id="filter_%s", label_suffix="")
        known = dict(all_countries)
        country, year = self.data.get("country", ""), self.data.get("year", "")
        offered = named_countries({*countries, *({country} & known.keys())})
        self._show("country", [("", _("All countries")), *offered, *_unknown(country, known)])
        numbers = [(str(number), str(number)) for number in sorted(set(years), reverse=True)]
        self._show("year", [("", _("Any year")), *numbers, *_unknown(year, dict(numbers))])

    @property
    def is_filtering(self) -> bool:
        return any(self.data.get(name) for name in self.fields)

    @property
    def asked(self) -> Asked | None:
        """None where the form is not valid."""
        if not self.is_valid():
            return None
        wanted = self.cleaned_data
        return Asked(
            kind=wanted["kind"], country=wanted["country"], year=wanted["year"], number=wanted["participant"]
        )

    def _show(self, name: str, options: list[tuple[str, Any]]) -> None:
        """In the select; the field itself takes more."""
        field: Any = self.fields[name]
        field.widget.choices = options


def _unknown(asked: str, known: dict[str, Any]) -> list[tuple[str, str]]:
    """What was asked for stays in view, beside the error that says it is not known."""
    return [(asked, asked)] if asked and asked not in known else []
