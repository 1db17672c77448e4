"""The lake of this installation."""

from meetlat import environment
from meetlat.lake import Lake


def the_lake() -> Lake:
    """In MEETLAT_LAKE, else lake/ in MEETLAT_HOME."""
    return Lake(environment.lake() or environment.home() / "lake")
