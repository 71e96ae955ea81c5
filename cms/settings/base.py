"""What every installation shares. Secure by default: `dev` relaxes it, `production` insists."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from cms.settings import env

PROJECT_DIR = env.PROJECT_DIR
VAR_DIR = env.var_dir()

DEBUG = False
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")

# What `manage.py serve` reads when it prepares and starts a site.
SERVE_HOST = env.text("HOST", "127.0.0.1")
SERVE_PORT = env.number("PORT", 8000, smallest=1, largest=65535)
SERVE_DEMO = env.flag("DEMO")
SERVE_WORKERS = env.number("WEB_CONCURRENCY", 1, smallest=1)
BASE_URL = env.base_url(SERVE_HOST, SERVE_PORT)
ADMIN_USERNAME = env.text("ADMIN_USERNAME", "admin")
ADMIN_EMAIL = env.text("ADMIN_EMAIL", "admin@example.org")
ADMIN_PASSWORD = env.text("ADMIN_PASSWORD")
# Whoever asks for /metrics bears it; without one, only this machine may ask.
METRICS_TOKEN = env.text("METRICS_TOKEN")

INSTALLED_APPS = [
    "cms",
    "home",
    "newsroom",
    "participants",
    "cms.publishing",
    "cms.intake",
    "cms.media",
    "cms.common",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail_modeladmin",
    "wagtail_headless_preview",
    "wagtail.api.v2",
    "wagtail.api.v3",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "ninja",  # serves the API's documentation page from here instead of from a third party
    "django_countries",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "import_export",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "cms.publishing.review.privacy.keep_reviews_private",
    "participants.applications.privacy.keep_applications_private",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.common.memory.remember_while_reading",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "cms.intake.bodies.refuse_large_bodies",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = {"default": env.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache()}

# Wagtail's own jobs (search and reference index) run within the request that causes them; what may
# take longer (renditions) goes to the queue that `manage.py worker` empties.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Where readers get to who logged in without asking for a page.
LOGIN_REDIRECT_URL = "/"

# Languages: the interface and the content are English and French from the start.
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", _("English")), ("fr", _("French"))]
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
LOCALE_PATHS = [PROJECT_DIR / "cms" / "locale"]
FORMAT_MODULE_PATH = ["cms.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Paris"

STATIC_URL = "/static/"
STATIC_ROOT: Path | None = VAR_DIR / "static"
MEDIA_URL = "/media/"
STORAGES = {
    "default": env.storage(),
    # What the public sends us: no address leads there.
    "private": env.private_storage(),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

EMAIL_CONFIG = env.email()
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10  # seconds; a reader waits for the mail server when a form is sent
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "Alliance CMS <noreply@example.org>")

# Publishing what is under review is refused, so a review of a newer version goes on when an older one
# goes live as scheduled.
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.publishing.approval.finishing.release"
# An edit voids an approval; without this the editor's menu would call approving "Approve and publish".
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# Who is to review hears of it; an administrator is no reviewer by being one.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
PUBLISHING_SUPERUSERS_APPROVE_OWN = env.flag("PUBLISHING_SUPERUSERS_APPROVE_OWN")
WAGTAIL_SITE_NAME = "Alliance CMS"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
# Gravatar would tell a third party who works here.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.common.search_backend"}}
WAGTAILIMAGES_IMAGE_MODEL = "media.CreditedImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.CreditedImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
# 40 megapixels decode to 160 MB; the largest camera files in use have about that many.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
# Of equal looks in each format.
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILIMAGES_JPEG_QUALITY = 80
WAGTAILDOCS_DOCUMENT_MODEL = "media.SiteDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
# Documents leave through a view that checks who may read them, never as a plain file.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# Anything else is offered for saving; a browser never opens it within the site.
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf"]
# Not left to what the machine happens to know.
WAGTAILDOCS_CONTENT_TYPES = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# The terms of the registry's files for other programs.
OPEN_DATA_LICENCE = env.text("OPEN_DATA_LICENCE", "CC BY 4.0")
OPEN_DATA_LICENCE_URL = env.address("OPEN_DATA_LICENCE_URL", "https://creativecommons.org/licenses/by/4.0/")

# A front end of its own that shows previews; it fetches the draft from /api/v2/page_preview/.
HEADLESS_PREVIEW_URL = env.address("HEADLESS_PREVIEW_URL")
WAGTAIL_HEADLESS_PREVIEW = {
    "CLIENT_URLS": {"default": HEADLESS_PREVIEW_URL} if HEADLESS_PREVIEW_URL else {},
    "REDIRECT_ON_PREVIEW": True,
}
WAGTAILAPI_BASE_URL = BASE_URL
WAGTAILAPI_LIMIT_MAX = 100
WAGTAILAPI_RICH_TEXT_FORMAT = "html"
TAGGIT_CASE_INSENSITIVE = True

# Personal data of applicants, of what was sent with forms and of e-mails: days after the matter was closed …
APPLICATION_RETENTION_DAYS = env.number("APPLICATION_RETENTION_DAYS", 365, smallest=1, largest=36_500)
# … and after the last that happened to an application which nobody decided.
UNHANDLED_RETENTION_DAYS = env.number("UNHANDLED_RETENTION_DAYS", 730, smallest=1, largest=36_500)

# How many proxies stand in front, each of which adds to X-Forwarded-For whom it speaks to.
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)
# What the public may send within an hour, from one address and from the network around it …
SUBMISSIONS_PER_ADDRESS = env.number("SUBMISSIONS_PER_ADDRESS", 30, smallest=1)
SUBMISSIONS_PER_NETWORK = env.number("SUBMISSIONS_PER_NETWORK", 120, smallest=1)
# … and without a proof of work, which a browser without scripts cannot give; the last is for all together.
UNPROVEN_SUBMISSIONS_PER_ADDRESS = 10
UNPROVEN_SUBMISSIONS_PER_NETWORK = 20
UNPROVEN_SUBMISSIONS = 60
# Seconds from the showing of a form to its sending, with a proof of work and without.
SHORTEST_FILLING = 3
SHORTEST_UNPROVEN_FILLING = 15
# A telephone of 2015 tries so many digests in two or three seconds.
PROOF_LARGEST_NUMBER = 50_000
ALTCHA_CHALLENGE_EXPIRE = 20 * 60 * 1000  # milliseconds
LARGEST_SUBMITTED_FILE = 10 * 1024 * 1024

REST_FRAMEWORK: dict[str, list[str]] = {
    # The public API has no user: Wagtail's v2 would otherwise take passwords by HTTP Basic.
    "DEFAULT_AUTHENTICATION_CLASSES": [],
}

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# Readers get no script, style or image that this site does not serve itself.
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/", "/api/v3/docs/"],
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],  # the editor shows previews in a frame of its own
        "frame-src": ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # They say one line or two for each page saved.
    "loggers": {name: {"level": "WARNING"} for name in ("django_tasks", "django_tasks_db", "wagtail")}
    # It says a traceback for each piece of rubbish that a robot sends.
    | {"django_altcha": {"level": "CRITICAL"}},
}
