"""Facts worth telling that do not follow from the record."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.search import index

from participants.milestones.recorded import MilestoneQuerySet


class Milestone(index.Indexed, models.Model):
    """A recorded milestone: "Local Action Plan adopted". Derived ones follow from the record, and are not
    stored.
    """

    date = models.DateField(_("date"), help_text=_("The day it happened."))
    title = models.CharField(_("title"), max_length=200, help_text=_("Shown on the timeline."))
    title_fr = models.CharField(
        _("title in French"), max_length=200, blank=True, help_text=_("Left empty, the English title stands.")
    )
    text = models.TextField(
        _("text"), max_length=1000, blank=True, help_text=_("A sentence or two about it.")
    )
    text_fr = models.TextField(_("text in French"), max_length=1000, blank=True)
    participant = models.ForeignKey(
        "participants.Participant",
        verbose_name=_("participant"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="milestones",
        help_text=_("Whose milestone it is; left empty, the whole alliance's."),
    )
    article = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("article"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where it is told. Linked while the article is public."),
    )

    objects = MilestoneQuerySet.as_manager()

    panels = [
        FieldPanel("date"),
        FieldRowPanel([FieldPanel("title"), FieldPanel("title_fr")]),
        FieldRowPanel([FieldPanel("text"), FieldPanel("text_fr")]),
        FieldPanel("participant"),
        PageChooserPanel("article", page_type="newsroom.ArticlePage"),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("title_fr"),
        index.SearchField("text"),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering: ClassVar[list[str]] = ["-date", "-pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.date and self.date > timezone.localdate():
            raise ValidationError({"date": _("This day is still to come: a milestone has been reached.")})
