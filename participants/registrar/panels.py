"""The form of a participant: what follows from the record is shown, and changed by acts alone."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel

from participants.models import Participant

FROM_THE_RECORD = MultiFieldPanel(
    [
        FieldPanel(
            "status",
            read_only=True,
            help_text=_("Changes when it is admitted, released, withdraws, comes back or merges."),
        ),
        FieldPanel(
            "ordinal",
            read_only=True,
            help_text=_("Given by “Admit”, once. It is never changed."),
        ),
        FieldPanel(
            "joined_on",
            read_only=True,
            help_text=_("Given by “Admit”. If it is wrong, correct the accession in the record."),
        ),
    ],
    heading=_("From the record"),
)
RECORDED_NAME = FieldPanel(
    "name",
    read_only=True,
    help_text=_("“Rename” gives it a new one. If it is spelled wrong, correct the entry in the record."),
)


def form_of(participant: Participant) -> Any:
    """A candidate's name can be typed; once it has a number, its name follows from the record too."""
    panels = [FROM_THE_RECORD, *Participant.panels]
    if participant.has_number:
        panels = [_with_recorded_name(panel) for panel in panels]
    return ObjectList(panels).bind_to_model(Participant)


def _with_recorded_name(panel: Panel) -> Panel:
    if isinstance(panel, MultiFieldPanel):
        children = [_with_recorded_name(child) for child in panel.children]
        return MultiFieldPanel(children, heading=panel.heading)
    if isinstance(panel, FieldPanel) and panel.field_name == "name":
        return RECORDED_NAME
    return panel
