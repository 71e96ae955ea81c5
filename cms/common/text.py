"""Text that is safe to hand on: to feeds, to JSON, to a person."""

import re

# XML 1.0 allows tab, line feed and carriage return; one of the others breaks a whole feed.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def without_control_characters(text: str) -> str:
    return _CONTROL.sub("", text)


def unharvestable(address: str) -> str:
    """An e-mail address people can read and address collectors do not: alliance[at]coe.int."""
    return address.replace("@", "[at]")
