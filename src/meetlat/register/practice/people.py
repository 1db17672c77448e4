"""Invented inhabitants: as unequal as municipalities are, older here and younger there."""

from math import exp
from statistics import NormalDist

from meetlat.register.practice.country import (
    every_municipality,
    former_municipalities,
    id_of,
    listed,
    municipalities_in,
)
from meetlat.register.practice.dice import dice

BEFORE, AFTER = 2020, 2024  # counted years, with a merger in between
SIZES = NormalDist(mu=10.2, sigma=0.85)  # of the logarithm: half have fewer than 27,000 inhabitants, a few over 100,000
UNCOUNTED = "zz.m063"  # a municipality without any figure: shown as unknown
SOURCE = "Invented by Meetlat"
AGE_GROUPS = {
    "0-9": 103, "10-19": 113, "20-29": 128, "30-39": 123, "40-49": 121, "50-59": 145, "60-69": 124,
    "70-79": 96, "80-89": 39, "90+": 8,
}  # fmt: skip
GREYING = 0.06  # per age group; the oldest places have it upwards, the youngest downwards

Counts = dict[tuple[str, int], int]  # (organisation id, year) -> inhabitants


def inhabitants(seed: int) -> Counts:
    """Inhabitants of every municipality in both years, on the borders of those years."""
    chance = dice(seed, "people")
    before = _sizes(seed)
    after = {id: round(count * chance.uniform(0.98, 1.07)) for id, count in _after_mergers(before).items()}
    counts = {(id, BEFORE): count for id, count in before.items()} | {(id, AFTER): count for id, count in after.items()}
    return {key: count for key, count in counts.items() if key[0] != UNCOUNTED}


def _sizes(seed: int) -> dict[str, int]:
    """Every size once, so that each country has its few large and many small ones. The smallest were merged away."""
    there = municipalities_in(BEFORE)
    sizes = [round(exp(SIZES.inv_cdf(1 - (place + 0.5) / len(there)))) for place in range(len(there))]
    gone = [one.id for one in former_municipalities()]
    stayed = [one.id for one in there if one.id not in gone]
    dice(seed, "sizes").shuffle(stayed)
    return dict(zip([*stayed, *gone], sizes, strict=True))


def _after_mergers(before: dict[str, int]) -> dict[str, float]:
    after: dict[str, float] = dict(before)
    for merger in listed("mergers"):
        if BEFORE <= int(merger["year_from"]) < AFTER and merger["kind"] == "abolished":
            old, new = id_of(merger["old_code"]), id_of(merger["new_code"])
            after[new] = after.get(new, 0) + before[old] * float(merger["area_share"])
            after.pop(old, None)
    return after


def inhabitants_rows(seed: int) -> list[dict[str, object]]:
    """The rows of ``inhabitants.csv``."""
    known = every_municipality()
    return [
        {
            "organisation": id,
            "name": known[id].name,
            "province": known[id].province,
            "year": year,
            "inhabitants": count,
            "source": SOURCE,
        }
        for (id, year), count in sorted(inhabitants(seed).items())
    ]


def age_rows(seed: int) -> list[dict[str, object]]:
    """The rows of ``age_groups.csv``; the groups of a municipality add up to its inhabitants."""
    chance = dice(seed, "ages")
    return [
        {"organisation": id, "year": year, "age_group": group, "inhabitants": people}
        for (id, year), count in sorted(inhabitants(seed).items())
        if year == AFTER
        for group, people in _ages(count, chance.uniform(-GREYING, GREYING)).items()
    ]


def _ages(count: int, greying: float) -> dict[str, int]:
    """Cuts the running total, so that nobody is lost to rounding."""
    weights = [weight * exp(greying * place) for place, weight in enumerate(AGE_GROUPS.values())]
    cuts = [round(count * sum(weights[:place]) / sum(weights)) for place in range(len(weights) + 1)]
    return {group: cuts[place + 1] - cuts[place] for place, group in enumerate(AGE_GROUPS)}
