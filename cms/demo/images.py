"""The illustrations as images of the library, credited as what they are."""

from cms.demo.illustrations import ILLUSTRATIONS
from cms.media.licences import Licence
from cms.media.models import CreditedImage

HOLDER = "Alliance CMS"
AUTHOR = "Drawn by code"


def make_images() -> dict[str, CreditedImage]:
    return {key: _make_image(key) for key in ILLUSTRATIONS}


def _make_image(key: str) -> CreditedImage:
    illustration = ILLUSTRATIONS[key]
    image = CreditedImage(
        title=illustration.title,
        description=illustration.description,
        file=illustration.draw().file(key),
        holder=HOLDER,
        author=AUTHOR,
        licence=Licence.CC0,
    )
    image.full_clean()
    image.save()
    return image
