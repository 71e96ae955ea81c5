"""The pages that hand out and erase what is known of the contact person."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.common import personal_data
from participants.applications.desk.act_view import ApplicationActView
from participants.applications.erasing import erase_application
from participants.applications.kept import APPLICATIONS, as_json
from participants.applications.writing import record


class ExportView(ApplicationActView):
    """A file instead of a page: the form is not sent again by reloading."""

    page_title = gettext_lazy("Export personal data")
    submit_label = gettext_lazy("Download the file")

    def consequences(self) -> list[str]:
        contents = _(
            "You get a file (JSON) with all that is kept under the e-mail address of this application:"
            " applications with their notes and the decision, what was sent with other forms, e-mails."
        )
        return [contents, _("Give it to nobody but the person. That you took it is logged.")]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_offered():
            return self.refuse()
        found = _known_of(self.application)
        record(self.application, "application.exported", by=request.user)
        content = json.dumps(found, ensure_ascii=False, indent=2)
        return HttpResponse(
            content,
            content_type="application/json",
            headers={
                "Content-Disposition": f'attachment; filename="personal-data-{self.application.pk}.json"',
                "X-Content-Type-Options": "nosniff",
                "Cache-Control": "private, no-store",
            },
        )


class EraseView(ApplicationActView):
    page_title = gettext_lazy("Erase personal data")
    submit_label = gettext_lazy("Erase for ever")

    def consequences(self) -> list[str]:
        sentences = [
            _("For ever erased: the contact person, the message, the decision as it was sent, all notes."),
            _("The name, kind and country of the authority stay, and that an application was made."),
        ]
        if self.application.contact_email:
            known = personal_data.find(self.application.contact_email)
            numbers = {"applications": 0, "forms": 0, "mail": 0}
            numbers |= {name: len(found) for name, found in known.items()}
            sentence = _(
                "The same for everything under the address %(address)s: applications: %(applications)d,"
                " submissions of forms: %(forms)d, e-mails: %(mail)d."
            )
            sentences.append(sentence % ({"address": self.application.contact_email} | numbers))
        if self.application.state in self.application.State.open_ones():
            sentences.append(_("It is still open: it is closed by that, as withdrawn."))
        return sentences

    def carry_out(self, **says: Any) -> str:
        address = self.application.contact_email
        erase_application(self.application, by=self.request.user)
        if address:
            personal_data.erase(address, by=self.request.user)
        return _("The personal data of the application of %(name)s is erased.") % {
            "name": self.application.name
        }


def _known_of(application: Any) -> dict[str, Any]:
    """Under its address; without one, the application alone."""
    if application.contact_email:
        found: dict[str, Any] = dict(personal_data.find(application.contact_email))
    else:
        found = {APPLICATIONS.name: [as_json(application)]}
    return {"address": application.contact_email, "exported": timezone.now().isoformat(), **found}
