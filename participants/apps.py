from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParticipantsConfig(AppConfig):
    name = "participants"
    verbose_name = _("Participants")

    def ready(self) -> None:
        # The models are loaded by now.
        from cms.publishing.preflight.inspections import register  # noqa: PLC0415
        from cms.publishing.preflight.twins import TWINS_INSPECTION  # noqa: PLC0415
        from participants.pages import ParticipantPage  # noqa: PLC0415
        from participants.preflight import PROFILE_INSPECTION  # noqa: PLC0415

        register(ParticipantPage, PROFILE_INSPECTION)
        register(ParticipantPage, TWINS_INSPECTION)
