"""Whether two things that were sent are the same, without keeping either."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.crypto import salted_hmac

_SALT = "cms.intake.digests"


def digest_of(values: Mapping[str, Any]) -> str:
    """Of what was said, whatever the order. Files count by their content, not by their name.

    Made with the site's secret: short texts cannot be guessed from it.
    """
    text = json.dumps(dict(values), sort_keys=True, default=_plain)
    return salted_hmac(_SALT, text, algorithm="sha256").hexdigest()


def digest_of_key(key: str) -> str:
    return salted_hmac(f"{_SALT}.key", key, algorithm="sha256").hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, UploadedFile):
        digest = hashlib.sha256()
        for chunk in value.chunks():
            digest.update(chunk)
        value.seek(0)
        return digest.hexdigest()
    try:
        return DjangoJSONEncoder().default(value)
    except TypeError:
        return str(value)
