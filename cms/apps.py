from django.apps import AppConfig


class CmsConfig(AppConfig):
    """The composition root: commands, checks and static files that belong to the whole site."""

    name = "cms"
    verbose_name = "Alliance CMS"

    def ready(self) -> None:
        from cms import checks  # noqa: F401, PLC0415 (registers the system checks)
        from cms.intake.upkeep import forget  # noqa: PLC0415 (the models are loaded by now)
        from cms.publishing import duties  # noqa: PLC0415
        from cms.roles.new_sections import follow_new_sections  # noqa: PLC0415

        follow_new_sections()
        duties.register(forget)
