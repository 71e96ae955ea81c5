"""What is asked before an act on an application: what the services take, by their names."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.publishing.people import registrars
from participants.applications.writing import name_of
from participants.models import Application, Participant
from participants.record.standing import Status

_NOTE_LENGTH = 2000
_REASON_LENGTH = 1500


class SeenForm(forms.Form):
    """Carries what the page told of the application, so that nobody decides on something else unawares."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        self.application = application
        super().__init__(*args, **kwargs)


class HandlerField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class HandOverForm(SeenForm):
    to = HandlerField(
        queryset=None,
        label=_("Hand over to"),
        help_text=_("One of the registrars. They find it in the list under “Handled by: Me”."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["to"]
        choice.queryset = registrars().exclude(pk=self.application.handler_id).distinct()


class NoteForm(SeenForm):
    text = forms.CharField(
        label=_("Note"),
        max_length=_NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For colleagues; the applicant does not see it. It is erased with the personal data."),
    )


class AcceptForm(SeenForm):
    participant: Any = forms.ModelChoiceField(
        queryset=None,
        label=_("Candidate"),
        required=False,
        help_text=_("Choose one that is in the registry already, or let a new one be made."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["participant"]
        choice.empty_label = _("A new one: %(name)s") % {"name": self.application.name}
        choice.queryset = Participant.objects.with_status(Status.CANDIDATE).order_by("sort_name", "pk")
        same = choice.queryset.filter(
            sort_name=self.application.sort_name, country=self.application.country
        ).first()
        self.initial.setdefault("participant", same)


class DeclineForm(SeenForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=_REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Kept as a note for colleagues, and sent to the applicant if you wish."),
    )
    tell = forms.BooleanField(label=_("Send the reason to the applicant by e-mail"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("tell", bool(self.application.contact_email))
