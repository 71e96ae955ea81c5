"""The pages of the newsroom's acts: what exactly will happen, and afterwards where the drafts are."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.announcing.announcements import accession_of
from newsroom.announcing.drafting import news_indexes, registries_without
from newsroom.announcing.links import edit_links, languages_of
from newsroom.announcing.models import AnnouncementDraft
from newsroom.announcing.services import Announcement, admit_and_announce, announce
from newsroom.announcing.undoing import drafts_of, undo_announcement
from newsroom.models import ArticlePage
from participants.models import Participant, RegistryEntry
from participants.registrar.admission import AdmitView, UndoAdmissionView
from participants.registrar.views import ActView
from participants.registrar.wording import in_words


class AnnounceView(ActView):
    form_class = forms.Form
    page_title = gettext_lazy("Announce")
    submit_label = gettext_lazy("Make the drafts")

    def consequences(self) -> list[str]:
        return [*drafts_to_make(self.instance), *_until_it_goes_live(self.instance)]

    def perform(self, form: Any) -> str:
        return _made(announce(participant=self.instance, by=self.request.user))


class AdmitAndAnnounceView(AdmitView):
    announcement: Announcement

    page_title = gettext_lazy("Admit and announce")
    submit_label = gettext_lazy("Admit and make the drafts")

    def consequences(self) -> list[str]:
        told = {"name": self.instance.name, "number": in_words(self.next_number)}
        return [
            _("%(name)s will be the %(number)s participant.") % told,
            *drafts_to_make(self.instance),
            _("Nobody outside sees anything of it until one of the announcements goes live."),
            _("Until then it can be undone: articles, profiles and number are taken back together."),
        ]

    def perform(self, form: Any) -> str:
        self.admit(form)
        return _made(self.announcement)

    def give_number(self, **says: Any) -> RegistryEntry:
        self.announcement = admit_and_announce(participant=self.instance, by=self.request.user, **says)
        return self.announcement.accession


class UndoView(UndoAdmissionView):
    """As the registry's own page; with the number, it takes back the drafts that were made of it."""

    def consequences(self) -> list[str]:
        drafts = drafts_of(self.instance)
        deleted = [_will_be_deleted(draft) for draft in drafts]
        return [*super().consequences(), *deleted, *_kept(self.instance, drafts)]

    def perform(self, form: Any) -> str:
        number, drafts = self.instance.ordinal, drafts_of(self.instance)
        undo_announcement(participant=self.instance, by=self.request.user, **form.cleaned_data)
        message = _("%(name)s is a candidate again, and number %(number)s is free. Admit it when it is time.")
        told = message % {"name": self.instance.name, "number": number}
        return " ".join([told, _("The drafts of its announcement are deleted.")]) if drafts else told


def drafts_to_make(participant: Participant) -> list[str]:
    """A sentence for the articles and one for the profiles, if there are any to be made."""
    articles, profiles = news_indexes(), registries_without(participant)
    sentences = []
    if articles:
        sentence = _("A draft announcement in %(languages)s will be made; publishing it needs approval.")
        sentences.append(sentence % {"languages": languages_of(articles)})
    else:
        sentences.append(_("There is no news page for the announcement: add one first."))
    if profiles:
        sentence = _("A draft profile in %(languages)s will be made.")
        sentences.append(sentence % {"languages": languages_of(profiles)})
    return sentences


def _until_it_goes_live(participant: Participant) -> list[str]:
    if participant.is_public:
        return []
    return [_("When one of the announcements goes live, the admission is public from then on.")]


def _will_be_deleted(draft: AnnouncementDraft) -> str:
    sentence = _("%(kind)s “%(title)s” (%(language)s) will be deleted.")
    if draft.was_edited:
        sentence = _("%(kind)s “%(title)s” (%(language)s) will be deleted. Somebody has edited it since.")
    return sentence % {
        "kind": capfirst(draft.page.content_type.name),
        "title": draft.page.get_admin_display_title(),
        "language": languages_of([draft.page]),
    }


def _kept(participant: Participant, drafts: list[AnnouncementDraft]) -> Iterable[str]:
    """Articles that somebody wrote by hand stay where they are, but cannot go out as they are."""
    made = [draft.page_id for draft in drafts]
    sentence = _("“%(title)s” announces it, too. It stays as a draft and cannot go live as it is.")
    accession = accession_of(participant)
    if accession is not None:
        for article in ArticlePage.objects.announcing(accession).exclude(pk__in=made):
            yield sentence % {"title": article.get_admin_display_title()}


def _made(announcement: Announcement) -> str:
    message = _("Drafts were made: {links}. Have them approved.")
    links = edit_links([*announcement.articles, *announcement.profiles])
    return str(format_html(message, links=links))
