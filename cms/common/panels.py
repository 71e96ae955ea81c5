"""Editor panels shared by the page types."""

from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.translation import gettext
from wagtail.admin.panels import PublishingPanel


class _TimeZoneNote:
    """Says in which time zone the times are, for the editor who reads it."""

    def __str__(self) -> str:
        zone = timezone.get_current_timezone_name()
        return gettext("Times are in the time zone of your account: %(zone)s.") % {"zone": zone}


class SchedulePanel(PublishingPanel):
    def __init__(self, **options: object) -> None:
        options.setdefault("help_text", lazystr(_TimeZoneNote()))
        super().__init__(**options)
