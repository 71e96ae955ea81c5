"""The fields of the forms. Their names are the same in all languages: what is sent can be compared."""

from django.utils.translation import override
from django_countries import countries

from cms.demo.content import Table, table
from home.models import FormField


def form_fields(rows: list[Table], language: str) -> list[FormField]:
    return [_form_field(row, language, n) for n, row in enumerate(rows)]


def _form_field(row: Table, language: str, position: int) -> FormField:
    choices = country_names(language) if row.get("choices") == "countries" else row.get("choices", [])
    return FormField(
        sort_order=position,
        clean_name=row["name"],
        label=row["label"],
        field_type=row["type"],
        required=row.get("required", True),
        help_text=row.get("help_text", ""),
        choices="\n".join(choices),
    )


def country_names(language: str) -> list[str]:
    """The member states of the Council of Europe, as they are called in a language."""
    with override(language):
        return sorted(str(countries.name(code)) for code in table("countries")["member_states"])
