"""What staff say when they ask, and what the reviewer answers."""

from typing import ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.publishing.models import ReviewLink
from cms.publishing.review.links import LONGEST, SHORTEST, USUAL


class AskForm(forms.ModelForm):
    days = forms.IntegerField(
        label=_("Valid for (days)"),
        min_value=SHORTEST,
        max_value=LONGEST,
        initial=USUAL,
        help_text=_("From 1 to 30. You can revoke the link at any time."),
    )

    class Meta:
        model = ReviewLink
        fields = ("reviewer", "email")


class AnswerForm(forms.ModelForm):
    answer = forms.ChoiceField(
        label=_("May it go out like this?"),
        choices=[
            (ReviewLink.Answer.APPROVED, _("Approve: it may go out as it stands")),
            (ReviewLink.Answer.CHANGES, _("Ask for changes")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two answers.")},
    )

    class Meta:
        model = ReviewLink
        fields = ("answer", "comment")
        widgets: ClassVar[dict[str, forms.Widget]] = {"comment": forms.Textarea({"rows": 6})}
        labels: ClassVar[dict[str, Promise]] = {"comment": _("Comment")}
        help_texts: ClassVar[dict[str, Promise]] = {
            "comment": _("Needed if you ask for changes: say what and where.")
        }
