"""The forms of the admin and of the API through which images and documents come in."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.forms import FileField
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.media.acceptance import check_picture
from cms.media.embedded import read_credit


class PictureField(WagtailImageField):
    """Refuses beside the field what could not be stored, before Wagtail looks into the file."""

    def to_python(self, data: Any) -> UploadedFile | None:
        upload = FileField.to_python(self, data)
        if upload is not None:
            check_picture(upload, upload.name or "")
        return super().to_python(data)


class CreditedImageForm(BaseImageForm):
    """Wagtail's form for images, used wherever it takes one in."""

    data: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail chooses the class of this field itself, after the form's own declarations.
        if stock := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=stock.label, required=stock.required, widget=stock.widget
            )

    def clean(self) -> dict[str, Any]:
        """Complete the credit from the file first, so that the rules for credits apply to what is stored."""
        cleaned: dict[str, Any] = super().clean()
        if "file" in self.changed_data and cleaned.get("file"):
            for name, value in read_credit(cleaned["file"]).items():
                self._complete(name, value)
        return cleaned

    def _complete(self, name: str, value: str) -> None:
        """Fill a field that was left empty, also where the form is shown again because of an error."""
        if self.cleaned_data.get(name) == "":
            self.cleaned_data[name] = value
            self.data = self.data.copy()  # as it came it cannot be changed
            self.data[self.add_prefix(name)] = value
