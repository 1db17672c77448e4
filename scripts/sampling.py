"""Which mutants are tried, and what the tried ones say of all."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from meetlat.measure.statistics.intervals import share_interval

EQUIVALENT = Path(__file__).with_name("equivalent_mutants.toml")
FOUND = {"killed", "timeout", "segfault", "suspicious", "caught by type check"}
TRIED = {*FOUND, "survived", "no tests"}


@dataclass(frozen=True)
class Score:
    """The share of mutants that the tests found, with its 95 % interval (Wilson)."""

    found: int
    tried: int

    @property
    def value(self) -> float:
        return self.found / self.tried if self.tried else 0.0

    def __str__(self) -> str:
        if not self.tried:
            return "none tried"
        low, high = share_interval(np.array([self.value]), np.array([float(self.tried)]))
        return f"{self.value:.1%} ({low[0]:.1%} to {high[0]:.1%}), {self.found} of {self.tried}"


def module_of(name: str) -> str:
    return name.rpartition(".")[0]


def drawn(names: Iterable[str], size: int, seed: int) -> list[str]:
    """So many names by chance, or all there are; of each file in proportion to how many it has."""
    chance = np.random.default_rng(seed)
    known = sorted(names)
    shuffled = [known[at] for at in chance.permutation(len(known))]
    by_file = sorted(shuffled, key=module_of)  # sorting keeps the chance order within a file
    if size >= len(by_file):
        return by_file
    step = len(by_file) / size
    begin = chance.random() * step
    return [by_file[int(begin + at * step)] for at in range(size)]


def score(statuses: Iterable[str]) -> Score:
    known = [status for status in statuses if status in TRIED]
    return Score(sum(status in FOUND for status in known), len(known))


def by_room(statuses: Mapping[str, str]) -> dict[str, Score]:
    """Per folder of ``measure``; files that lie in none are together under the empty name."""
    rooms: dict[str, list[str]] = {}
    for name, status in statuses.items():
        _, _, within = module_of(name).partition("meetlat.measure.")
        rooms.setdefault(within.partition(".")[0] if "." in within else "", []).append(status)
    return {room: score(found) for room, found in sorted(rooms.items())}


def known_equivalents(file: Path = EQUIVALENT) -> list[re.Pattern[str]]:
    """What may differ without changing anything that the code promises, as a person judged."""
    return [re.compile(one["may_differ"]) for one in tomllib.loads(file.read_text(encoding="utf-8"))["equivalent"]]


def equivalent(was: str, becomes: str, known: Iterable[re.Pattern[str]]) -> bool:
    return any(one.sub("", was) == one.sub("", becomes) for one in known)
