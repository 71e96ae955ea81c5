"""Who is counted as one sender: an address, and the network around it."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

_UNKNOWN = "unknown"
_NETWORK_BITS = {4: 24, 6: 48}
# Each household has as many addresses of version 6 as it likes, all within one such prefix.
_ADDRESS_BITS = {4: 32, 6: 64}


def sources(request: HttpRequest) -> tuple[str, str]:
    """The sender's address, and the network it is in; "unknown" for both where nothing readable says."""
    try:
        address = ipaddress.ip_address(_address(request))
    except ValueError:
        return _UNKNOWN, _UNKNOWN
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address
    return _prefix(address, _ADDRESS_BITS), _prefix(address, _NETWORK_BITS)


def _address(request: HttpRequest) -> str:
    """Who speaks to us; behind `TRUSTED_PROXIES` proxies, whom the outermost of these says it speaks to.

    Each proxy adds to the header on its right. What stands further left came from the sender, who may
    have made it up.
    """
    direct: str = request.META.get("REMOTE_ADDR", "")
    proxies: int = settings.TRUSTED_PROXIES
    said = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    return said[-proxies] if 0 < proxies <= len(said) else direct


def _prefix(address: ipaddress.IPv4Address | ipaddress.IPv6Address, bits: dict[int, int]) -> str:
    return str(ipaddress.ip_network((address, bits[address.version]), strict=False))
