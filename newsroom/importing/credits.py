"""Credit lines as the old site wrote them, and as this one does."""

import re

SIGN = re.compile(r"(?:(?:©|\(c\)|&copy;|copyright\b:?)\s*)+", re.IGNORECASE)


def has_sign(text: str) -> bool:
    return SIGN.match(text) is not None


def credit_line(text: str) -> str:
    """ "© CoE" for "(c) CoE", "Copyright CoE" or "CoE"; empty when nobody is named."""
    holder = SIGN.sub("", text.strip(), count=1).strip() if has_sign(text.strip()) else text.strip()
    return f"© {holder}" if holder else ""
