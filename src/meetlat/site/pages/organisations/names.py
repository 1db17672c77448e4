"""Finds organisations by name, by a village or an alias, and by the name of one that went into them."""

import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass

from meetlat.measure.borders import DRAWING_NOISE
from meetlat.register.models import Merger, Organisation, Place

LONGEST_QUESTION = 200  # characters; no name is longer
NEAREST = 5
ALIKE = 70.0  # of 100; below this a name was not meant
OTHER_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "þ": "th", "ı": "i"})
OWN, PLACE, FORMER, CODE = "own", "place", "former", "code"

EXACT, START, WORD, INSIDE = range(4)  # how well a name answers, the best first


@dataclass(frozen=True)
class Name:
    """Something an organisation is found by; ``kind`` is own, place, former or code."""

    folded: str
    shown: str
    kind: str
    id: str


@dataclass(frozen=True)
class Hit:
    """An organisation that answers to what was asked, by which name, how well."""

    id: str
    fit: int
    by: Name

    @property
    def order(self) -> tuple[int, int]:
        """The best first; at the same fit its own name before another's."""
        return self.fit, (OWN, CODE, FORMER, PLACE).index(self.by.kind)


class Names:
    """All names, folded once."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = list(names)

    def find(self, question: str) -> dict[str, Hit]:
        """id -> the best hit."""
        asked = fold(question[:LONGEST_QUESTION])
        found: dict[str, Hit] = {}
        for name in self._names if asked else ():
            fit = _fit(asked, name)
            if fit is None:
                continue
            hit = Hit(name.id, fit, name)
            if name.id not in found or hit.order < found[name.id].order:
                found[name.id] = hit
        return found

    def exact(self, question: str) -> list[str]:
        """The ids that are called just this: by their own name, else by a code, else by another name."""
        hits = [hit for hit in self.find(question).values() if hit.fit == EXACT]
        best = min((hit.order for hit in hits), default=None)
        return sorted(hit.id for hit in hits if hit.order == best)

    def nearest(self, question: str) -> list[str]:
        """Ids with a name that looks like it, for who mistyped."""
        from rapidfuzz import fuzz, process

        asked = fold(question[:LONGEST_QUESTION])
        shown = {place: name.folded for place, name in enumerate(self._names) if name.kind != CODE}
        hits = process.extract(asked, shown, scorer=fuzz.ratio, limit=20, score_cutoff=ALIKE)
        return list(dict.fromkeys(self._names[place].id for _, _, place in hits))[:NEAREST]


def fold(text: str) -> str:
    """As people type it: small letters, no accents, a space for every other sign. 's-Gravenhage -> s gravenhage."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(OTHER_LETTERS))
    letters = (sign for sign in plain if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in letters).split())


def _fit(asked: str, name: Name) -> int | None:
    """How well a name answers; a code only whole, one or two letters only where a word begins."""
    if asked == name.folded:
        return EXACT
    if asked not in name.folded or name.kind == CODE:
        return None
    if name.folded.startswith(asked):
        return START
    if f" {asked}" in name.folded:
        return WORD
    return INSIDE if len(asked) > 2 else None


def read_names(meant: Container[str]) -> Names:
    """Every name in the register that leads to one of these organisations of today."""
    rows = list(Organisation.objects.values_list("id", "name", "names", "official_code", "end"))
    today = {id for id, *_, end in rows if end is None}
    own = [Name(fold(name), name, OWN, id) for id, *called, _, end in rows if end is None for name in _all(*called)]
    codes = [Name(fold(code), code, CODE, id) for id, _, _, code, end in rows if end is None and code]
    places = Place.objects.filter(organisation__end=None).values_list("name", "organisation_id")
    became = successors(today)
    former = [
        Name(fold(name), name, FORMER, new)
        for id, *called, _, end in rows if end for name in _all(*called) for new in became.get(id, ())
    ]  # fmt: skip
    every = [*own, *codes, *former, *(Name(fold(name), name, PLACE, id) for name, id in places)]
    return Names(name for name in every if name.id in meant)


def _all(name: str, names: dict[str, str]) -> set[str]:
    return {name, *names.values()}


def successors(today: set[str]) -> dict[str, set[str]]:
    """Abolished organisation -> those of today that it went into, by way of others where that was so."""
    direct: dict[str, set[str]] = defaultdict(set)
    real = Merger.objects.filter(kind="abolished", share__gte=DRAWING_NOISE)
    for old, new in real.values_list("old_id", "new_id"):
        direct[old].add(new)
    return {old: _last(old, direct, set()) & today for old in direct}


def _last(id: str, direct: dict[str, set[str]], seen: set[str]) -> set[str]:
    onward = direct.get(id, set()) - seen
    return {id} if not onward else set().union(*(_last(new, direct, seen | {id}) for new in onward))
