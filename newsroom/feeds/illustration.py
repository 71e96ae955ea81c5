"""The lead image of an article, as feeds name it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.feedgenerator import Enclosure

from cms.common.prose import absolute
from cms.common.text import without_control_characters
from cms.media.pictures import Picture, picture_of

if TYPE_CHECKING:
    from newsroom.models import ArticlePage

MIME_TYPE = "image/jpeg"


@dataclass(frozen=True)
class Illustration:
    """`size` is in bytes; `width` and `height` are in pixels."""

    url: str
    width: int
    height: int
    size: int
    description: str
    credit: str
    licence_name: str
    licence_url: str

    @property
    def enclosure(self) -> Enclosure:
        return Enclosure(self.url, str(self.size), MIME_TYPE)


def illustration_of(article: "ArticlePage") -> Illustration | None:
    """None without a lead image, and with one that readers may not see or whose file is gone."""
    picture = picture_of(article.lead_image)
    return _describe(picture) if picture else None


def _describe(picture: Picture) -> Illustration | None:
    image, file = picture.image, picture.largest
    try:
        size = file.file.size
    except OSError:
        return None
    return Illustration(
        url=absolute(file.url),
        width=file.width,
        height=file.height,
        size=size,
        description=without_control_characters(image.description),
        credit=without_control_characters(image.credit_line),
        licence_name=image.get_licence_display(),
        licence_url=image.licence_url,
    )
