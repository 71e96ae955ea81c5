"""A translation of an announcement announces the same accession."""

from typing import Any

from newsroom.models import ArticlePage


def keep_announced(*, source_obj: Any, target_obj: Any, **_signal: Any) -> None:
    """Receives `copy_for_translation_done`: Wagtail leaves out here what it leaves out of a copy."""
    if not isinstance(source_obj, ArticlePage):
        return
    source = source_obj if source_obj.live else source_obj.get_latest_revision_as_object()
    if source.announces_id is None:
        return
    target_obj.announces_id = source.announces_id
    target_obj.save(update_fields=["announces"], clean=False)
    if revision := target_obj.latest_revision:
        revision.content["announces"] = source.announces_id
        revision.save(update_fields=["content"])
