"""Whom the limits count: the address that speaks to us, and what trusted proxies say of theirs."""

import pytest
from django.http import HttpRequest

from cms.intake.clients import sources


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.77", ("192.0.2.77/32", "192.0.2.0/24")),
        ("2001:db8:1:2:3:4:5:6", ("2001:db8:1:2::/64", "2001:db8:1::/48")),
        ("::ffff:192.0.2.77", ("192.0.2.77/32", "192.0.2.0/24")),
        ("", ("unknown", "unknown")),
        ("unix:", ("unknown", "unknown")),
    ],
)
def test_sender_is_an_address_and_its_network(request_from, address: str, expected: tuple[str, str]) -> None:
    assert sources(request_from(address)) == expected


def counted(request: HttpRequest) -> str:
    return sources(request)[0].split("/")[0]


@pytest.mark.parametrize(
    ("proxies", "said", "expected"),
    [
        (0, "198.51.100.1", "192.0.2.1"),  # made up by the sender
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.9, 198.51.100.1", "198.51.100.1"),  # the left one is made up
        (2, "203.0.113.9, 198.51.100.1", "203.0.113.9"),
        (2, "198.51.100.1", "192.0.2.1"),  # came past the first proxy
        (1, "", "unknown"),
        (1, "rubbish", "unknown"),
    ],
)
def test_only_as_many_proxies_are_believed_as_the_setting_says(
    request_from, settings, proxies: int, said: str, expected: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    assert counted(request_from("192.0.2.1", **{"X-Forwarded-For": said})) == expected
