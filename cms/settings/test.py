"""Settings of the test suite: as secure as the base, quick where nothing is tested by being slow."""

import os
import tempfile
from pathlib import Path

from cms.settings.base import *  # noqa: F403
from cms.settings.base import DATABASES, STORAGES
from cms.settings.secret import derived

SECRET_KEY = "only-for-tests-" + "x" * 50
ALTCHA_HMAC_KEY = derived(SECRET_KEY, "proof of work")
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
BASE_URL = WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = "http://testserver"
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STATIC_ROOT = None
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
# One for each process of the suite.
MEDIA_FOLDER = Path(tempfile.gettempdir()) / f"alliance-media-{os.getpid()}"
STORAGES["default"]["OPTIONS"]["location"] = str(MEDIA_FOLDER)
PRIVATE_FOLDER = Path(tempfile.gettempdir()) / f"alliance-private-{os.getpid()}"
STORAGES["private"]["OPTIONS"]["location"] = str(PRIVATE_FOLDER)

if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # A pool would keep connections open past the moment the test database is dropped.
    DATABASES["default"]["OPTIONS"].pop("pool")
