"""How readers narrow the registry down and put it in order."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries import countries as all_countries

from participants.countries import named_countries
from participants.days import day_of
from participants.models import Participant
from participants.querysets import ParticipantQuerySet

COLUMNS = ("number", "name", "country", "joined")
DEFAULT_ORDER = "-number"
_FIRST_YEAR, _LAST_YEAR = 1, 9999
_ORDERS = [
    ("-number", _("Number, newest first")),
    ("number", _("Number, oldest first")),
    ("name", _("Name, A to Z")),
    ("-name", _("Name, Z to A")),
    ("country", _("Country, A to Z")),
    ("-country", _("Country, Z to A")),
    ("-joined", _("Date of accession, newest first")),
    ("joined", _("Date of accession, oldest first")),
]
_STATUSES = [
    (Participant.Status.PARTICIPANT, _("Current")),
    (Participant.Status.WITHDRAWN, _("Withdrawn")),
    (Participant.Status.MERGED, _("Merged")),
]
# What gives the list another order or day, and leaves nobody out.
_NO_FILTERS = {"sort", "as_of"}


class DayField(forms.CharField):
    """A day up to today, written as in `?as_of=2015-05-20`."""

    widget = forms.DateInput(attrs={"type": "date"})

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return day_of(text) if text else None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"max": timezone.localdate().isoformat()}


class RegistryFilterForm(forms.Form):
    """A GET form. It offers what the registry has, and takes all that could be.

    A country or a year without participants gives an empty list; what is no country, kind, year, status,
    order or day is an error.
    """

    q = forms.CharField(label=_("Name or number"), required=False, max_length=100)
    country = forms.ChoiceField(label=_("Country"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *Participant.Kind.choices]
    )
    year = forms.IntegerField(
        label=_("Joined in"), required=False, min_value=_FIRST_YEAR, max_value=_LAST_YEAR, widget=forms.Select
    )
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("Any status")), *_STATUSES])
    sort = forms.ChoiceField(label=_("Order"), required=False, choices=_ORDERS)
    as_of = DayField(label=_("As it stood on"), required=False)

    def __init__(self, data: Any, *, countries: Sequence[str], years: Sequence[int]) -> None:
        super().__init__(data, auto_id="filter_%s", label_suffix="")
        self._countries = named_countries(countries)
        self._offer("country", _("All countries"), self._countries, among=list(all_countries))
        self._offer("year", _("Any year"), [(str(year), str(year)) for year in sorted(years, reverse=True)])

    @property
    def order(self) -> str:
        """The column, with a minus where it is descending."""
        return (self.is_valid() and self.cleaned_data["sort"]) or DEFAULT_ORDER

    @property
    def is_filtering(self) -> bool:
        """Whether anything but an order was asked for."""
        return any(self.data.get(name) for name in self.fields if name not in _NO_FILTERS)

    def apply(self, participants: ParticipantQuerySet) -> ParticipantQuerySet:
        """What was asked for, in order; nothing where the form is not valid."""
        if not self.is_valid():
            return participants.none()
        asked = self.cleaned_data
        if asked["q"]:
            participants = participants.matching(asked["q"])
        if asked["country"]:
            participants = participants.in_country(asked["country"])
        if asked["kind"]:
            participants = participants.of_kind(asked["kind"])
        if asked["year"]:
            participants = participants.joined_in(asked["year"])
        if asked["status"]:
            participants = participants.with_status(asked["status"])
        return participants.sorted_by(
            self.order.lstrip("-"),
            descending=self.order.startswith("-"),
            countries=[code for code, _name in self._countries],
        )

    def _offer(
        self,
        name: str,
        everything: Any,
        options: Sequence[tuple[str, str]],
        among: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show these options, and the one that was asked for where it is not among them.

        `among` are all that the field takes, where that is more than it shows.
        """
        asked = self.data.get(name, "")
        field: Any = self.fields[name]
        if among:
            field.choices = [("", everything), *among]
        label = dict(among).get(asked, asked)
        extra = [] if not asked or asked in dict(options) else [(asked, label)]
        field.widget.choices = [("", everything), *options, *extra]
