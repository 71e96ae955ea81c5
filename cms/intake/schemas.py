"""What the OpenAPI document says of a form that is sent by program."""

from typing import Any

from django import forms

_HEADERS = {
    "Idempotency-Key": "Of your choice, for 24 hours: the same request again is answered as the first.",
    "Proof-Of-Work": "The solution of a task from /challenge/, as base64 of JSON.",
}


def openapi(form_class: type[forms.Form | forms.ModelForm] | None = None) -> dict[str, Any]:
    """The headers and the body; without a class the fields are those that the form page lists."""
    schema = _schema(form_class().fields) if form_class else {"type": "object"}
    types = ("application/json", "multipart/form-data")
    return {
        "parameters": [
            {"in": "header", "name": name, "description": text, "schema": {"type": "string"}}
            for name, text in _HEADERS.items()
        ],
        "requestBody": {"required": True, "content": {name: {"schema": schema} for name in types}},
    }


def _schema(fields: dict[str, forms.Field]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"type": _type(field)} for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.required],
    }


def _type(field: forms.Field) -> str:
    match field:
        case forms.BooleanField():
            return "boolean"
        case forms.IntegerField():
            return "integer"
        case _:
            return "string"
