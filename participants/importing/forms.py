"""The form that takes a file of participants."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from participants.importing.problems import UnusableFileError
from participants.importing.reading import refuse_size
from participants.importing.sources import Source


class UploadForm(forms.Form):
    """Its `file`, once it is valid, is a `Source` that can be read."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV in UTF-8, or the first sheet of an XLSX workbook; at most 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_file(self) -> Source:
        uploaded: UploadedFile = self.cleaned_data["file"]
        try:
            refuse_size(uploaded.size or 0)
            source = Source(uploaded.name or "", uploaded.read())
            _refuse_unreadable(source)
        except UnusableFileError as error:
            raise forms.ValidationError(str(error), code="unusable") from error
        return source


def _refuse_unreadable(source: Source) -> Any:
    return source.table
