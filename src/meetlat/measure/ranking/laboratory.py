"""A table, a question, and everything that the answer stands on."""

from collections.abc import Callable
from dataclasses import dataclass

from meetlat.measure.ranking.asked import Asked
from meetlat.measure.ranking.choosing import Chosen, choose
from meetlat.measure.ranking.leaving_out import WithoutMembers, without_measures, without_members
from meetlat.measure.ranking.places import Numbers
from meetlat.measure.ranking.rank_sum import Ranking, rank
from meetlat.measure.ranking.rules import Vary
from meetlat.measure.ranking.sheet import Sheet
from meetlat.measure.ranking.stability import DRAWS, Stability, in_list_order, stability


@dataclass(frozen=True)
class Dice:
    """What is drawn anew, how often, and from which seed: the same seed gives the same intervals."""

    vary: Vary = Vary.BOTH
    draws: int = DRAWS
    seed: int = 1


@dataclass(frozen=True)
class Group:
    """A ranking and how firm it is; ``order``: its members in the order of the list."""

    name: str
    ranking: Ranking
    order: list[int]
    stability: Stability
    without_measures: Numbers
    without_members: WithoutMembers


@dataclass(frozen=True)
class Ranked:
    """What `meetlat rank` says."""

    sheet: Sheet
    asked: Asked
    dice: Dice
    chosen: Chosen
    groups: list[Group]


def rank_sheet(
    sheet: Sheet, asked: Asked, dice: Dice | None = None, progress: Callable[[int, int], None] = lambda done, all: None
) -> Ranked:
    """Ranks a table within its groups. Raises BadSheet."""
    dice = dice or Dice()
    chosen = choose(sheet, asked)
    of = len(chosen.groups)
    groups: list[Group] = []
    for place, (name, field) in enumerate(chosen.groups.items()):
        ranking = rank(field, asked.tie)

        def tell(done: int, all: int, before: int = place * dice.draws) -> None:
            progress(before + done, of * all)

        groups.append(_group(name, ranking, dice, tell))
    return Ranked(sheet, asked, dice, chosen, groups)


def _group(name: str, ranking: Ranking, dice: Dice, progress: Callable[[int, int], None]) -> Group:
    firm = stability(ranking, dice.vary, dice.draws, dice.seed, progress)
    out = without_members(ranking, dice.seed)
    return Group(name, ranking, in_list_order(ranking), firm, without_measures(ranking), out)
