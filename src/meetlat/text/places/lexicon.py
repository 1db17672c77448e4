"""What is looked for in texts: names of municipalities and of what lies in them, regions, codes; and what is none."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum
from itertools import product

from meetlat.text.places import words
from meetlat.text.places.gazetteer import Gazetteer

ABROAD = -1  # a namesake in another country
SHORT = 3  # letters: names no longer than this are words or abbreviations as often
NATIONAL = "14"  # before an area code: the number by which each Dutch municipality can be called
_ABBREVIATION = 3  # letters: regions no longer than this are looked for behind names only
_SHORTER = (("aan den", "a/d"), ("aan de", "a/d"), ("Sint-", "St. "), ("Sint-", "Sint "), ("Saint-", "St-"))
_TITLES = ("gemeente {}", "#gemeente{}", "#ville{}")


class Needs(IntEnum):
    """What must be seen before a name is taken for a place."""

    NOTHING = 0
    CAPITAL = 1
    INSIDE = 2  # a capital that tells something: not that of a sentence's first word
    CONTEXT = 3  # a capital, and beside it a word that says place
    TITLE = 4  # "gemeente", "ville de"


@dataclass
class Entry:
    """A name and what it may mean. Municipalities are numbers in the order of the gazetteer, or ``ABROAD``."""

    name: str = ""
    needs: Needs = Needs.NOTHING
    means: set[int] = field(default_factory=set)
    titled: set[int] = field(default_factory=set)  # those of which it is the official name
    regions: frozenset[str] = frozenset()
    seat: bool = False  # also said of a government
    code: bool = False  # an area code

    def merged_with(self, other: "Entry") -> "Entry":
        return replace(
            other,
            means=self.means | other.means,
            titled=self.titled | other.titled,
            regions=self.regions | other.regions,
            code=self.code or other.code,
        )


class Lexicon:
    """``entries``: by the form in which the name stands in texts (``words.forms``)."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._numbers = {one.id: number for number, one in enumerate(gazetteer.municipalities)}
        self._written: dict[str, Entry] = {}
        self._add_names(gazetteer)
        self._add_codes()
        self._add_regions(gazetteer)
        self.entries = self._by_form()
        self._mark()
        self._add_titles()
        self._add({phrase: Entry() for phrase in words.names("nowhere")})

    def _add_names(self, gazetteer: Gazetteer) -> None:
        for number, one in enumerate(gazetteer.municipalities):
            for name in _spellings(one.names):
                self._entry(name).means.add(number)
                self._entry(name).titled.add(number)
        for name, id in (*gazetteer.elsewhere, *words.other_names()):
            for spelling in _spellings((name,)):
                self._add_elsewhere(spelling, id)

    def _add_elsewhere(self, name: str, id: str) -> None:
        if id in self._numbers:
            self._entry(name).means.add(self._numbers[id])
        elif id == "abroad" and name in self._written:
            self._entry(name).means.add(ABROAD)

    def _add_codes(self) -> None:
        for code, id in words.area_codes():
            if id in self._numbers:
                for written in (code, NATIONAL + code):
                    entry = self._entry(written)
                    entry.means, entry.code = {self._numbers[id]}, True

    def _add_regions(self, gazetteer: Gazetteer) -> None:
        for name, meant in words.regions().items():
            if not is_abbreviation(name):
                self._entry(name).regions |= meant
        for province in {one.province for one in gazetteer.municipalities if one.province}:
            name = province.partition(" ")[2]
            if not name.isdigit():
                self._entry(name).regions |= {province}

    def _entry(self, name: str) -> Entry:
        return self._written.setdefault(name, Entry(name))

    def _by_form(self) -> dict[str, Entry]:
        """Names that are read alike, with or without their accents, are one entry."""
        merged: dict[str, Entry] = {}
        bare = words.forms([without_accents(name) for name in self._written])
        for form, entry in zip(bare, self._written.values(), strict=True):
            merged[form] = entry.merged_with(merged.get(form, Entry(entry.name)))
        full = words.forms(list(self._written))
        return merged | {form: merged[plain] for form, plain in zip(full, bare, strict=True)}

    def _mark(self) -> None:
        """What each name needs, by the lists of words and by its length."""
        for entry in self.entries.values():
            entry.needs = _by_shape(entry)
        for kind, needs in (("capital", Needs.INSIDE), ("context", Needs.CONTEXT), ("title", Needs.TITLE)):
            for entry in self._listed(kind):
                entry.needs = needs
        for entry in self._listed("seats"):
            entry.seat = True

    def _listed(self, kind: str) -> list[Entry]:
        return [self.entries[form] for form in words.forms(words.names(kind)) if form in self.entries]

    def _add_titles(self) -> None:
        """gemeente Best and #gemeentebest need nothing more; #bergenopzoom neither."""
        added: dict[str, Entry] = {}
        for entry in {id(entry): entry for entry in self.entries.values() if entry.means and not entry.code}.values():
            glued = "".join(filter(str.isalnum, entry.name))
            for title in _TITLES if entry.titled else ():
                name = title.format(glued if "#" in title else entry.name)
                added.setdefault(name, Entry(name)).means |= entry.titled
            if entry.needs < Needs.CONTEXT and not entry.seat and glued != entry.name:
                added.setdefault(f"#{glued}", Entry(glued)).means |= entry.means
        self._add(added)

    def _add(self, entries: dict[str, Entry]) -> None:
        for form, entry in zip(words.forms(list(entries)), entries.values(), strict=True):
            self.entries.setdefault(form, entry)


def _by_shape(entry: Entry) -> Needs:
    """Villages are often words; a name of two words, or one that people know as a municipality's, is seldom one."""
    if entry.code or not entry.means:
        return Needs.NOTHING
    if sum(map(str.isalpha, entry.name)) <= SHORT:
        return Needs.CONTEXT
    return Needs.NOTHING if entry.titled or not entry.name.isalpha() else Needs.CAPITAL


def is_abbreviation(region: str) -> bool:
    return region.isascii() and region.isalpha() and len(region) <= _ABBREVIATION


def without_accents(name: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))


def _spellings(names: tuple[str, ...]) -> Iterator[str]:
    for name, (long, short) in product(names, (("", ""), *_SHORTER)):
        if not long or long in name:
            yield name.replace(long, short) if long else name
