"""The council's decision as it was sent: for the registrars, and never shown inside the site."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail_modeladmin.views import InstanceSpecificView

from cms.common.collation import sort_key


class DecisionView(InstanceSpecificView):
    def check_action_permitted(self, user: Any) -> bool:
        return bool(self.permission_helper.user_can_inspect_obj(user, self.instance))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        """Streamed from the private storage. A stranger sent the file: no browser shows or keeps it."""
        if not self.instance.decision:
            raise Http404(_("No decision of the council was sent."))
        try:
            sent = self.instance.decision.open("rb")
        except FileNotFoundError as missing:
            raise Http404(_("The file of the decision is missing in the private storage.")) from missing
        return FileResponse(
            sent,
            as_attachment=True,
            filename=f"council-decision-{slugify(sort_key(self.instance.name))}.pdf",
            content_type="application/pdf",
            headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
        )
