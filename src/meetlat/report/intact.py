"""Whether an edition still is as it was frozen, of whatever it is."""

from pathlib import Path

from meetlat.lake import is_as_frozen
from meetlat.measure.yardstick import FIGURE
from meetlat.report.editions import figures_are_intact, folder
from meetlat.report.kept import checksum
from meetlat.report.models import Edition, Figure


def is_intact(home: Path, edition: Edition) -> bool:
    """Whether figures and tables still have the checksums with which they were frozen."""
    return _figures_are_intact(edition) and is_as_frozen(folder(home, edition.id), edition.inputs)


def _figures_are_intact(edition: Edition) -> bool:
    if edition.subject == "census":
        return figures_are_intact(edition)
    rows = Figure.objects.filter(edition=edition).order_by("id").values(*FIGURE)
    return edition.checksum == checksum(list(rows))
