from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        # The models are loaded by now.
        from wagtail.signals import copy_for_translation_done, page_published  # noqa: PLC0415

        from cms.publishing.preflight.inspections import register  # noqa: PLC0415
        from cms.publishing.preflight.twins import TWINS_INSPECTION  # noqa: PLC0415
        from newsroom.announcing import acts  # noqa: PLC0415
        from newsroom.announcing.checks import ANNOUNCEMENT_INSPECTION  # noqa: PLC0415
        from newsroom.announcing.golive import release_on_go_live  # noqa: PLC0415
        from newsroom.announcing.translations import keep_announced  # noqa: PLC0415
        from newsroom.models import ArticlePage  # noqa: PLC0415
        from newsroom.preflight import ARTICLE_DATING, ARTICLE_INSPECTION  # noqa: PLC0415
        from participants.typed_numbers.dating import register_dating  # noqa: PLC0415

        register(ArticlePage, ARTICLE_INSPECTION)
        register(ArticlePage, TWINS_INSPECTION)
        register_dating(ArticlePage, ARTICLE_DATING)
        register(ArticlePage, ANNOUNCEMENT_INSPECTION)
        page_published.connect(release_on_go_live, sender=ArticlePage)
        copy_for_translation_done.connect(keep_announced)
        acts.register_all()
