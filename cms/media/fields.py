"""The file of an image, and what happens to it on its way into the storage."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.files import File
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile
from wagtail.utils.file import hash_filelike

from cms.media.acceptance import check_picture, unreadable
from cms.media.embedded import read_credit
from cms.media.pillow import UNREADABLE, contents, opened, orientation
from cms.media.sanitising import without_metadata

if TYPE_CHECKING:
    from cms.media.models import CreditedImage


_ON_ITS_SIDE = range(5, 9)


class CreditedImageFile(WagtailImageFieldFile):
    """Whatever way a file comes in, it is stored through here: forms, the API, importers, the shell."""

    instance: "CreditedImage"

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Keep what the file says of its credit where nothing is said yet, and store it without metadata.

        Raises ValidationError before anything is stored when it is not one whole picture within the limits.
        """
        try:
            check_picture(content, name)
        except ValidationError as error:
            raise ValidationError({self.field.name: error}) from error
        self.instance.complete_credit(read_credit(content))
        clean = without_metadata(content)
        self.instance.file_size = clean.size
        self.instance.file_hash = hash_filelike(clean)
        self.instance.has_new_file = True
        clean.seek(0)
        super().save(name, clean, save=save)

    def get_image_dimensions(self) -> tuple[int, int]:
        """As seen upright. Asked for as soon as a file is assigned, so only the header is read for it."""
        was_closed = self.closed
        try:
            self.open()
            with opened(contents(self)) as picture:
                width, height = picture.size
                return (height, width) if orientation(picture) in _ON_ITS_SIDE else (width, height)
        except UNREADABLE as error:
            if self._committed:  # lost from the storage, or broken there: what is known of it stays
                return self.instance.width, self.instance.height
            raise ValidationError({self.field.name: unreadable()}) from error
        finally:
            if was_closed:
                self.close()


class CreditedImageFileField(WagtailImageField):
    attr_class = CreditedImageFile
