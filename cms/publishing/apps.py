from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    name = "cms.publishing"
    label = "publishing"
    verbose_name = _("Publishing")

    def ready(self) -> None:
        # Only here, because all of these read models, which are loaded by now.
        from wagtail.signals import page_published  # noqa: PLC0415

        from cms.common import personal_data  # noqa: PLC0415
        from cms.publishing import duties, exports, gate, planning, role_signals, translating  # noqa: PLC0415
        from cms.publishing.approval import notices  # noqa: PLC0415
        from cms.publishing.mail_kept import MAIL  # noqa: PLC0415
        from cms.publishing.pages import EditorialPage  # noqa: PLC0415
        from cms.publishing.preflight.checks import PAGE_INSPECTION  # noqa: PLC0415
        from cms.publishing.preflight.inspections import register  # noqa: PLC0415

        gate.install()
        translating.install()
        page_published.connect(planning.forget_fulfilled)
        role_signals.install()
        exports.install()
        notices.install()
        register(EditorialPage, PAGE_INSPECTION)
        personal_data.register(MAIL)
        duties.register(personal_data.erase_outdated)
