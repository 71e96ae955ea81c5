"""What people are asked on the way to approval and schedule."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.forms import TaskStateCommentForm


class ChangesForm(TaskStateCommentForm):
    """Whoever asks for changes says which."""

    comment = forms.CharField(
        label=_("What should be changed?"),
        widget=forms.Textarea({"rows": 4}),
        help_text=_("The author reads it in an e-mail and in the editor."),
    )


class ScheduleForm(forms.Form):
    """When; and which version the person saw, since a newer one may have come."""

    go_live_at = forms.DateTimeField(label=_("Go live at"), widget=AdminDateTimeInput)
    revision = forms.IntegerField(widget=forms.HiddenInput)
