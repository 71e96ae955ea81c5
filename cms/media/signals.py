"""What follows from an image's file being new. Connected when the app is ready."""

from functools import partial
from typing import Any

from django.db import transaction

from cms.media.models import CreditedImage
from cms.media.renditions import make_fallbacks
from cms.media.tasks import build_renditions


def replace_renditions(instance: CreditedImage, created: bool, **kwargs: Any) -> None:
    """An image was saved with a new file: its old renditions go, and new ones are made.

    The quick ones at once, so that no reader waits for them; the others by the worker.
    """
    if not instance.has_new_file:
        return
    instance.has_new_file = False
    if not created:
        instance.renditions.all().delete()
    transaction.on_commit(partial(make_fallbacks, instance))
    transaction.on_commit(partial(build_renditions.enqueue, instance.pk))
