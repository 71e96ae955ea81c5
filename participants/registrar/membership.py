"""Leaving, coming back, having another name, becoming part of another."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants import services
from participants.models import Participant
from participants.registrar.forms import ActForm, MergerForm, RenameForm
from participants.registrar.views import ActView
from participants.registrar.wording import in_words, participants_in_words


class MembershipView(ActView):
    """Of an act that changes how many participants there are."""

    one_more_or_less = 0

    def told(self) -> dict[str, Any]:
        total = Participant.objects.current().count() + self.one_more_or_less
        return {
            "name": self.instance.name,
            "number": self.instance.ordinal,
            "ordinal": in_words(self.instance.ordinal or 0),
            "total": participants_in_words(total),
        }

    def says(self, form: Any) -> dict[str, Any]:
        """What the services ask."""
        return {"participant": self.instance, "by": self.request.user, **form.cleaned_data}


class WithdrawView(MembershipView):
    form_class = ActForm
    page_title = gettext_lazy("Withdraw")
    submit_label = gettext_lazy("Withdraw")
    one_more_or_less = -1

    def consequences(self) -> list[str]:
        told = self.told()
        return [
            _("%(name)s will be shown as withdrawn from the day you give.") % told,
            _("It keeps the number %(number)s for ever: nobody else is given it.") % told,
            _("The alliance will count %(total)s.") % told,
        ]

    def perform(self, form: Any) -> str:
        entry = services.withdraw(**self.says(form))
        message = _("%(name)s has withdrawn on %(day)s. Look through what its profile says of it next.")
        return message % {"name": self.instance.name, "day": date_format(entry.effective_on)}


class ReadmitView(MembershipView):
    form_class = ActForm
    page_title = gettext_lazy("Readmit")
    submit_label = gettext_lazy("Readmit")
    one_more_or_less = 1

    def consequences(self) -> list[str]:
        told = self.told()
        return [
            _("%(name)s will be a participant again from the day you give.") % told,
            _("It has its old number back: it is the %(ordinal)s participant, as it was.") % told,
            _("The alliance will count %(total)s, and everybody will see it at once.") % told,
        ]

    def perform(self, form: Any) -> str:
        services.readmit(**self.says(form))
        message = _("%(name)s is the %(ordinal)s participant again. Look through its profile next.")
        return message % {"name": self.instance.name, "ordinal": in_words(self.instance.ordinal or 0)}


class RenameView(MembershipView):
    form_class = RenameForm
    page_title = gettext_lazy("Rename")
    submit_label = gettext_lazy("Rename")

    def consequences(self) -> list[str]:
        told = self.told()
        return [
            _("%(name)s will have the new name from the day you give, wherever the registry names it.")
            % told,
            _("The record keeps the name it had until then. Its number, %(number)s, stays.") % told,
            _("If the name was only spelled wrong, correct the entry in its record instead.") % told,
        ]

    def perform(self, form: Any) -> str:
        before = self.instance.name
        services.rename(**self.says(form))
        message = _("%(before)s is called %(name)s now. Give its profile and pages the new title next.")
        return message % {"before": before, "name": self.instance.name}


class MergeView(MembershipView):
    form_class = MergerForm
    page_title = gettext_lazy("Merge")
    submit_label = gettext_lazy("Merge")
    one_more_or_less = -1

    def consequences(self) -> list[str]:
        told = self.told()
        return [
            _("%(name)s will be shown as merged into the one you choose, from the day you give.") % told,
            _("It keeps the number %(number)s for ever; the other one keeps its own.") % told,
            _("The alliance will count %(total)s.") % told,
        ]

    def perform(self, form: Any) -> str:
        services.merge(**self.says(form))
        message = _("%(name)s has merged into %(successor)s. Look through the profiles of both next.")
        return message % {"name": self.instance.name, "successor": form.cleaned_data["into"]}
