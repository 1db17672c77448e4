"""A ranking as one JSON document: the places, the field they hold in, the rules, and how firm they are."""

import math
from typing import Any

from meetlat.measure.ranking.choosing import WHOLE
from meetlat.measure.ranking.field import Field, Measure
from meetlat.measure.ranking.laboratory import Group, Ranked
from meetlat.measure.ranking.rank_sum import Ranking
from meetlat.measure.ranking.rules import Vary
from meetlat.measure.ranking.stability import TOP

DIGITS = 12  # of a sum; beyond them is rounding
SMALL = 5  # members; of a smaller group places say little
FIELD = (
    "Places depend on who is ranked: these hold among the {number:,} ranked here. Among others, or a part of them,"
    " places and even their order can differ."
)


def as_json(ranked: Ranked, leaders_only: bool = False) -> dict[str, Any]:
    """``leaders_only``: without the list, as GemeenteBuzz preferred since 2015 (domain.md 2.1)."""
    asked, chosen = ranked.asked, ranked.chosen
    return {
        "tie_rule": str(asked.tie),
        "missing_rule": str(asked.missing),
        "measures": [_measure(measure) for measure in asked.measures],
        "population": _population(ranked),
        "ranked": [] if leaders_only else [row for group in ranked.groups for row in _rows(group)],
        "not_ranked": [{"name": name, "missing": missing} for name, missing in chosen.not_ranked.items()],
        "too_few": [
            {"name": few.name, "column": few.column, "n": number(few.number), "minimum": number(few.minimum)}
            for few in chosen.too_few
        ],
        "left_out": chosen.left_out,
        "groups": [_group(group, ranked) for group in ranked.groups],
        "warnings": warnings(ranked),
    }


def warnings(ranked: Ranked) -> list[str]:
    """What a reader must know before quoting a place."""
    said = [FIELD.format(number=sum(len(group.order) for group in ranked.groups))]
    said += [_small(group) for group in ranked.groups if len(group.order) < SMALL]
    if ranked.chosen.not_ranked:
        said.append(f"{len(ranked.chosen.not_ranked):,} not ranked: what a place rests on is not known of them.")
    if not varied(ranked):
        said.append("Nothing was drawn anew, so low and high are the place itself: that is no certainty.")
    return said


def varied(ranked: Ranked) -> list[str]:
    """What the intervals of places rest on."""
    vary, measures = ranked.dice.vary, ranked.asked.measures
    by_chance = ranked.groups[0].ranking.field.by_chance
    found = [Vary.WEIGHTS] if vary is not Vary.CHANCE and len(measures) > 1 else []
    return [str(one) for one in found + ([Vary.CHANCE] if vary is not Vary.WEIGHTS and by_chance else [])]


def number(value: float) -> int | float | None:
    """As JSON has it: whole numbers whole, and null for what is not known."""
    if math.isnan(value):
        return None
    value = float(f"{value:.{DIGITS}g}")
    return int(value) if value.is_integer() else value


def _small(group: Group) -> str:
    who = f"Group {group.name}" if group.name != WHOLE else "The field"
    return f"{who} has {len(group.order)} of the {SMALL} members or more of which places say something."


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "name": measure.name,
        "per": measure.per or None,
        "weight": number(measure.weight),
        "better": "less" if measure.less else "more",
        "chance": str(measure.chance),
    }


def _population(ranked: Ranked) -> dict[str, Any]:
    asked = ranked.asked
    return {
        "file": ranked.sheet.file,
        "sha256": ranked.sheet.sha256,
        "rows": len(ranked.sheet.rows),
        "ranked": sum(len(group.order) for group in ranked.groups),
        "within": asked.within or None,
        "where": [str(condition) for condition in asked.where],
        "minimum": [f"{column}:{number(least)}" for column, least in asked.minimums],
    }


def _rows(group: Group) -> list[dict[str, Any]]:
    return [_row(group, place, member) for place, member in enumerate(group.order)]


def _row(group: Group, listed: int, member: int) -> dict[str, Any]:
    ranking, firm, others = group.ranking, group.stability, group.without_members
    names = [measure.name for measure in ranking.field.measures]
    figures = dict(zip(names, map(number, ranking.field.figures[:, member]), strict=True))
    last = listed == len(group.order) - 1
    return {
        "name": ranking.field.names[member],
        "group": group.name or None,
        "sum": number(ranking.sums[member]),
        "place": number(ranking.place[member]),
        "places": dict(zip(names, map(number, ranking.places[:, member]), strict=True)),
        "low": number(firm.low[member]),
        "high": number(firm.high[member]),
        "figures": figures,
        "missing": [name for name, figure in figures.items() if figure is None],
        "first": number(firm.first[member]),
        "top_ten": number(firm.top[member]),
        "ahead_of_next": None if last else number(firm.ahead[member]),
        "without_measure": dict(zip(names, map(number, group.without_measures[:, member]), strict=False)),
        "without_member": {"best": number(others.best[member]), "worst": number(others.worst[member])},
    }


def _group(group: Group, ranked: Ranked) -> dict[str, Any]:
    ranking, firm = group.ranking, group.stability
    return {
        "group": group.name or None,
        "ranked": len(group.order),
        "winners": ranking.winners,
        "leaders": {measure.name: _leaders(ranking, row) for row, measure in enumerate(ranking.field.measures)},
        "sensitivity": {
            "varied": varied(ranked),
            "draws": ranked.dice.draws,
            "seed": ranked.dice.seed,
            "keeps_winners": number(firm.keeps_winners),
            "keeps_top_ten": number(firm.keeps_top) if len(group.order) > TOP else None,
            "without_measure": {
                ranking.field.measures[row].name: {"winners": ranking.first(place)}
                for row, place in enumerate(group.without_measures)
            },
            "without_member": {
                "tried": group.without_members.tried,
                "other_winner": list(group.without_members.other_winner),
            },
        },
    }


def _leaders(ranking: Ranking, measure: int) -> list[dict[str, Any]]:
    field: Field = ranking.field
    return [
        {"name": name, "figure": number(field.figures[measure, field.names.index(name)])}
        for name in ranking.leaders(measure)
    ]
