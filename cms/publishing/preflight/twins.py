"""For pages that are told in every language of the site: which one is missing. Registered by their rooms."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.publishing.pages import EditorialPage
from cms.publishing.preflight.findings import Severity, say
from cms.publishing.preflight.inspections import Check, Inspection, Problem


@dataclass(frozen=True)
class Twins:
    """The language codes of a page and its translations, drafts too, and those it should have."""

    present: frozenset[str]
    wanted: tuple[str, ...]


def gather(page: EditorialPage) -> Twins:
    same = Page.objects.filter(translation_key=page.translation_key)
    present = {page.locale.language_code, *same.values_list("locale__language_code", flat=True)}
    return Twins(frozenset(present), tuple(code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES))


def missing_twin(twins: Twins) -> Iterator[Problem]:
    names = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    for code in twins.wanted:
        if code not in twins.present:
            sentence = _("It is not translated yet: there is no page in %(language)s.")
            yield Problem(say(sentence, language=names[code]), about=code)


TWINS_INSPECTION = Inspection(gather, (Check("twin-missing", Severity.WARNS, missing_twin),))
