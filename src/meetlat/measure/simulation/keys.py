"""Keys and pseudonyms of what does not exist: no two the same, none of them zero."""

import numpy as np

from meetlat.measure.simulation.numbers import Numbers

MESSAGE, POST, OTHER, RESIDENT, ACCOUNT, UNKNOWN = range(1, 7)  # sorts of things that have a key


def keys(seed: int, sort: int, numbers: Numbers, piece: int = 0) -> Numbers:
    """int64 keys of the things with these numbers (below 2^36) of one sort and piece (below 2^24).

    SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) maps each 64-bit number onto another, so keys of a seed never meet.
    """
    place = np.uint64(sort << 60) | np.uint64(piece << 36) | numbers.astype(np.uint64)
    mixed = _mixed(place ^ _mixed(np.array([seed], np.uint64)))
    return np.where(mixed == 0, np.uint64(1), mixed).view(np.int64)


def pseudonyms(seed: int, residents: Numbers, platforms: Numbers) -> Numbers:
    """Of residents, another one on each platform: the lake cannot know that two are of one person."""
    return keys(seed, RESIDENT, (platforms.astype(np.int64) << 36) | residents)


def chance_of(keys: Numbers, topic: int) -> Numbers:
    """For each key a number from 0 up to 1 that is the same each time; another one for each topic."""
    mixed = _mixed(keys.view(np.uint64) ^ _mixed(np.array([topic], np.uint64)))
    chance: Numbers = (mixed >> np.uint64(11)) / 2**53
    return chance


def _mixed(z: Numbers) -> Numbers:
    z = z + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: Numbers = z ^ (z >> np.uint64(31))
    return mixed
