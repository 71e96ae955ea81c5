"""Order and comparison of names from all over Europe, alike on every database."""

from anyascii import anyascii


def sort_key(text: str) -> str:
    """The text in plain lower-case letters: "Šabac" as "sabac", "Μέγαρα" as "megara".

    SQLite puts Š after Z and compares only English letters without regard to case; PostgreSQL does
    as its locale says. Both treat the key alike.
    """
    return " ".join(anyascii(text).casefold().split())
