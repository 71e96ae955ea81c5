"""A registry figure as a block of its own: large, between the paragraphs."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from participants.figures.figure import Figure, Subject


class NumberedParticipantBlock(blocks.ChooserBlock):
    """The chooser of participants. Found when it is needed: the models are made of blocks themselves."""

    @cached_property
    def target_model(self) -> Any:
        from participants.models import Participant  # noqa: PLC0415 (its module's pages hold this block)

        return Participant

    @cached_property
    def widget(self) -> Any:
        from participants.choosers import participant_chooser  # noqa: PLC0415 (reads the models)

        return participant_chooser.widget_class()


class FigureValue(blocks.StructValue):
    @property
    def figure(self) -> Figure | None:
        participant = self.get("participant")
        attributes = {
            "figure": self.get("figure"),
            "asof": self.get("frozen_on") or "",
            "participant": participant.pk if participant else "",
        }
        return Figure.from_attributes(attributes)

    @property
    def said(self) -> Any:
        from participants.figures.telling import tell  # noqa: PLC0415 (reads the models)

        return tell([self.figure])[0]


class RegistryFigureBlock(blocks.StructBlock):
    """In the API: what it is, its number and the words for it; null where it says nothing."""

    figure = blocks.ChoiceBlock(label=_("Figure"), choices=Subject.choices, default=Subject.PARTICIPANTS)
    participant = NumberedParticipantBlock(
        label=_("Participant"), required=False, help_text=_("Only for the ordinal of a participant.")
    )
    frozen_on = blocks.DateBlock(
        label=_("Frozen on"),
        required=False,
        help_text=_("It goes on saying what was true on this day. Left empty, it is always up to date."),
    )

    class Meta:
        icon = "table"
        label = _("Registry figure")
        template = "blocks/registry_figure.html"
        value_class = FigureValue

    def clean(self, value: FigureValue) -> FigureValue:
        cleaned = super().clean(value)
        errors: dict[str, ValidationError] = {}
        if cleaned["figure"] != Subject.ORDINAL:
            cleaned["participant"] = None
        elif not cleaned["participant"]:
            errors["participant"] = ValidationError(_("Choose whose number it is."), code="required")
        if cleaned["frozen_on"] and cleaned["frozen_on"] > timezone.localdate():
            message = _("This day is still to come: the record does not know it.")
            errors["frozen_on"] = ValidationError(message, code="future")
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned

    def get_api_representation(
        self, value: FigureValue, context: dict[str, Any] | None = None
    ) -> dict[str, Any] | None:
        said = value.said
        if said is None:
            return None
        return {
            "figure": value["figure"],
            "frozen_on": value["frozen_on"].isoformat() if value["frozen_on"] else None,
            "number": said.number,
            "text": said.text,
        }
