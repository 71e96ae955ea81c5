from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        # The models are loaded by now.
        from cms.publishing.preflight.inspections import register  # noqa: PLC0415
        from cms.publishing.preflight.twins import TWINS_INSPECTION  # noqa: PLC0415
        from newsroom.models import ArticlePage  # noqa: PLC0415
        from newsroom.preflight import ARTICLE_INSPECTION  # noqa: PLC0415

        register(ArticlePage, ARTICLE_INSPECTION)
        register(ArticlePage, TWINS_INSPECTION)
