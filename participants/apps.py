from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from participants.record import guards


class ParticipantsConfig(AppConfig):
    name = "participants"
    verbose_name = _("Participants")

    def ready(self) -> None:
        # The models are loaded by now.
        from cms.common import personal_data  # noqa: PLC0415
        from cms.common.prose import register_element  # noqa: PLC0415
        from cms.publishing.preflight.inspections import register  # noqa: PLC0415
        from cms.publishing.preflight.twins import TWINS_INSPECTION  # noqa: PLC0415
        from participants.applications.kept import APPLICATIONS  # noqa: PLC0415
        from participants.figures.figure import ATTRIBUTES, ELEMENT  # noqa: PLC0415
        from participants.pages import ParticipantPage  # noqa: PLC0415
        from participants.preflight import PROFILE_DATING, PROFILE_INSPECTION  # noqa: PLC0415
        from participants.registrar import evidence, standard  # noqa: PLC0415
        from participants.typed_numbers.dating import register_dating  # noqa: PLC0415

        register(ParticipantPage, PROFILE_INSPECTION)
        register(ParticipantPage, TWINS_INSPECTION)
        register_dating(ParticipantPage, PROFILE_DATING)
        standard.register_all()
        evidence.keep_evidence()
        register_element(ELEMENT, ATTRIBUTES)
        personal_data.register(APPLICATIONS)
        post_migrate.connect(_guard_the_record, sender=self)


def _guard_the_record(*, using: str, **kwargs: Any) -> None:
    """Where the tables are there: migrating backwards may have taken them away."""
    tables = connections[using].introspection.table_names()
    if guards.ENTRIES in tables:
        guards.install(using)
