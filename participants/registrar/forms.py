"""What is asked before an act: the day, the evidence and the reason."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.documents import get_document_model
from wagtail.documents.widgets import AdminDocumentChooser

from cms.common.choosers import SteadyChooserMixin
from participants.choosers import participant_chooser
from participants.models import Participant


class ShownNumberField(forms.IntegerField):
    """A number that the page was made with, and comes back with."""

    widget = forms.HiddenInput
    default_error_messages: ClassVar[dict[str, Any]] = dict.fromkeys(
        ("required", "invalid"), _("The form did not come back whole. Read the page and confirm it again.")
    )


class EvidenceChooser(SteadyChooserMixin, AdminDocumentChooser):
    pass


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
        widget=EvidenceChooser,
        help_text=_("The document it rests on, such as the council's decision."),
    )
    field_order: tuple[str, ...] = ("effective_on", "evidence", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        evidence: Any = self.fields["evidence"]
        evidence.queryset = get_document_model().objects.all()


class AdmissionForm(ActForm):
    """Carries the number that the page spoke of, so that nobody gives another one unawares."""

    number = ShownNumberField()


class RenameForm(ActForm):
    name = forms.CharField(
        label=_("New name"), max_length=200, help_text=_("As the authority writes it itself.")
    )
    field_order = ("name", *ActForm.field_order)


class MergerForm(ActForm):
    into = forms.ModelChoiceField(
        queryset=Participant.objects.all(),
        label=_("Merge into"),
        widget=participant_chooser.widget_class,
        help_text=_("The participant of today that it has become part of."),
    )
    field_order = ("into", *ActForm.field_order)


class CorrectionForm(ActForm):
    """Asks for no more than the entry says. Without a reason nobody could follow it."""

    name = forms.CharField(label=_("Name"), max_length=200)
    successor = forms.ModelChoiceField(
        queryset=Participant.objects.all(), label=_("Merged into"), widget=participant_chooser.widget_class
    )
    # The newest entry of the participant that the page was made from.
    newest = ShownNumberField()
    field_order = ("name", "successor", *ActForm.field_order)

    def __init__(self, *args: Any, says: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"name", "successor"} - set(says):
            del self.fields[name]
        self.fields["note"].required = True
        self.fields["evidence"].help_text = _("The document the correction rests on.")
