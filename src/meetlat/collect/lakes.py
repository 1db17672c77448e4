"""The lake of this installation, and what may not come into a lake."""

from meetlat import environment
from meetlat.lake import Lake
from meetlat.problem import Problem


class Simulated(Problem):
    """The lake holds simulated messages; nothing was written."""


def the_lake() -> Lake:
    """In MEETLAT_LAKE, else lake/ in MEETLAT_HOME."""
    return Lake(environment.lake() or environment.home() / "lake")


def refuse_simulated(lake: Lake) -> None:
    """Raises Simulated where real messages would be mixed with invented ones."""
    if lake.truth.is_dir():
        raise Simulated(
            f"{lake.folder} holds simulated messages (it has a folder {lake.truth.name}); "
            "real ones are not mixed with them. Nothing was written. "
            "Set MEETLAT_LAKE to another folder, or remove this one."
        )
