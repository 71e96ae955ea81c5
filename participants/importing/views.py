"""Loading history in the admin: give a file, see what it would do, confirm."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages
from wagtail_modeladmin.helpers import AdminURLHelper

from participants.importing.columns import KNOWN, REQUIRED
from participants.importing.forms import UploadForm
from participants.importing.keeping import NotKeptError, forget, keep, kept
from participants.importing.report import MOST_PROBLEMS, counts, gaps_left
from participants.importing.running import (
    ImportRefusedError,
    OtherEffectsError,
    Outcomes,
    import_source,
    preview,
)
from participants.importing.sources import Source
from participants.importing.steps import Outcome
from participants.models import Participant
from participants.record.writing import authorize


class RegistrarsView(View):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        authorize(request.user)
        return super().dispatch(request, *args, **kwargs)


class UploadView(RegistrarsView):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(UploadForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        token = keep(form.cleaned_data["file"], by=request.user)
        return redirect("registry_import_preview", token)

    def _show(self, form: UploadForm, status: int = HTTPStatus.OK) -> HttpResponse:
        context = {"form": form, "columns": KNOWN, "required": REQUIRED, "registry_url": registry_url()}
        return render(self.request, "participants/admin/import_upload.html", context, status=status)


class PreviewView(RegistrarsView):
    """What the file would do to the registry of now. Confirming does exactly that, or nothing."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().dispatch(request, *args, **kwargs)
        except NotKeptError:
            messages.error(request, _("This preview is over. Nothing was imported; give the file again."))
            return redirect("registry_import")

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._show(kept(token, by=request.user))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        source = kept(token, by=request.user)
        try:
            outcomes = import_source(source, by=request.user, expected=request.POST.get("fingerprint", ""))
        except (ImportRefusedError, OtherEffectsError):
            warning = _("The registry has changed meanwhile, and nothing was imported. Look again.")
            messages.warning(request, warning)
            return self._show(source, status=HTTPStatus.CONFLICT)
        forget(source, by=request.user)
        done = _("Imported “%(file)s”: %(new)d new, %(changed)d changed, %(unchanged)d unchanged")
        messages.success(request, f"{done % {'file': source.name, **outcomes.counts}}.")
        # Not `redirect`, which would look for a view of that name.
        return HttpResponseRedirect(registry_url())

    def _show(self, source: Source, status: int = HTTPStatus.OK) -> HttpResponse:
        outcomes = preview(source.table, by=self.request.user)
        context = {
            "source": source,
            "outcomes": outcomes,
            "problems": outcomes.problems[:MOST_PROBLEMS],
            "more_problems": max(0, len(outcomes.problems) - MOST_PROBLEMS),
            "counts": counts(outcomes),
            "gaps": gaps_left(outcomes.gaps),
            "submit_label": _submit_label(outcomes),
            "registry_url": registry_url(),
        }
        return render(self.request, "participants/admin/import_preview.html", context, status=status)


def _submit_label(outcomes: Outcomes) -> str:
    rows = sum(step.outcome is not Outcome.UNCHANGED for step in outcomes.steps)
    return ngettext("Import %(rows)d row", "Import %(rows)d rows", rows) % {"rows": rows}


def registry_url() -> str:
    return str(AdminURLHelper(Participant).index_url)
