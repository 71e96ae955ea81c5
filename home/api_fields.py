"""How the fields of a form look to a program that wants to show it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cms.common.api_fields import ReadsRelations
from home.form_builder import LimitedFormBuilder

if TYPE_CHECKING:
    from home.models import FormField


class FormFieldsField(ReadsRelations):
    """In the order of the form; `name` is the key under which an answer is sent."""

    def relations(self) -> Sequence[str]:
        return ["form_fields"]

    def to_representation(self, form_fields: Any) -> list[dict[str, Any]]:
        return [_describe(field) for field in form_fields.all()]


def _describe(field: "FormField") -> dict[str, Any]:
    choices = LimitedFormBuilder([field]).get_formatted_field_choices(field)
    return {
        "name": field.clean_name,
        "label": field.label,
        "type": field.field_type,
        "required": field.required,
        "choices": [value for value, _label in choices],
        "help_text": field.help_text,
    }
