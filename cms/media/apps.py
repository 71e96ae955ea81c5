from django.apps import AppConfig
from django.core.signals import request_finished, request_started
from django.db.models.signals import post_save

from cms.media import patience


class MediaConfig(AppConfig):
    name = "cms.media"
    label = "media"

    def ready(self) -> None:
        from cms.media import rights, signals  # noqa: PLC0415 (models are loaded only now)
        from cms.media.models import CreditedImage  # noqa: PLC0415

        rights.install()
        post_save.connect(signals.replace_renditions, sender=CreditedImage)
        request_started.connect(patience.begin)
        request_finished.connect(patience.end)
