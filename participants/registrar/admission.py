"""Giving a number, making it public, and undoing it before that."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from cms.common.ordinals import ordinal
from participants import services
from participants.models import RegistryEntry
from participants.record.numbering import next_number
from participants.record.refusals import RegistryError
from participants.registrar.forms import AdmissionForm
from participants.registrar.views import ActView


def in_words(number: int) -> str:
    """ "128th", in the language of who reads the page."""
    return ordinal(number, get_language() or "en")


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
        entry = services.admit(participant=self.instance, by=self.request.user, **says)
        if entry.ordinal != shown:
            message = _(
                "Nothing was done: the number %(shown)s is no longer the next one."
                " %(name)s would be the %(number)s participant. Confirm it again if that is right."
            )
            told = {"shown": shown, "name": self.instance.name, "number": in_words(entry.ordinal or 0)}
            raise RegistryError(message % told, field="number", code="number_moved")
        return entry
