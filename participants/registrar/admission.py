"""Giving a number, making it public, and undoing it before that."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants import services
from participants.applications.evidence import evidence_for
from participants.models import Participant, RegistryEntry
from participants.record.numbering import next_number
from participants.record.refusals import RegistryError
from participants.registrar.forms import AdmissionForm, NoteForm
from participants.registrar.views import ActView
from participants.registrar.wording import in_words, participants_in_words


class AdmitView(ActView):
    form_class = AdmissionForm
    page_title = gettext_lazy("Admit")
    submit_label = gettext_lazy("Admit")

    @cached_property
    def next_number(self) -> int:
        """What this page promises."""
        return next_number()

    def hidden_values(self) -> dict[str, Any]:
        return {"number": self.next_number}

    def make_form(self, data: Any = None) -> forms.Form:
        """Offers the decision that came with its application as evidence."""
        return self.form_class(data, initial={"evidence": evidence_for(self.instance)})

    def consequences(self) -> list[str]:
        told = {"name": self.instance.name, "number": in_words(self.next_number)}
        return [
            _("%(name)s will be the %(number)s participant.") % told,
            _("Nobody outside sees it until it is released, by you or by its announcement."),
            _("Until then the admission can be undone, and the number is the next one again."),
        ]

    def perform(self, form: Any) -> str:
        entry = self.admit(form)
        told = {"name": self.instance.name, "number": in_words(entry.ordinal or 0)}
        message = _(
            "%(name)s is the %(number)s participant. Nobody outside sees it yet: announce or release it."
        )
        return message % told

    def admit(self, form: Any) -> RegistryEntry:
        """Raises `RegistryError` where the number would not be the one that was shown."""
        says = dict(form.cleaned_data)
        shown = says.pop("number")
        entry = self.give_number(**says)
        if entry.ordinal != shown:
            message = _(
                "Nothing was done: the number %(shown)s is no longer the next one."
                " %(name)s would be the %(number)s participant. Confirm it again if that is right."
            )
            told = {"shown": shown, "name": self.instance.name, "number": in_words(entry.ordinal or 0)}
            raise RegistryError(message % told, field="number", code="number_moved")
        return entry

    def give_number(self, **says: Any) -> RegistryEntry:
        """The service; what `says` is its parameters."""
        return services.admit(participant=self.instance, by=self.request.user, **says)


class ReleaseView(ActView):
    form_class = NoteForm
    page_title = gettext_lazy("Release")
    submit_label = gettext_lazy("Release")

    def consequences(self) -> list[str]:
        told = {
            "name": self.instance.name,
            "number": in_words(self.instance.ordinal or 0),
            "total": participants_in_words(Participant.objects.current().count() + 1),
        }
        return [
            _("Everybody will see %(name)s as the %(number)s participant, from now on.") % told,
            _("The alliance will count %(total)s.") % told,
            _("This cannot be undone: it keeps its number for ever, also when it leaves."),
        ]

    def perform(self, form: Any) -> str:
        services.release(participant=self.instance, by=self.request.user, **form.cleaned_data)
        told = {"name": self.instance.name, "number": in_words(self.instance.ordinal or 0)}
        return _("%(name)s is public as the %(number)s participant. Write its profile next.") % told


class UndoAdmissionView(ActView):
    form_class = NoteForm
    page_title = gettext_lazy("Undo the admission")
    submit_label = gettext_lazy("Undo the admission")

    def consequences(self) -> list[str]:
        told = {"name": self.instance.name, "number": self.instance.ordinal}
        free = _("It loses the number %(number)s, which is free for another admission.")
        if (self.instance.ordinal or 0) < next_number():
            free = _("It loses the number %(number)s, which the next admission gets.")
        return [
            _("%(name)s will be a candidate again. Nobody outside has seen its admission.") % told,
            free % told,
            _("The record keeps the admission and that it was undone, by whom and why."),
        ]

    def perform(self, form: Any) -> str:
        number = self.instance.ordinal
        services.void(participant=self.instance, by=self.request.user, **form.cleaned_data)
        told = {"name": self.instance.name, "number": number}
        return (
            _("%(name)s is a candidate again, and number %(number)s is free. Admit it when it is time.")
            % told
        )
