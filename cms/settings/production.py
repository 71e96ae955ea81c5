"""A public installation. Refuses to start until what keeps it safe is set, and says what is missing."""

from django.core.exceptions import ImproperlyConfigured

from cms.settings import env
from cms.settings.base import *  # noqa: F403
from cms.settings.base import ALLOWED_HOSTS, BASE_URL
from cms.settings.secret import derived

if env.flag("DEBUG"):
    raise ImproperlyConfigured("DEBUG must be off in production: it shows secrets to visitors.")

SECRET_KEY = env.required(
    "SECRET_KEY",
    "Set it to a long random text and keep it: sessions and signed links depend on it.",
)
if len(SECRET_KEY) < 50:  # noqa: PLR2004 (Django's own security.W009 asks for 50)
    raise ImproperlyConfigured("SECRET_KEY is too short: use at least 50 random characters.")

ALTCHA_HMAC_KEY = derived(SECRET_KEY, "proof of work")

if not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS is not set. Set it to the host names this site answers to, separated by commas."
    )
if any(host.startswith(("*", ".")) for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS must name each host: with a wildcard anyone can forge links to this site."
    )

env.required("BASE_URL", "Set it to the site's public address, such as https://alliance.example.org.")
if not BASE_URL.startswith("https://"):
    raise ImproperlyConfigured("BASE_URL must begin with https:// in production.")

CSRF_TRUSTED_ORIGINS = [BASE_URL, *env.words("CSRF_TRUSTED_ORIGINS")]
SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
# The reverse proxy must set this header itself and drop what the client sent.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", 365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
