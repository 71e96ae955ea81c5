"""An image as programs read it. One shape on every endpoint, in body blocks and feeds."""

from datetime import date

from typing_extensions import TypedDict  # the API's schemas need this one before Python 3.12
from wagtail.api.utils import get_full_url

from cms.media.licences import Licence
from cms.media.models import CreditedImage, CreditedRendition
from cms.media.renditions import image_sources


class FocalPoint(TypedDict):
    """The centre of what must stay in view and the size around it, in pixels of the original."""

    x: int
    y: int
    width: int
    height: int


class Credit(TypedDict):
    line: str
    holder: str
    author: str
    licence: str
    licence_label: str
    licence_url: str
    source_url: str
    rights_expire_on: date | None


class Source(TypedDict):
    url: str
    width: int
    height: int


class ImageDict(TypedDict):
    """`width` and `height` are those of the original; `renditions` has a list for each format."""

    id: int
    title: str
    description: str
    width: int
    height: int
    focal_point: FocalPoint | None
    credit: Credit
    renditions: dict[str, list[Source]]


def image_dict(image: CreditedImage) -> ImageDict:
    """Whoever calls this has made sure that readers may see the image (`is_shown`)."""
    return {
        "id": image.pk,
        "title": image.title,
        "description": image.description,
        "width": image.width,
        "height": image.height,
        "focal_point": focal_point(image),
        "credit": credit(image),
        "renditions": renditions(image),
    }


def focal_point(image: CreditedImage) -> FocalPoint | None:
    if not image.has_focal_point():
        return None
    return {
        "x": image.focal_point_x,
        "y": image.focal_point_y,
        "width": image.focal_point_width,
        "height": image.focal_point_height,
    }


def credit(image: CreditedImage) -> Credit:
    return {
        "line": image.credit_line,
        "holder": image.holder,
        "author": image.author,
        "licence": image.licence,
        "licence_label": str(Licence(image.licence).label) if image.licence else "",
        "licence_url": image.licence_url,
        "source_url": image.source_url,
        "rights_expire_on": image.rights_expire_on,
    }


def renditions(image: CreditedImage) -> dict[str, list[Source]]:
    return {name: [_source(file) for file in files] for name, files in image_sources(image).items()}


def _source(rendition: CreditedRendition) -> Source:
    return {
        "url": get_full_url(None, rendition.url),
        "width": rendition.width,
        "height": rendition.height,
    }
