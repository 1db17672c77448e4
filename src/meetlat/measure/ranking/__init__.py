"""Rankings that anybody can recompute: the rank sum, the field it holds in, and how firm a place is."""

from meetlat.measure.ranking.asked import (
    Asked,
    Condition,
    WrongUse,
    conditions,
    interval_columns,
    measures,
    minimums,
    share_columns,
)
from meetlat.measure.ranking.chance import Chance
from meetlat.measure.ranking.field import Field, Measure
from meetlat.measure.ranking.laboratory import Dice, Group, Ranked, rank_sheet
from meetlat.measure.ranking.places import places
from meetlat.measure.ranking.rank_sum import Ranking, rank
from meetlat.measure.ranking.rules import Missing, Tie, Vary
from meetlat.measure.ranking.sheet import BadSheet, Sheet, read_sheet
from meetlat.measure.ranking.stability import Stability, stability
from meetlat.measure.ranking.told import as_json, varied, warnings

__all__ = [
    "Asked",
    "BadSheet",
    "Chance",
    "Condition",
    "Dice",
    "Field",
    "Group",
    "Measure",
    "Missing",
    "Ranked",
    "Ranking",
    "Sheet",
    "Stability",
    "Tie",
    "Vary",
    "WrongUse",
    "as_json",
    "conditions",
    "interval_columns",
    "measures",
    "minimums",
    "places",
    "rank",
    "rank_sheet",
    "read_sheet",
    "share_columns",
    "stability",
    "varied",
    "warnings",
]
