"""Invented news lists and feeds. Their towns, people and numbers do not exist."""

FURNITURE = """facebook twitter rss

Join the Alliance

If you wish your town to become an Alliance participant, please use this form.

Cooperate as NGO

Please use this form to propose a cooperation between your NGO and us.

Do not hesitate to contact us: office[at]example.org
"""


def entry(
    title: str = "Lindenau opens a school",
    written: str = "20/05/2015",
    credit: str = "",
    teaser: str = "The school has room for forty children...\nRead more",
) -> str:
    """An entry as the old list showed it; an empty part is left out."""
    head = f"writenWritten the {written}\n{credit}".rstrip("\n")
    return "\n\n".join(part for part in (title, head, teaser) if part)


def news_list(*entries: str, furniture: str = "") -> str:
    return "\n\n".join(part.strip("\n") for part in (furniture, *entries) if part) + "\n"


def item(
    title: str = "Lindenau opens a school",
    date: str = "Wed, 20 May 2015 10:00:00 +0200",
    description: str = "It has room for forty children.",
    extra: str = "",
) -> str:
    """An RSS item. The description is escaped as feeds do it: in a CDATA section."""
    parts = (
        f"<title>{title}</title>" if title else "",
        f"<pubDate>{date}</pubDate>" if date else "",
        f"<description><![CDATA[{description}]]></description>" if description else "",
    )
    return f"<item>\n{''.join(parts)}{extra}\n</item>"


def rss(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">\n'
        "<channel><title>Old site</title><link>https://old.example.org/</link>\n"
        + "\n".join(items)
        + "\n</channel></rss>\n"
    )


def atom(*entries: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Old site</title><id>urn:old</id>\n'
        + "\n".join(entries)
        + "\n</feed>\n"
    )
