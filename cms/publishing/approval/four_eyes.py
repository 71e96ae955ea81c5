"""Two people for everything that goes out: one writes, another approves."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Revision

from cms.publishing.refusals import FourEyesError, OutdatedError


def is_own(revision: Revision | None, user: Any) -> bool:
    """Whether this user wrote the revision, and so is not the one to approve it."""
    if revision is None or revision.user_id != user.pk:
        return False
    return not (user.is_superuser and settings.PUBLISHING_SUPERUSERS_APPROVE_OWN)


def refuse_strangers(task: Any, item: Any, user: Any) -> None:
    if user is None or not task.is_reviewer(user):
        raise FourEyesError(_("You are not among those who review “%(title)s”.") % {"title": item})


def refuse_writer(item: Any, revision: Revision, user: Any) -> None:
    if is_own(revision, user):
        raise FourEyesError(
            _("You wrote the latest version of “%(title)s”, so somebody else approves it.") % {"title": item}
        )


def refuse_outdated(item: Any, revision: Revision, *, read: int | None) -> None:
    if read is not None and read != revision.pk:
        raise OutdatedError(
            _("A newer version of “%(title)s” was saved meanwhile. Read that one before you approve it.")
            % {"title": item}
        )
