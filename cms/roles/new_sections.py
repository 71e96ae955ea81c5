"""A section that is made later, for another language, comes under the roles at once."""

from typing import Any

from django.db.models.signals import post_save

from cms.roles.keeping import cover
from cms.roles.table import SECTIONS


def follow_new_sections() -> None:
    for section in SECTIONS:
        post_save.connect(_cover_new, sender=section, dispatch_uid=f"cover_{section.__name__}")


def _cover_new(instance: Any, created: bool, raw: bool, **_kwargs: Any) -> None:
    if created and not raw:
        cover(instance)
