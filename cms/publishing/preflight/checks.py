"""The checks every page must pass. Pure: facts in, problems out.

What blocks would show readers something broken, unlawful or unreachable, or cannot be what the editor
meant. Whatever may be right, and only an editor can tell, warns.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.formats import date_format
from django.utils.functional import Promise, lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms.common.embeds import player_for
from cms.media.credits import comes_from_wikimedia
from cms.publishing.preflight.contents import Place
from cms.publishing.preflight.facts import Facts, ShownImage, gather
from cms.publishing.preflight.findings import Severity, say
from cms.publishing.preflight.inspections import Check, Inspection, Problem
from cms.publishing.templatetags.times import when

LONGEST_TITLE = 100
RIGHTS_END_SOON = timedelta(days=30)

# In the language of whoever reads the sentence.
_day = lazy(date_format, str)
_time = lazy(when, str)


def slug_taken(facts: Facts) -> Iterator[Problem]:
    if facts.slug_is_taken:
        sentence = _("Another page here has the address “%(slug)s” already: choose another slug.")
        yield Problem(say(sentence, slug=facts.slug), field="slug")


def required_empty(facts: Facts) -> Iterator[Problem]:
    for empty in facts.empty_fields:
        sentence = say(_("“%(field)s” is empty."), field=capfirst(empty.label))
        yield _problem(empty.place, sentence, about=empty.label)


def title_too_long(facts: Facts) -> Iterator[Problem]:
    sentence = _("The title has %(length)s characters; more than %(longest)s are hard to read in a list.")
    yield from _too_long("title", facts.title, sentence)


def seo_title_too_long(facts: Facts) -> Iterator[Problem]:
    sentence = _("The title for search engines has %(length)s characters; they cut it before %(longest)s.")
    yield from _too_long("seo_title", facts.seo_title, sentence)


def image_without_description(facts: Facts) -> Iterator[Problem]:
    sentence = _("The image “%(title)s” has no description: people who cannot see it learn nothing of it.")
    for image in facts.images:
        if not image.description.strip():
            yield _about_image(image, sentence)


def image_without_credit(facts: Facts) -> Iterator[Problem]:
    sentence = _("The image “%(title)s” has no credit: give it a holder or an author.")
    for image in facts.images:
        if not image.holder.strip() and not image.author.strip():
            yield _about_image(image, sentence)


def image_without_licence(facts: Facts) -> Iterator[Problem]:
    sentence = _("The image “%(title)s” does not say under which licence it is shown.")
    for image in facts.images:
        if not image.licence and not _is_from_wikimedia(image):
            yield _about_image(image, sentence)


def wikimedia_without_terms(facts: Facts) -> Iterator[Problem]:
    sentence = _("The image “%(title)s” comes from Wikimedia: it may only be shown with author and licence.")
    for image in facts.images:
        if _is_from_wikimedia(image) and not (image.author.strip() and image.licence):
            yield _about_image(image, sentence)


def image_rights_over(facts: Facts) -> Iterator[Problem]:
    sentence = _(
        "The rights to the image “%(title)s” end on %(day)s. This goes out on %(out)s: choose another image."
    )
    for image in facts.images:
        last_day = image.rights_expire_on
        if last_day and last_day <= facts.goes_out_on:
            yield _about_image(image, sentence, day=_day(last_day), out=_day(facts.goes_out_on))


def image_rights_end_soon(facts: Facts) -> Iterator[Problem]:
    sentence = _("The rights to the image “%(title)s” end on %(day)s; it is not shown after that day.")
    for image in facts.images:
        last_day = image.rights_expire_on
        if last_day and facts.goes_out_on < last_day <= facts.goes_out_on + RIGHTS_END_SOON:
            yield _about_image(image, sentence, day=_day(last_day))


def private_image(facts: Facts) -> Iterator[Problem]:
    sentence = _("The image “%(title)s” is in a private collection: readers will not see it.")
    for image in facts.images:
        if image.is_private:
            yield _about_image(image, sentence)


def unreadable_link(facts: Facts) -> Iterator[Problem]:
    for link in facts.links:
        if link.is_public:
            continue
        sentence: str | Promise
        if link.title:
            sentence = say(
                _("A link leads to “%(title)s”, which readers cannot open then."), title=link.title
            )
        else:
            sentence = _("A link leads to a page that is no longer there.")
        yield _problem(link.place, sentence, about=f"page {link.id}")


def unreadable_document(facts: Facts) -> Iterator[Problem]:
    for document in facts.documents:
        if document.title and not document.is_private:
            continue
        sentence: str | Promise
        if document.title:
            text = _("The document “%(title)s” is in a private collection: readers cannot open it.")
            sentence = say(text, title=document.title)
        else:
            sentence = _("A link leads to a document that is no longer there.")
        yield _problem(document.place, sentence, about=f"document {document.id}")


def unreadable_film(facts: Facts) -> Iterator[Problem]:
    sentence = _("“%(url)s” is not the address of a film on YouTube or Vimeo: nothing would be shown.")
    for film in facts.films:
        if player_for(film.url) is None:
            yield _problem(film.place, say(sentence, url=film.url), about=film.url)


def go_live_in_the_past(facts: Facts) -> Iterator[Problem]:
    """Of a page that is due, or that was live once, the go-live stays behind as it was."""
    is_left_over = facts.is_scheduled or facts.was_published
    if facts.go_live_at and facts.go_live_at <= facts.now and not is_left_over:
        sentence = _("Its go-live lies in the past: choose a time to come, or none to publish at once.")
        yield Problem(sentence, field="go_live_at")


def expiry_before_go_live(facts: Facts) -> Iterator[Problem]:
    if facts.expire_at and facts.expire_at <= facts.goes_out_at:
        sentence = _("It would expire before it goes live: nobody would ever see it.")
        yield Problem(sentence, field="expire_at")


def scheduled_version_overtaken(facts: Facts) -> Iterator[Problem]:
    if facts.overtaken_at:
        sentence = _(
            "The version scheduled for %(time)s is older than the live one: it would take later changes back."
        )
        yield Problem(say(sentence, time=_time(facts.overtaken_at)), field="go_live_at")


CHECKS: tuple[Check[Facts], ...] = (
    Check("slug-taken", Severity.BLOCKS, slug_taken),
    Check("required-empty", Severity.BLOCKS, required_empty),
    Check("image-description", Severity.BLOCKS, image_without_description),
    Check("image-credit", Severity.BLOCKS, image_without_credit),
    Check("image-licence", Severity.WARNS, image_without_licence),
    Check("wikimedia-terms", Severity.BLOCKS, wikimedia_without_terms),
    Check("image-rights-over", Severity.BLOCKS, image_rights_over),
    Check("image-rights-end-soon", Severity.WARNS, image_rights_end_soon),
    Check("image-private", Severity.BLOCKS, private_image),
    Check("film-unreadable", Severity.BLOCKS, unreadable_film),
    Check("go-live-past", Severity.BLOCKS, go_live_in_the_past),
    Check("expiry-before-go-live", Severity.BLOCKS, expiry_before_go_live),
    Check("link-not-public", Severity.WARNS, unreadable_link),
    Check("document-private", Severity.WARNS, unreadable_document),
    Check("title-long", Severity.WARNS, title_too_long),
    Check("seo-title-long", Severity.WARNS, seo_title_too_long),
    Check("scheduled-version-older", Severity.WARNS, scheduled_version_overtaken),
)
PAGE_INSPECTION = Inspection(gather, CHECKS)


def _too_long(field: str, text: str, sentence: Promise) -> Iterator[Problem]:
    if len(text) > LONGEST_TITLE:
        yield Problem(say(sentence, length=len(text), longest=LONGEST_TITLE), field=field)


def _is_from_wikimedia(image: ShownImage) -> bool:
    return comes_from_wikimedia(holder=image.holder, author=image.author, source_url=image.source_url)


def _about_image(image: ShownImage, sentence: Promise, **values: object) -> Problem:
    return _problem(image.place, say(sentence, title=image.title, **values), about=f"image {image.id}")


def _problem(place: Place, sentence: str | Promise, *, about: str) -> Problem:
    return Problem(sentence, field=place.field, block=place.block, about=about)
