"""The pages of the acts that move an application on."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from participants.applications import services
from participants.applications.desk.act_view import ApplicationActView
from participants.applications.desk.forms import AcceptForm, DeclineForm, HandOverForm, NoteForm
from participants.applications.writing import name_of


class TakeUpView(ApplicationActView):
    page_title = gettext_lazy("Take up")
    submit_label = gettext_lazy("Take up")

    def consequences(self) -> list[str]:
        return [
            _("You will handle the application of %(name)s.") % {"name": self.application.name},
            _("The applicant sees on their private page that it is in review."),
        ]

    def carry_out(self, **says: Any) -> str:
        services.take_up(application=self.application, by=self.request.user)
        return _("You handle the application of %(name)s now.") % {"name": self.application.name}


class HandOverView(ApplicationActView):
    form_class = HandOverForm
    page_title = gettext_lazy("Hand over")
    submit_label = gettext_lazy("Hand over")

    def consequences(self) -> list[str]:
        told = {"name": self.application.name, "handler": name_of(self.application.handler) or _("nobody")}
        return [
            _("Another will handle the application of %(name)s; now it is %(handler)s.") % told,
            _("They are not sent an e-mail: tell them."),
        ]

    def carry_out(self, **says: Any) -> str:
        services.hand_over(application=self.application, by=self.request.user, **says)
        told = {"name": self.application.name, "handler": name_of(self.application.handler)}
        return _("%(handler)s handles the application of %(name)s now.") % told


class NoteView(ApplicationActView):
    form_class = NoteForm
    page_title = gettext_lazy("Add a note")
    submit_label = gettext_lazy("Add the note")

    def consequences(self) -> list[str]:
        return [
            _("The note stands on the page of the application, with your name and the time."),
            _("It is part of what is known about the contact person: they may ask to be shown it."),
        ]

    def carry_out(self, **says: Any) -> str:
        services.note(application=self.application, by=self.request.user, **says)
        return _("The note is on the page of the application.")


class AcceptView(ApplicationActView):
    """Leads on to the page that gives the candidate its number."""

    form_class = AcceptForm
    page_title = gettext_lazy("Accept")
    submit_label = gettext_lazy("Accept and go on to admit")

    def consequences(self) -> list[str]:
        evidence = (
            _("The council's decision becomes a document for the registrars alone, the evidence to admit it.")
            if self.application.decision
            else _("No decision of the council was sent: the admission will be without evidence of it.")
        )
        return [
            _("%(name)s becomes a candidate in the registry; it gets no number yet.")
            % {"name": self.application.name},
            evidence,
            _("The applicant sees on their private page that the application is accepted."),
            _("Next you are asked whether to admit it."),
        ]

    def carry_out(self, **says: Any) -> str:
        services.accept(application=self.application, by=self.request.user, **says)
        told = {"name": self.application.participant}
        return _("%(name)s is accepted. It has no number yet: admit it here.") % told

    def success_url(self) -> str:
        candidate = self.application.participant
        return reverse("participants_participant_modeladmin_admit", args=[candidate.pk if candidate else 0])


class DeclineView(ApplicationActView):
    form_class = DeclineForm
    page_title = gettext_lazy("Decline")
    submit_label = gettext_lazy("Decline")

    @cached_property
    def language(self) -> str:
        return str(get_language_info(self.application.language)["name_translated"])

    def consequences(self) -> list[str]:
        sentences = [
            _("The application of %(name)s will be declined.") % {"name": self.application.name},
            _("The applicant sees on their private page that it is, but not the reason."),
        ]
        if self.application.contact_email:
            told = {"address": self.application.contact_email, "language": self.language}
            sentence = _("If you wish, the reason goes to %(address)s. Write it in %(language)s.")
            sentences.append(sentence % told)
        return sentences

    def carry_out(self, **says: Any) -> str:
        services.decline(application=self.application, by=self.request.user, **says)
        told = {"name": self.application.name}
        if says["tell"]:
            return _("The application of %(name)s is declined; the applicant is told by e-mail.") % told
        return _("The application of %(name)s is declined; no e-mail was sent.") % told


class ReopenView(ApplicationActView):
    page_title = gettext_lazy("Review again")
    submit_label = gettext_lazy("Review again")

    def consequences(self) -> list[str]:
        return [
            _("The application of %(name)s will be in review again, and you will handle it.")
            % {"name": self.application.name},
            _("The applicant sees that on their private page; no e-mail is sent."),
        ]

    def carry_out(self, **says: Any) -> str:
        services.reopen(application=self.application, by=self.request.user)
        return _("The application of %(name)s is in review again.") % {"name": self.application.name}
