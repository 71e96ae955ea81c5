"""What is refused, told to the person at the editor."""

from collections.abc import Iterator
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.publishing.preflight.findings import Finding
from cms.publishing.refusals import PreflightError, PublicationRefusedError


def explain(refusal: PublicationRefusedError, bound_panel: Any) -> SafeString:
    """The reasons and what to do next; each finding of the pre-flight leads to its field in the editor."""
    kept = _("Nothing was saved. Your text is kept below.")
    if not isinstance(refusal, PreflightError):
        return format_html("{} {}", str(refusal), kept)
    places = dict(_places(bound_panel))
    reasons = format_html_join("", "<li>{}</li>", ((_linked(each, places),) for each in refusal.findings))
    return format_html("{} {}<ul>{}</ul>", _("It cannot go out like this; mend these first."), kept, reasons)


def _linked(finding: Finding, places: dict[str, str]) -> str:
    place = places.get(finding.field)
    if place is None:
        return finding.message
    return format_html('<a href="#{}">{}</a>', place, finding.message)


def _places(bound_panel: Any) -> Iterator[tuple[str, str]]:
    """Each field of the editor, and the id of the element that holds it."""
    for child in getattr(bound_panel, "children", ()):
        yield from _places(child)
    if name := getattr(bound_panel, "field_name", None):
        yield name, f"{bound_panel.prefix}-wrapper"
    elif name := getattr(bound_panel.panel, "relation_name", None):
        yield name, f"id_{name}-FORMS"
