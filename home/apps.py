from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        # The models are loaded by now.
        from cms.common import personal_data  # noqa: PLC0415
        from cms.publishing.preflight.inspections import register  # noqa: PLC0415
        from home.models import HomePage, StandardPage  # noqa: PLC0415
        from home.submissions_kept import SUBMISSIONS  # noqa: PLC0415
        from participants.preflight import TIMELESS_INSPECTION  # noqa: PLC0415

        register(HomePage, TIMELESS_INSPECTION)
        register(StandardPage, TIMELESS_INSPECTION)
        personal_data.register(SUBMISSIONS)
