"""Objects for tests, valid as they come. Pages are live; name their parent."""

from datetime import date
from io import BytesIO
from typing import Any

import factory
import wagtail_factories
from django.core.files.images import ImageFile
from PIL import Image as PILImage
from wagtail.models import Locale

from cms.media.models import CreditedImage, SiteDocument
from home.models import FormPage, HomePage, StandardPage
from newsroom.models import ArticleCategory, ArticlePage, Author, NewsIndexPage
from participants import services
from participants.models import Participant, ParticipantIndexPage, ParticipantPage


def image_file(name: str = "picture.png", size: tuple[int, int] = (1600, 900), **save: Any) -> ImageFile:
    """A real image file in memory; `save` goes to Pillow, such as format="JPEG", exif=…"""
    buffer = BytesIO()
    PILImage.new("RGB", size, "#0b3d91").save(buffer, **({"format": "PNG"} | save))
    buffer.seek(0)
    return ImageFile(buffer, name=name)


class ImageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CreditedImage

    title = factory.Sequence("Picture {}".format)
    file = factory.LazyFunction(image_file)
    description = "The town hall on its square"
    holder = "CoE"


class DocumentFactory(wagtail_factories.DocumentFactory):
    class Meta:
        model = SiteDocument


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ArticleCategory
        django_get_or_create = ("slug", "locale")

    name = "Interview"
    slug = "interview"
    locale = factory.LazyFunction(Locale.get_default)


class AuthorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Author

    name = factory.Sequence("Author {}".format)


class ParticipantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Participant

    name = factory.Sequence("Town {}".format)
    kind = Participant.Kind.CITY
    country = "ME"
    status = Participant.Status.PARTICIPANT
    # Beyond the numbers that tests give themselves.
    ordinal = factory.Sequence(lambda n: n + 1001)
    joined_on = date(2015, 4, 21)

    @classmethod
    def _create(cls, model_class: type[Participant], *args: Any, **fields: Any) -> Participant:
        """Brought to its status by the registry's services; a withdrawn one left on the day it joined."""
        status, ordinal, joined_on = (fields.pop(name) for name in ("status", "ordinal", "joined_on"))
        participant = super()._create(model_class, *args, **fields)
        if status == "admitted":
            services.admit(participant=participant, effective_on=joined_on, by=None)
        elif status != "candidate":
            services.load(participant=participant, ordinal=ordinal, effective_on=joined_on, by=None)
        if status == "withdrawn":
            services.withdraw(participant=participant, effective_on=joined_on, by=None)
        return participant


class HomePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = HomePage

    title = "Alliance"
    slug = "alliance"
    introduction = "Cities and regions for inclusion."


class StandardPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = StandardPage

    title = factory.Sequence("About {}".format)


class FormPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = FormPage

    title = "Cooperate"
    slug = "cooperate"


class NewsIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = NewsIndexPage

    title = "News"
    slug = "news"


class ArticlePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ArticlePage

    title = factory.Sequence("Article {}".format)
    date = date(2015, 5, 20)
    teaser = "The paragraph in the list."


class ParticipantIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ParticipantIndexPage

    title = "Participants"
    slug = "participants"


class ParticipantPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ParticipantPage

    title = factory.LazyAttribute(lambda page: page.participant.name)
    participant = factory.SubFactory(ParticipantFactory)
