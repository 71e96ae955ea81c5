"""What an authority says of itself when it asks to join, on the page and by program."""

from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.intake.pdf import check_pdf
from cms.intake.texts import check_name, check_text
from participants.models.application import Application

_LINES = ("name", "contact_name", "contact_function", "contact_email")
_AUTOCOMPLETE = {
    "name": "organization",
    "contact_name": "name",
    "contact_function": "organization-title",
    "contact_email": "email",
}


class ApplicationForm(forms.ModelForm):
    """Whoever asks must say who they are, so that somebody can answer."""

    consent = forms.BooleanField(
        label=_("I agree that the alliance keeps these details to answer this request"),
        error_messages={"required": _("Without your agreement we may not keep the request.")},
    )

    use_required_attribute = False

    class Meta:
        model = Application
        fields = [
            "name",
            "kind",
            "country",
            "population",
            "contact_name",
            "contact_function",
            "contact_email",
            "message",
            "decision",
        ]
        widgets = {
            "message": forms.Textarea(attrs={"rows": 6}),
            "decision": forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        }
        help_texts = {
            "name": _("As it writes itself, in its own language."),
            "population": _("Roughly, in figures only."),
            "contact_function": _("What this person does for the authority."),
            "contact_email": _("We answer to this address."),
            "message": _("What you do for Roma inclusion already, and what you expect of the alliance."),
            "decision": _(
                "If your council has decided: its decision as PDF, at most 10 MB. Only the alliance's "
                "registrars can open it. You can also send it later."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("contact_name", "contact_function", "contact_email"):
            self.fields[name].required = True
        for name in _LINES:
            self.fields[name].validators.append(check_name)
            self.fields[name].widget.attrs["autocomplete"] = _AUTOCOMPLETE[name]
        for name in ("kind", "country"):
            widget = cast("forms.Select", self.fields[name].widget)
            offered = [(value, label) for value, label in list(widget.choices) if value]
            widget.choices = [("", _("Please choose")), *offered]
        self.fields["message"].validators.append(check_text)

    def clean_decision(self) -> UploadedFile | None:
        decision: UploadedFile | None = self.cleaned_data["decision"]
        if decision:
            check_pdf(decision)
        return decision

    def kept(self, *, language: str) -> Application:
        """Stored, with the language in which it is answered."""
        self.instance.language = language
        self.instance.consented_at = timezone.now()
        application: Application = self.save()
        return application
