"""Fields of the API that show images and documents."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Prefetch
from rest_framework.fields import Field
from wagtail.api.utils import get_full_url
from wagtail.api.v2.serializers import BaseSerializer

from cms.common.api_fields import ReadsRelations
from cms.media import representation
from cms.media.models import SiteDocument


class OfInstance(Field):
    """A value that a function makes of the whole object."""

    def __init__(self, function: Callable[[Any], Any], **options: Any) -> None:
        self._function = function
        super().__init__(source="*", read_only=True, **options)

    def to_representation(self, value: Any) -> Any:
        return self._function(value)


class TagNames(ReadsRelations):
    """The names of tags in alphabetical order; the stock field asks for those of each object anew."""

    def relations(self) -> Sequence[str | Prefetch]:
        return [self.source]

    def to_representation(self, value: Any) -> list[str]:
        return sorted(tag.name for tag in value.all())


class Renditions(OfInstance, ReadsRelations):
    def __init__(self, **options: Any) -> None:
        super().__init__(representation.renditions, **options)

    def relations(self) -> Sequence[str | Prefetch]:
        return ["renditions"]


class CreditedImageSerializer(BaseSerializer):
    tags = TagNames(read_only=True)
    credit = OfInstance(representation.credit)
    focal_point = OfInstance(representation.focal_point)
    renditions = Renditions()
    download_url = OfInstance(lambda image: get_full_url(None, image.file.url))


class SiteDocumentSerializer(BaseSerializer):
    tags = TagNames(read_only=True)
    content_type = OfInstance(lambda document: document.content_type)
    size = OfInstance(SiteDocument.get_file_size)
    download_url = OfInstance(lambda document: get_full_url(None, document.url))
