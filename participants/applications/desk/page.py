"""The page of an application: what was sent, who may be the same, what was noted and done."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language_info, gettext_lazy
from wagtail.log_actions import registry as log_registry
from wagtail_modeladmin import views

from participants.applications.duplicates import Duplicates, Twin
from participants.applications.evidence import decision_on_file
from participants.models import Application
from participants.record.standing import Status
from participants.record.writing import PERMISSION as REGISTER
from participants.registrar import acts as registry_acts

_PARTICIPANT = "participants_participant_modeladmin_{}"


class ApplicationPageView(views.InspectView):
    instance: Application

    page_title = gettext_lazy("Application")

    def get_meta_title(self) -> str:
        return f"{self.page_title}: {self.instance}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        application = self.instance
        return super().get_context_data(
            twins=[(twin, self._address_of(twin)) for twin in Duplicates.on_record().of(application)],
            notes=application.notes.select_related("author").all(),
            language=self._language(),
            history=log_registry.get_logs_for_instance(application).select_related("user"),
            decision_url=self.url_helper.get_action_url("decision", application.pk),
            evidence=decision_on_file(application),
            participant=application.participant,
            participant_acts=self._acts_on_participant(),
            participant_url=self._participant_url(application.participant_id),
            **kwargs,
        )

    def _acts_on_participant(self) -> list[tuple[Any, str]]:
        """What the registry can do with what it has become, as long as it has no number."""
        candidate = self.instance.participant
        if candidate is None or candidate.status != Status.CANDIDATE:
            return []
        if not self.request.user.has_perm(REGISTER):
            return []
        return [
            (act, reverse(_PARTICIPANT.format(act.name), args=[candidate.pk]))
            for act in registry_acts.offered_to(candidate)
        ]

    def _language(self) -> str:
        return str(get_language_info(self.instance.language)["name_translated"])

    def _address_of(self, twin: Twin) -> str:
        if twin.is_participant:
            return self._participant_url(twin.record.pk)
        return str(self.url_helper.get_action_url("inspect", twin.record.pk))

    def _participant_url(self, pk: int | None) -> str:
        return reverse(_PARTICIPANT.format("inspect"), args=[pk]) if pk else ""
