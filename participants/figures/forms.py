"""Choosing a registry figure for a text."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.choosers import label_of
from participants.figures.chronicle import read_chronicle
from participants.figures.figure import Figure, Subject
from participants.models import Participant
from participants.querysets import ParticipantQuerySet


class NumberedParticipantField(forms.ModelChoiceField):
    def label_from_instance(self, participant: Participant) -> str:
        label = label_of(participant)
        if participant.is_public:
            return label
        return _("%(participant)s (not public yet)") % {"participant": label}


class FigureForm(forms.Form):
    """Its fields are called as the attributes of the stored element."""

    figure = forms.ChoiceField(
        label=_("Figure"), choices=Subject.choices, widget=forms.RadioSelect, initial=Subject.PARTICIPANTS
    )
    participant = NumberedParticipantField(
        label=_("Participant"),
        queryset=Participant.objects.none(),
        required=False,
        help_text=_("Only for the ordinal of a participant."),
    )
    asof = forms.DateField(
        label=_("Frozen on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_(
            "The text goes on saying what was true on this day. Left empty, it is always up to date."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["participant"]
        field.queryset = numbered_participants()

    def clean_asof(self) -> Any:
        day = self.cleaned_data["asof"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come: the record does not know it."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("figure") != Subject.ORDINAL:
            cleaned["participant"] = None
        elif not self.has_error("participant"):
            self._check_participant(cleaned)
        return cleaned

    @property
    def chosen(self) -> Figure:
        """Of a valid form."""
        participant = self.cleaned_data["participant"]
        return Figure(
            subject=Subject(self.cleaned_data["figure"]),
            frozen_on=self.cleaned_data["asof"],
            participant=participant and participant.pk,
        )

    def _check_participant(self, cleaned: dict[str, Any]) -> None:
        participant, day = cleaned.get("participant"), cleaned.get("asof")
        if participant is None:
            self.add_error("participant", _("Choose whose number it is."))
            return
        chronicle = read_chronicle(with_admitted=frozenset({participant.pk}))
        if chronicle.ordinal_of(participant.pk, day) is None:
            self.add_error("asof", _("It had not joined by that day: choose a later one, or none."))


def numbered_participants() -> ParticipantQuerySet:
    """Those with a number, the newest first; also those that only an announcement may name yet."""
    numbered: ParticipantQuerySet = Participant.objects.filter(ordinal__isnull=False).newest_first()
    return numbered
