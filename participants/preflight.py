"""The registry's pre-flight checks: a text contradicts no number, and no figure in it says nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.rich_text.rewriters import FIND_EMBED_TAG, extract_attrs

from cms.publishing.pages import EditorialPage
from cms.publishing.preflight.contents import Item, Place, items_of
from cms.publishing.preflight.findings import Severity, say
from cms.publishing.preflight.inspections import Check, Inspection, Problem
from participants.claims import may_claim
from participants.contradictions import Text, Told, wrong_countries, wrong_ordinals, wrong_totals
from participants.figures.blocks import RegistryFigureBlock
from participants.figures.chronicle import Chronicle, read_chronicle
from participants.figures.figure import ELEMENT, Figure
from participants.models import Participant
from participants.pages import ParticipantPage
from participants.registered import registered
from participants.typed_numbers.dating import Dating


@dataclass(frozen=True)
class UsedFigure:
    """`figure` is None for what was stored and is no figure; `name` is of one who is not public yet."""

    place: Place
    figure: Figure | None
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Numbers(Told):
    """All that the checks ask for: what is typed, and the figures that are used."""

    figures: Sequence[UsedFigure] = ()


def gather_numbers(
    page: EditorialPage,
    *,
    on: date,
    is_dated: bool = True,
    about: Iterable[int] = (),
    announced: Iterable[int] = (),
) -> Numbers:
    """Up to four queries beside those for the page's contents, and none for a text without numbers.

    `announced` are participants who become public with the page, if they are not yet.
    """
    items = list(items_of(page))
    texts = [Text(item.place, item.text) for item in items if may_claim(item.text)]
    used = [*_elements_in(items), *_blocks_in(page)]
    is_needed = bool(texts or used)
    return Numbers(
        texts=texts,
        on=on,
        is_dated=is_dated,
        about=frozenset(about),
        registry=registered() if texts else (),
        chronicle=read_chronicle(with_admitted=frozenset(announced)) if is_needed else Chronicle([]),
        figures=_with_names(used),
    )


def ordinal_contradicts_registry(told: Numbers) -> Iterator[Problem]:
    sentence = _("“%(quote)s” contradicts the registry, where %(name)s has the number %(number)s.")
    for wrong in wrong_ordinals(told):
        yield Problem(
            say(sentence, quote=wrong.claim.quote, name=wrong.name, number=wrong.number),
            field=wrong.place.field,
            block=wrong.place.block,
            about=f"ordinal {wrong.claim.number}",
        )


def total_contradicts_registry(told: Numbers) -> Iterator[Problem]:
    sentence = _("“%(quote)s” contradicts the registry, which counts %(number)s on that day.")
    for wrong in wrong_totals(told):
        yield Problem(
            say(sentence, quote=wrong.claim.quote, number=wrong.number),
            field=wrong.place.field,
            block=wrong.place.block,
            about=f"total {wrong.claim.number}",
        )


def countries_contradict_registry(told: Numbers) -> Iterator[Problem]:
    sentence = _("“%(quote)s” contradicts the registry: the number of countries on that day is %(number)s.")
    for wrong in wrong_countries(told):
        yield Problem(
            say(sentence, quote=wrong.claim.quote, number=wrong.number),
            field=wrong.place.field,
            block=wrong.place.block,
            about=f"countries {wrong.claim.number}",
        )


def figure_says_nothing(told: Numbers) -> Iterator[Problem]:
    """To readers there would be a hole in the sentence."""
    nothing = _("A registry figure says nothing: choose it again, or take it out.")
    private = _(
        "A registry figure tells the number of %(name)s, whose accession is not public yet: release it "
        "first, or let this article announce it."
    )
    for used in told.figures:
        figure = used.figure
        is_ordinal = figure is not None and figure.participant is not None
        number = figure and told.chronicle.ordinal_of(figure.participant, figure.frozen_on)
        if figure is None or (is_ordinal and number is None):
            sentence = say(private, name=used.name) if used.name else nothing
            about = f"participant {figure.participant}" if figure else ""
            yield Problem(sentence, field=used.place.field, block=used.place.block, about=about)


REGISTRY_CHECKS: tuple[Check[Numbers], ...] = (
    Check("registry-ordinal", Severity.WARNS, ordinal_contradicts_registry),
    Check("registry-total", Severity.WARNS, total_contradicts_registry),
    Check("registry-countries", Severity.WARNS, countries_contradict_registry),
    Check("registry-figure", Severity.BLOCKS, figure_says_nothing),
)


def _gather_of_profile(page: ParticipantPage) -> Numbers:
    """A profile is not read before its participant is public, so that it may tell its number."""
    own = [page.participant_id] if page.participant_id else []
    return gather_numbers(page, on=timezone.localdate(), is_dated=False, about=own, announced=own)


def _gather_of_today(page: EditorialPage) -> Numbers:
    return gather_numbers(page, on=timezone.localdate(), is_dated=False)


def _own_participant(profiles: Collection[int]) -> Mapping[int, frozenset[int]]:
    rows = ParticipantPage.objects.filter(pk__in=profiles).values_list("pk", "participant_id")
    return {page: frozenset({participant}) for page, participant in rows}


PROFILE_INSPECTION = Inspection(_gather_of_profile, REGISTRY_CHECKS)
PROFILE_DATING = Dating(about=_own_participant)
# For pages that speak of no day and of nobody: what they say is to be true today.
TIMELESS_INSPECTION = Inspection(_gather_of_today, REGISTRY_CHECKS)


def _elements_in(items: Iterable[Item]) -> Iterator[UsedFigure]:
    for item in items:
        for tag in FIND_EMBED_TAG.finditer(item.html):
            attributes = extract_attrs(tag[1])
            if attributes.get("embedtype") == ELEMENT:
                yield UsedFigure(item.place, Figure.from_attributes(attributes))


def _blocks_in(page: EditorialPage) -> Iterator[UsedFigure]:
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            for child in field.value_from_object(page) or ():
                if isinstance(child.block, RegistryFigureBlock):
                    yield UsedFigure(Place(field.name, child.id or ""), child.value.figure)


def _with_names(used: list[UsedFigure]) -> list[UsedFigure]:
    asked = {one.figure.participant for one in used if one.figure and one.figure.participant}
    if not asked:
        return used
    private = Participant.objects.filter(pk__in=asked, status=Participant.Status.ADMITTED)
    names = dict(private.values_list("pk", "name"))
    return [
        UsedFigure(one.place, one.figure, names.get(one.figure.participant or 0, "") if one.figure else "")
        for one in used
    ]
