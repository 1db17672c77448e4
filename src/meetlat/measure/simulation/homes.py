"""Where residents live, and who of them tells it: only where the towns are given, as those of the practice country."""

import tomllib
from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from meetlat.measure.simulation import columns
from meetlat.measure.simulation.keys import chance_of
from meetlat.measure.simulation.numbers import Numbers
from meetlat.measure.simulation.said import NOBODY, REPOST, Said
from meetlat.measure.simulation.texts import FILE, LANGUAGES, texts

TELLERS = 0.3  # share of residents who name their town now and then; of profiles in 2013 0.24 did
TIMES = 0.5  # share of their messages in which they do
ASTRAY = 0.02  # share of tellers who name a town that they do not live in
HOME, TELLS, STRAYS, TOWN, TIME, WORDS = range(6)  # what chance is asked

Town = tuple[str, str, int]  # id, name, inhabitants


class Homes:
    """Every resident has one home, the likelier the more people live there; no dice are thrown for it."""

    def __init__(self, towns: Sequence[Town]) -> None:
        self.ids = [id for id, _, _ in towns]
        self._edges = np.cumsum([inhabitants for _, _, inhabitants in towns]).astype(float)
        self._names = [name for _, name, _ in towns]
        self._words = pa.array(["", *(f"{text} " for text in self.sentences())])

    def sentences(self) -> list[str]:
        """By language, then form, then town."""
        every = (form for forms in _forms() for form in forms)
        return [form.replace("{town}", name) for form, name in product(every, self._names)]

    def of(self, authors: Numbers) -> Numbers:
        """For each author the place of the town in ``ids``."""
        return self._town(chance_of(authors, HOME))

    def named(self, said: Said) -> Numbers:
        """The town that each message names; NOBODY: none. A repost has no words of its own."""
        own = (said.account == NOBODY) & (said.kind != REPOST)
        tells = own & (chance_of(said.author, TELLS) < TELLERS) & (chance_of(said.key, TIME) < TIMES)
        astray = chance_of(said.author, STRAYS) < ASTRAY
        town = np.where(astray, self._town(chance_of(said.author, TOWN)), self.of(said.author))
        return np.where(tells, town, NOBODY)

    def added(self, said: Said, spoken: Any) -> Any:
        """The texts, before some of them a sentence that names a town: behind a question a reader may miss that."""
        town, forms = self.named(said), len(_forms()[0])
        form = (chance_of(said.key, WORDS) * forms).astype(int)
        place = 1 + (texts().languages_of(said.text) * forms + form) * len(self.ids) + town
        added = self._words.take(columns.rows(np.where(town == NOBODY, 0, place)))
        return pc.binary_join_element_wise(added, spoken, "")

    def _town(self, chance: Numbers) -> Numbers:
        town: Numbers = np.searchsorted(self._edges, chance * self._edges[-1], side="right")
        return town


def true_homes(homes: Homes, said: Said) -> pa.Table:
    """A row per message of a resident: author, home, named (null: it names no town)."""
    theirs = said.only(np.flatnonzero(said.account == NOBODY))
    town = homes.named(theirs)
    return pa.table(
        {
            "author": columns.known(theirs.author),
            "home": columns.named(homes.ids, homes.of(theirs.author)),
            "named": columns.named(homes.ids, town, town != NOBODY),
        }
    )


@cache
def _forms() -> list[list[str]]:
    """As many in each language."""
    told = tomllib.loads(FILE.read_text("utf-8"))["home"]
    return [told[language] for language in LANGUAGES]
