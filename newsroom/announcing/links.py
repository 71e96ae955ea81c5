"""Pages as the messages of an act name them."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.models import Page


def languages_of(pages: Iterable[Page]) -> str:
    """ "English and French", in the language of the admin."""
    names = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    codes = [page.locale.language_code for page in pages]
    return get_text_list([str(_(names.get(code, code))) for code in codes], _("and"))


def edit_links(pages: Iterable[Page]) -> SafeString:
    return format_html_join(", ", "{}", ((_edit_link(page),) for page in pages))


def _edit_link(page: Page) -> SafeString:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return format_html('<a href="{}">{} ({})</a>', address, page.title, languages_of([page]))
