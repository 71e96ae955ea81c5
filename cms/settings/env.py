"""The only module that reads the environment. Every variable is listed in the README's table."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

PROJECT_DIR = Path(__file__).resolve().parents[2]

_env = environ.Env()


def text(name: str, default: str = "") -> str:
    return _env.str(name, default=default).strip()


def flag(name: str, default: bool = False) -> bool:
    """True for 1, true, yes, on; False for 0, false, no, off.

    Raises ImproperlyConfigured naming the variable for anything else.
    """
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")


def number(name: str, default: int, *, smallest: int = 0, largest: int | None = None) -> int:
    value = text(name)
    if not value:
        return default
    try:
        found = int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from error
    if found < smallest or (largest is not None and found > largest):
        span = f"at least {smallest}" if largest is None else f"from {smallest} to {largest}"
        raise ImproperlyConfigured(f"{name} must be {span}, not {found}.")
    return found


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list, without its empty items."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def required(name: str, hint: str) -> str:
    """The variable's value; without one the start stops here, naming it."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {hint}")
    return value


def base_url(host: str, port: int) -> str:
    """BASE_URL without its last slash; where there is none, where the site listens.

    Raises ImproperlyConfigured for what is no address of a site.
    """
    everywhere = host in {"0.0.0.0", "::"}  # noqa: S104 (compares, binds nothing)
    reachable = "127.0.0.1" if everywhere else f"[{host}]" if ":" in host else host
    return address("BASE_URL", f"http://{reachable}:{port}").rstrip("/")


def address(name: str, default: str = "") -> str:
    """An http or https address; empty only where there need not be one.

    Raises ImproperlyConfigured, naming the variable, for what is no address.
    """
    value = text(name, default)
    try:
        parts = urlsplit(value)
        is_address = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number
        is_address = False
    if (value or default) and not is_address:
        raise ImproperlyConfigured(f"{name} must be an address such as https://example.org, not {value!r}.")
    return value


def var_dir() -> Path:
    """Where the embedded database, uploads and generated secrets live."""
    return Path(text("VAR_DIR") or PROJECT_DIR / "var").resolve()


def database() -> dict[str, Any]:
    """DATABASE_URL as a Django database: SQLite tuned for several writers, PostgreSQL with a pool."""
    url = text("DATABASE_URL", f"sqlite:///{var_dir() / 'db.sqlite3'}")
    try:
        config: dict[str, Any] = dict(environ.Env.db_url_config(url))
    except (environ.ImproperlyConfigured, ValueError) as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}") from error
    options = config.setdefault("OPTIONS", {})
    if config.get("ENGINE") == "django.db.backends.sqlite3":
        options |= {
            # A writer takes its lock when the transaction begins, so that two of them wait for each
            # other instead of failing with "database is locked" half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # NORMAL cannot corrupt a WAL database; a power cut may lose the last commits, a crash none.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;",
        }
    elif config.get("ENGINE") == "django.db.backends.postgresql":
        options.setdefault(
            "pool", {"min_size": 1, "max_size": number("DATABASE_POOL_SIZE", 8), "timeout": 10}
        )
    else:
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with sqlite:/// or postgres://; other databases are not supported."
        )
    return config


def cache() -> dict[str, Any]:
    """CACHE_URL as a Django cache. Redis fails soft: a cache that is down costs time, not pages."""
    url = text("CACHE_URL", "locmemcache://")
    if urlsplit(url).scheme in {"redis", "rediss", "unix"}:
        return {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": url,
            "OPTIONS": {
                "IGNORE_EXCEPTIONS": True,
                "SOCKET_CONNECT_TIMEOUT": 1,
                "SOCKET_TIMEOUT": 1,
            },
        }
    try:
        return dict(environ.Env.cache_url_config(url))
    except (environ.ImproperlyConfigured, KeyError) as error:
        raise ImproperlyConfigured(f"CACHE_URL cannot be read: {error}") from error


def email() -> dict[str, Any]:
    """EMAIL_URL as Django's EMAIL_* settings: smtp+tls://user:password@host:587, consolemail://."""
    url = text("EMAIL_URL", "consolemail://")
    try:
        return dict(environ.Env.email_url_config(url))
    except (environ.ImproperlyConfigured, KeyError) as error:
        raise ImproperlyConfigured(f"EMAIL_URL cannot be read: {error}") from error


def storage() -> dict[str, Any]:
    """STORAGE_URL as Django's default storage: by default a folder."""
    return _storage("STORAGE_URL", text("STORAGE_URL", f"file://{var_dir() / 'media'}"), base_url="/media/")


def private_storage() -> dict[str, Any]:
    """PRIVATE_STORAGE_URL as the storage of what no address leads to.

    By default a folder; where STORAGE_URL is a bucket, a prefix of that bucket, so that all machines see it.
    """
    shared = text("STORAGE_URL")
    own = text("PRIVATE_STORAGE_URL")
    if own or not shared.startswith("s3:"):
        url = own or f"file://{var_dir() / 'private'}"
        return _storage("PRIVATE_STORAGE_URL", url, base_url=None)
    found = _storage("STORAGE_URL", shared, base_url=None)
    found["OPTIONS"] |= {"location": "private", "default_acl": "private", "querystring_auth": True}
    # A public address in front of the bucket is not for these.
    found["OPTIONS"].pop("custom_domain", None)
    return found


def _storage(name: str, url: str, *, base_url: str | None) -> dict[str, Any]:
    """An address of files as a storage.

    file:///srv/media keeps uploads in a folder; s3://key:secret@host:port/bucket?region_name=eu-west-1
    keeps them in an S3-compatible store (without a host: Amazon's own).
    """
    parts = urlsplit(url)
    if parts.scheme == "file" and parts.path:
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": parts.path, "base_url": base_url},
        }
    if parts.scheme == "s3" and parts.path.strip("/"):
        options: dict[str, Any] = dict(parse_qsl(parts.query))
        options |= {"bucket_name": parts.path.strip("/"), "file_overwrite": False}
        if parts.hostname:
            port = f":{parts.port}" if parts.port else ""
            options.setdefault("endpoint_url", f"https://{parts.hostname}{port}")
        if parts.username and parts.password:
            options |= {"access_key": parts.username, "secret_key": parts.password}
        return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    raise ImproperlyConfigured(f"{name} must be file:///an/absolute/folder or s3://key:secret@host/bucket.")
