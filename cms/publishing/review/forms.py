"""What staff say when they ask, and what the reviewer answers."""

from typing import Any, ClassVar

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
    class Meta:
        model = ReviewLink
        fields = ("answer", "comment")
        widgets: ClassVar[dict[str, Any]] = {
            "answer": forms.RadioSelect,
            "comment": forms.Textarea(attrs={"rows": 6}),
        }
        labels: ClassVar[dict[str, Promise]] = {"answer": _("Your answer"), "comment": _("Comment")}
        help_texts: ClassVar[dict[str, Promise]] = {
            "comment": _("Needed if you ask for changes: say what and where.")
        }
        error_messages: ClassVar[dict[str, dict[str, Promise]]] = {
            "answer": {"required": _("Choose one of the two answers.")}
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = True
        self.fields["answer"].choices = [
            (ReviewLink.Answer.APPROVED, _("Approve: it may go out as it stands")),
            (ReviewLink.Answer.CHANGES, _("Ask for changes")),
        ]
