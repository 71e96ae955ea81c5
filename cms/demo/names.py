"""Names for places that do not exist."""

from random import Random

from cms.demo.content import Table, table


class NameMaker:
    """Makes each name once, of syllables that sound like the country's language."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._syllables = {
            country: group for group in table("countries")["syllables"] for country in group["countries"]
        }
        self._used: set[str] = set()

    def place(self, country: str) -> str:
        name = self._draw(self._syllables[country])
        while name in self._used:
            name = self._draw(self._syllables[country])
        self._used.add(name)
        return name

    def _draw(self, group: Table) -> str:
        return "".join(self._random.choice(group[part]) for part in ("beginnings", "middles", "endings"))
