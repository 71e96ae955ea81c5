"""The import, row by row: django-import-export's, with the registry's services to write."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource
from import_export.results import RowResult
from tablib import Dataset

from participants.importing.comparing import compare
from participants.importing.fields import fields
from participants.importing.known import Registry
from participants.importing.lines import Line
from participants.importing.repetitions import Repetitions
from participants.importing.steps import Outcome
from participants.importing.writing import carry_out
from participants.models import RegistryCounter

OnProgress = Callable[[int, int], None]

_IMPORT_TYPES = {
    Outcome.NEW: RowResult.IMPORT_TYPE_NEW,
    Outcome.CHANGED: RowResult.IMPORT_TYPE_UPDATE,
    Outcome.UNCHANGED: RowResult.IMPORT_TYPE_SKIP,
}


class RegistryResource(Resource):
    """Its instances are lines, each of which finds out what it would do while it is read."""

    class Meta:
        import_id_fields = ["ordinal"]
        instance_loader_class = BaseInstanceLoader
        skip_diff = True
        store_instance = True

    def __init__(self, *, by: Any, dry_run: bool, on_progress: OnProgress) -> None:
        super().__init__()
        self.fields: Mapping[str, Field] = fields()
        self.by = by
        self.dry_run = dry_run
        self.on_progress = on_progress

    def before_import(self, dataset: Dataset, **kwargs: Any) -> None:
        """Two imports take turns: the second compares with what the first has written."""
        if not self.dry_run:
            RegistryCounter.locked()
        self.registry = Registry.as_it_stands()
        self.repetitions = Repetitions()
        self.today = timezone.localdate()
        self.total = len(dataset)

    def get_instance(self, instance_loader: Any, row: Mapping[str, Any]) -> None:
        """Whom the row is about is found for all rows at once."""

    def init_instance(self, row: Any = None) -> Line:
        return Line()

    def import_instance(self, instance: Line, row: Mapping[str, Any], **kwargs: Any) -> None:
        super().import_instance(instance, row, **kwargs)
        self.repetitions.refuse(instance)
        instance.step = compare(instance, self.registry, today=self.today)

    def validate_instance(self, instance: Line, import_validation_errors: Any = None, **kwargs: Any) -> None:
        if import_validation_errors:
            raise ValidationError(import_validation_errors)

    def save_instance(self, instance: Line, is_create: bool, row: Any, **kwargs: Any) -> None:
        """A dry run writes nothing, not even what would be taken back."""
        if instance.step and not self.dry_run:
            carry_out(instance.step, by=self.by)

    def after_import_row(self, row: Any, row_result: RowResult, **kwargs: Any) -> None:
        if row_result.instance.step:
            row_result.import_type = _IMPORT_TYPES[row_result.instance.step.outcome]
        self.on_progress(kwargs["row_number"], self.total)
