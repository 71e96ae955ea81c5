"""Where images are used, for many images at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_latest_str
from wagtail.models import Page, ReferenceIndex

from cms.media.models import CreditedImage


@dataclass(frozen=True)
class Use:
    title: str
    url: str


# The type and the number of an object that uses an image.
Source = tuple[int, str]


def usage_of(images: Iterable[CreditedImage], *, user: Any) -> dict[int, list[Use | None]]:
    """For each image what uses it; None for what this user may not edit.

    One query for the references and one for each type of what refers.
    """
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(CreditedImage),
        to_object_id__in=[str(image.pk) for image in images],
    )
    rows = references.order_by("base_content_type", "object_id").values_list(
        "to_object_id", "base_content_type", "object_id"
    )
    pairs = list(dict.fromkeys((int(image), (source_type, source)) for image, source_type, source in rows))
    uses = _uses({source for _image, source in pairs}, user)
    usage: dict[int, list[Use | None]] = defaultdict(list)
    for image, source in pairs:
        usage[image].append(uses.get(source))
    return usage


def _uses(sources: set[Source], user: Any) -> dict[Source, Use]:
    by_type: dict[int, list[str]] = defaultdict(list)
    for source_type, source in sources:
        by_type[source_type].append(source)
    finder = AdminURLFinder(user)
    found = {}
    for source_type, keys in by_type.items():
        model = ContentType.objects.get_for_id(source_type).model_class()
        for pk, record in (model._meta.base_manager.in_bulk(keys) if model else {}).items():
            if url := finder.get_edit_url(record):
                found[source_type, str(pk)] = Use(_title(record), url)
    return found


def _title(record: Any) -> str:
    return record.draft_title if isinstance(record, Page) else get_latest_str(record)
