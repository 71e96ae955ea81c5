"""The editor's form, with what belongs to the page and not to its text."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import AdminDateInput

from cms.publishing.planning import planned_day
from cms.publishing.timing import refuse_far

# What Wagtail's widgets raise for values that no editor's form has sent.
RUBBISH = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class EditorialForm(WagtailAdminPageForm):
    """Keeps the plan beside the text, so that moving a plan makes no new version of the text."""

    planned_on = forms.DateField(
        label=_("Planned for"),
        required=False,
        widget=AdminDateInput,
        help_text=_("The day for which you plan it, for the calendar. A plan publishes nothing."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Django asks for the first value back where a default is computed, such as today's date. The
            # editor does not send it, so that every form would count as changed, and no reviewer approve.
            field.show_hidden_initial = False
        if "planned_on" in self.fields:
            self.fields["planned_on"].initial = planned_day(self.instance)

    def full_clean(self) -> None:
        """As the stock method, whose widgets fail on what no editor sends; here that is a bad request."""
        try:
            super().full_clean()
        except RUBBISH as error:
            raise BadRequest(_("This is not the form of a page.")) from error

    def clean_go_live_at(self) -> datetime | None:
        return self._near("go_live_at")

    def clean_expire_at(self) -> datetime | None:
        return self._near("expire_at")

    def _near(self, name: str) -> datetime | None:
        moment: datetime | None = self.cleaned_data[name]
        if moment is not None:
            refuse_far(moment)
        return moment

    def save(self, commit: bool = True) -> Any:
        """A new page waits for its publication: Wagtail would insert it as live and then take it back."""
        if self.instance.pk is None:
            self.instance.live = False
        if "planned_on" in self.changed_data:
            self.instance.new_plan = self.cleaned_data["planned_on"]
        return super().save(commit=commit)
