"""What is asked before an act: the day, the evidence and the reason."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.documents import get_document_model
from wagtail.documents.widgets import AdminDocumentChooser

from participants.models.participant import LARGEST_INTEGER


class NoteForm(forms.Form):
    """For acts that hold from today on."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Why, in a sentence. It stays in the record; readers do not see it."),
    )


class ActForm(NoteForm):
    """For acts of a day. The cleaned data is what the services take, by their names."""

    effective_on = forms.DateField(
        label=_("Effective on"),
        widget=AdminDateInput,
        initial=timezone.localdate,
        help_text=_("The day from which it holds; today or earlier."),
    )
    evidence: Any = forms.ModelChoiceField(
        queryset=None,
        label=_("Evidence"),
        required=False,
        widget=AdminDocumentChooser,
        help_text=_("The document it rests on, such as the council's decision."),
    )
    field_order = ("effective_on", "evidence", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        evidence: Any = self.fields["evidence"]
        evidence.queryset = get_document_model().objects.all()


class AdmissionForm(ActForm):
    """Carries the number that the page spoke of, so that nobody gives another one unawares."""

    number = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        max_value=LARGEST_INTEGER,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            _("The form came without the number it spoke of. Confirm it again."),
        ),
    )
