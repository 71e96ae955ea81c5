"""An announcement goes live: its accession is public from then on, in the same transaction."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context

from cms.publishing.refusals import PublicationRefusedError
from newsroom.models import ArticlePage
from participants.record.refusals import RegistryError
from participants.record.writing import hold
from participants.services import release_announced


def release_on_go_live(*, instance: ArticlePage, **_signal: Any) -> None:
    """Receives `page_published`, which is sent for what is only scheduled, too.

    Raises `PublicationRefusedError` where the admission cannot be released: then nothing is published.
    """
    if not instance.live or instance.announces is None:
        return
    participant = instance.announces.participant
    hold(participant)
    if participant.is_public:
        return  # by its release, or by the announcement in another language a moment ago
    note = _("Announced by “%(title)s”.") % {"title": instance.title}
    try:
        release_announced(participant=participant, by=get_active_log_context().user, note=note)
    except RegistryError as error:
        message = _("“%(title)s” was not published: %(reason)s")
        told = {"title": instance.title, "reason": " ".join(error.messages)}
        raise PublicationRefusedError(message % told) from error
