"""Choosers of the admin that show their form again whatever was sent."""

from typing import Any


class SteadyChooserMixin:
    """Before a Wagtail chooser widget in the bases.

    The form says that rubbish is no valid choice. Wagtail's widget, asked to show it again, looks for an
    object with that id and ends with an error 500 where the text is no number.
    """

    def get_instance(self, value: Any) -> Any:
        try:
            return super().get_instance(value)  # type: ignore[misc] # the widget's
        except ValueError:
            return None
