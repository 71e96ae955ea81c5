"""One machine, one command: what `make run` uses. Also right for development with DEBUG=true."""

from cms.settings import env
from cms.settings.base import *  # noqa: F403
from cms.settings.base import STORAGES, VAR_DIR
from cms.settings.secret import derived, kept_secret

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.text("SECRET_KEY") or kept_secret(VAR_DIR / "secret_key")
ALTCHA_HMAC_KEY = derived(SECRET_KEY, "proof of work")
SERVE_DEMO = env.flag("DEMO", default=True)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False

# Static files come straight from the source tree: nothing to collect before the first start.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STATIC_ROOT = None
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
