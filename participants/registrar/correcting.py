"""Saying what an entry of the record should have said. The entry itself stays as it is."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from participants import services
from participants.models import Participant, RegistryEntry
from participants.record.refusals import RegistryError
from participants.registrar.acts import Act
from participants.registrar.forms import CorrectionForm
from participants.registrar.views import ActView


class CorrectView(ActView):
    """Of an entry: the number in its address is the entry's, not the participant's."""

    page_title = gettext_lazy("Correct an entry")
    submit_label = gettext_lazy("Record the correction")

    def __init__(self, model_admin: Any, instance_pk: str, act: Act) -> None:
        self.entry: RegistryEntry = get_object_or_404(RegistryEntry, pk=instance_pk)
        super().__init__(model_admin, str(self.entry.participant_id), act)
        self.entry.participant = self.instance

    @cached_property
    def said(self) -> Any:
        """The entry as last corrected; none where it does not count."""
        return self.instance.entries.in_force().filter(pk=self.entry.pk).first()

    def is_offered(self) -> bool:
        return self.said is not None

    def refuse(self) -> HttpResponse:
        messages.error(
            self.request, _("This entry is void, or speaks of another entry. Correct the entry it speaks of.")
        )
        return redirect(self.record_url)

    def make_form(self, data: Any = None) -> CorrectionForm:
        initial = {
            "effective_on": self.said.day,
            "name": self.said.name_as_corrected,
            "successor": self.said.successor_as_corrected,
        }
        return CorrectionForm(data, initial=initial, says=[name for name, value in initial.items() if value])

    def hidden_values(self) -> dict[str, Any]:
        return {"newest": self.instance.entries.latest("pk").pk}

    def consequences(self) -> list[str]:
        told = {"name": self.instance.name, "entry": self.said.get_kind_display()}
        sentences = [
            _("The entry “%(entry)s” of %(name)s will count as if it had said from the start what you give."),
            _("The record keeps what it said, and shows your correction under it: what, who, when and why."),
        ]
        if self.instance.is_public:
            sentences.append(_("Everybody will see it at once. Numbers are never corrected."))
        return [sentence % told for sentence in sentences]

    def perform(self, form: Any) -> str:
        says = dict(form.cleaned_data)
        newest = says.pop("newest")
        correction = services.correct(entry=self.entry, by=self.request.user, **says)
        if self.instance.entries.exclude(pk=correction.pk).latest("pk").pk != newest:
            raise RegistryError(
                _("Nothing was done: the record has got another entry meanwhile. Read it first."),
                code="record_moved",
            )
        told = {"name": self.instance.name, "entry": self.entry.get_kind_display()}
        return _("The entry “%(entry)s” of %(name)s is corrected. Its record shows both.") % told


def is_in_the_registry(participant: Participant) -> bool:
    return True


CORRECT = Act(
    name="correct",
    label=gettext_lazy("Correct"),
    icon="edit",
    view_class=CorrectView,
    is_offered=is_in_the_registry,
)
