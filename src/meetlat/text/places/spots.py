"""A name where it stands in a text, and what the words around it say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from meetlat.text.letters import BEGIN
from meetlat.text.places import words
from meetlat.text.places.lexicon import NATIONAL, Entry, Needs

SEEN = 60  # letters before and behind a name that are looked at
SUBSCRIBER = range(6, 9)  # digits of a telephone number behind its area code
_SHORT_CODE = 3  # 030; longer ones (0412) are as often a date or a house number
_START = f"{chr(BEGIN)} "
_BETWEEN = re.compile(r" (?:tussen|between|entre|zwischen) (?:\S+ ){1,3}(?:en|and|et|und) $")
_VAN = re.compile(r"(\S+) (van|von|vande|vander|vanden|van de|van der|van den|ter|ten|den|der) $", re.IGNORECASE)
_ONWARD = (" naar ", " tot ", " en ", " via ")


@dataclass(frozen=True)
class Passage:
    """One text: its letters plain and as they were written, which have equal places."""

    plain: str
    cased: str
    profile: bool

    @cached_property
    def shouted(self) -> bool:
        return self.cased.isupper()

    @cached_property
    def about_provinces(self) -> bool:
        return any(word in self.plain for word in words.plain("provinces", "about"))


@dataclass
class Spot:
    """``start`` and ``end`` are the places of the spaces around it in the passage."""

    entry: Entry
    passage: Passage
    start: int
    end: int
    beside: frozenset[str] = frozenset()  # the regions named directly behind it
    alone: bool = False  # the passage holds nothing but names
    open: set[int] = field(default_factory=set)  # the municipalities it may still mean

    @cached_property
    def before(self) -> str:
        return self.passage.plain[max(0, self.start - SEEN) : self.start + 1]

    @cached_property
    def after(self) -> str:
        return self.passage.plain[self.end : self.end + SEEN]

    @cached_property
    def titled(self) -> bool:
        return self.before.endswith(words.plain("before", "title"))

    def stands_for_a_place(self) -> bool:
        if self.entry.code:
            return self._is_dialled()
        if self._says_otherwise():
            return False
        return self.titled or self._has_what_it_needs()

    def _says_otherwise(self) -> bool:
        return (
            self.before.endswith(words.plain("before", "other"))
            or self.after.startswith(words.plain("after", "other"))
            or _BETWEEN.search(self.before) is not None
            or self._is_surname()
            or (self.passage.profile and self._is_past())
            or bool(self.entry.regions and self.entry.titled and self.passage.about_provinces)
        )

    def _is_past(self) -> bool:
        before = self.before.endswith
        return before(words.plain("before", "past")) and not before(words.plain("before", "still"))

    def _is_surname(self) -> bool:
        """Jan van Utrecht, Mevrouw Van Breda; not: burgemeester van Utrecht, van Breda naar Tilburg."""
        found = _VAN.search(self.passage.cased[max(0, self.start - SEEN) : self.start + 1])
        if not found:
            return False
        word, van = found.groups()
        if word == chr(BEGIN):
            return van[0].isupper() and not self.after.startswith(_ONWARD)
        return van[0].isupper() or (word[0].isupper() and f" {word.lower()} " not in words.plain("before", "van"))

    def _has_what_it_needs(self) -> bool:
        needs = self.entry.needs
        if needs == Needs.TITLE or (needs and not self._has_a_capital()):
            return False
        if needs == Needs.CONTEXT or (needs == Needs.INSIDE and self._begins_a_sentence()):
            return self._has_context()
        return not self.entry.seat or self.passage.profile or self._is_a_place_to_be()

    def _has_a_capital(self) -> bool:
        return self.passage.cased[self.start + 1].isupper() and (self.alone or not self.passage.shouted)

    def _begins_a_sentence(self) -> bool:
        return self.before.endswith(_START) and not self.passage.profile

    def _has_context(self) -> bool:
        led = self.before.endswith(words.plain("before", "place")) and not self._goes_on()
        return led or bool(self.beside) or (self.passage.profile and self.alone)

    def _is_a_place_to_be(self) -> bool:
        return self.before.endswith(words.plain("before", "place")) or self.after.startswith(
            words.plain("after", "place")
        )

    def _goes_on(self) -> bool:
        """A word with a capital follows: in Houten Kinderstoelen."""
        return self.passage.cased[self.end + 1 : self.end + 2].isupper() and not self.beside

    def _is_dialled(self) -> bool:
        """An area code written as one: 030, 030-2345678, 14 030; no part of another number, no quantity."""
        said = self.before.split()[-1:]
        follow = "".join(_leading_numbers(self.after.split()))
        code = self.passage.plain[self.start + 1 : self.end]
        if code.startswith(NATIONAL) or said == [NATIONAL]:
            return not follow
        if said and (said[0].isdigit() or self.before.endswith(words.plain("codes", "before"))):
            return False
        if follow:
            return len(follow) in SUBSCRIBER
        called = self.before.endswith(words.plain("codes", "telephone"))
        called = called or self.after.startswith(words.plain("codes", "telephone")) or self.alone
        return called or (len(code) == _SHORT_CODE and not self.after.startswith(words.plain("codes", "after")))


def _leading_numbers(said: Sequence[str]) -> Sequence[str]:
    for at, word in enumerate(said):
        if not word.isdigit():
            return said[:at]
    return said
