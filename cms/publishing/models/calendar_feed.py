"""The private address at which somebody follows the calendar."""

from django.conf import settings
from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _


def make_key() -> str:
    return get_random_string(43)


class CalendarFeed(models.Model):
    """A user's `.ics` address. Whoever has it sees what that user may see; a new key ends the old one."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=43, unique=True, default=make_key, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")

    def __str__(self) -> str:
        return str(self.user)
