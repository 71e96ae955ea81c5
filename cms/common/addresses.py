"""The site's own address."""

from typing import TypedDict
from urllib.parse import urlsplit


class HostAndPort(TypedDict):
    hostname: str
    port: int


def host_and_port(base_url: str) -> HostAndPort:
    """What Wagtail's `Site` keeps of an address such as https://alliance.example.org."""
    address = urlsplit(base_url)
    standard_port = 443 if address.scheme == "https" else 80
    return {"hostname": address.hostname or "", "port": address.port or standard_port}
