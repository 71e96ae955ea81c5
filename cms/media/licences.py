"""The rights under which an image may be shown."""

import re
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    ALL_RIGHTS = "all-rights-reserved", _("All rights reserved, shown with permission")
    OWN = "own", _("Our own work")
    CC_BY_4 = "cc-by-4.0", "CC BY 4.0"
    CC_BY_SA_4 = "cc-by-sa-4.0", "CC BY-SA 4.0"
    CC_BY_3 = "cc-by-3.0", "CC BY 3.0"
    CC_BY_SA_3 = "cc-by-sa-3.0", "CC BY-SA 3.0"
    CC_BY_2 = "cc-by-2.0", "CC BY 2.0"
    CC_BY_SA_2 = "cc-by-sa-2.0", "CC BY-SA 2.0"
    CC0 = "cc0-1.0", "CC0 1.0"
    PUBLIC_DOMAIN = "public-domain", _("Public domain")


@dataclass(frozen=True)
class Terms:
    """What a licence asks for: where its text stands, and whether anybody holds rights at all."""

    url: str = ""
    reserved: bool = True


_CREATIVE_COMMONS = "https://creativecommons.org/{}/"

TERMS = {
    Licence.ALL_RIGHTS: Terms(),
    Licence.OWN: Terms(),
    Licence.CC_BY_4: Terms(_CREATIVE_COMMONS.format("licenses/by/4.0")),
    Licence.CC_BY_SA_4: Terms(_CREATIVE_COMMONS.format("licenses/by-sa/4.0")),
    Licence.CC_BY_3: Terms(_CREATIVE_COMMONS.format("licenses/by/3.0")),
    Licence.CC_BY_SA_3: Terms(_CREATIVE_COMMONS.format("licenses/by-sa/3.0")),
    Licence.CC_BY_2: Terms(_CREATIVE_COMMONS.format("licenses/by/2.0")),
    Licence.CC_BY_SA_2: Terms(_CREATIVE_COMMONS.format("licenses/by-sa/2.0")),
    Licence.CC0: Terms(_CREATIVE_COMMONS.format("publicdomain/zero/1.0"), reserved=False),
    Licence.PUBLIC_DOMAIN: Terms(_CREATIVE_COMMONS.format("publicdomain/mark/1.0"), reserved=False),
}


def terms_of(licence: str) -> Terms:
    """The terms of a licence code; for no code, those of a work whose rights are reserved."""
    return TERMS[Licence(licence)] if licence else Terms()


_ADDRESS = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<kind>by|by-sa)/(?P<version>[234])\.0|publicdomain/(?P<public>zero|mark)/1\.0)"
    r"(?:/(?:deed|legalcode|rdf)?(?:\.[\w-]+)?)?(?![\w/-])",
    re.IGNORECASE,
)
_PUBLIC = {"zero": Licence.CC0, "mark": Licence.PUBLIC_DOMAIN}


def licence_in(text: str) -> str:
    """The code of the licence whose Creative Commons address stands in the text, else nothing.

    Versions adapted to one country are other texts than ours and count as nothing.
    """
    match = _ADDRESS.search(text)
    if not match:
        return ""
    if public := match["public"]:
        return _PUBLIC[public.lower()]
    return Licence(f"cc-{match['kind'].lower()}-{match['version']}.0")
