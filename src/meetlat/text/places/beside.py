"""What stands directly behind a name: the province or country that tells which place is meant."""

from collections.abc import Sequence
from functools import cache

from meetlat.text.places import words
from meetlat.text.places.lexicon import Needs, is_abbreviation
from meetlat.text.places.spots import Passage, Spot

_JOINS = frozenset({" ", " in ", " op de ", " in de ", " in het "})  # between a place and where it lies
_LINKS = frozenset({"en", "and", "et", "und", "in", "of", "or", "ou"})


def look_beside(passage: Passage, spots: Sequence[Spot]) -> None:
    """Tells each spot the region behind it, and whether the passage holds nothing but names."""
    covered = 0
    rest: list[str] = []
    for at, spot in enumerate(spots):
        rest += passage.plain[covered : spot.start].split()
        spot.beside, covered = _abbreviated(passage, spot.end)
        follower = spots[at + 1] if at + 1 < len(spots) else None
        if follower and follower.entry.regions and passage.plain[covered : follower.start + 1] in _JOINS:
            spot.beside = spot.beside or follower.entry.regions
    rest += passage.plain[covered:].split()
    sure = len(spots) == 1 or any(spot.entry.regions or spot.entry.needs < Needs.CONTEXT for spot in spots)
    alone = sure and not any(_is_word(word) and word not in _LINKS for word in rest)
    for spot in spots:
        spot.alone = alone


def _abbreviated(passage: Passage, end: int) -> tuple[frozenset[str], int]:
    """The region of which an abbreviation stands behind a name (Bergen NH), and the place where that ends."""
    behind = passage.plain.find(" ", end + 1)
    meant = _abbreviations().get(passage.plain[end + 1 : behind])
    return (meant, behind) if meant and passage.cased[end + 1].isupper() else (frozenset(), end)


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    return {name.lower(): meant for name, meant in words.regions().items() if is_abbreviation(name)}


def _is_word(said: str) -> bool:
    """Neither a sign, nor an emoji, nor a mark."""
    return said[0].isalnum()
