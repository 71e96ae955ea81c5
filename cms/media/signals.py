"""What follows from an image's file being new. Connected when the app is ready."""

from functools import partial
from typing import Any

from django.db import transaction

from cms.media.models import CreditedImage
from cms.media.tasks import build_renditions


def replace_renditions(instance: CreditedImage, created: bool, **kwargs: Any) -> None:
    """An image was saved with a new file: its old renditions go, new ones are built in the background."""
    if not instance.has_new_file:
        return
    instance.has_new_file = False
    if not created:
        instance.renditions.all().delete()
    transaction.on_commit(partial(build_renditions.enqueue, instance.pk))
