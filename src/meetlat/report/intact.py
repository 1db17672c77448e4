"""Whether an edition still is as it was frozen, of whatever it is."""

from meetlat.measure.yardstick import FIGURE
from meetlat.report import editions
from meetlat.report.kept import checksum
from meetlat.report.models import Edition, Figure


def is_intact(edition: Edition) -> bool:
    """Whether the stored figures still have the checksum with which they were frozen."""
    if edition.subject == "census":
        return editions.is_intact(edition)
    rows = Figure.objects.filter(edition=edition).order_by("id").values(*FIGURE)
    return edition.checksum == checksum(list(rows))
