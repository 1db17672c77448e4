"""Of which time an edition tells."""

import re

from meetlat.measure.yardstick import BadPeriod, Period, period
from meetlat.report.measures import SUBJECT
from meetlat.report.models import Edition
from meetlat.report.residents_kept import SUBJECT as RESIDENTS

WRITTEN = re.compile(rf"(?:{SUBJECT}|{RESIDENTS}-[a-z]{{2}})-(\d{{4}}(?:-[qw]?\d+)?)(?:-|$)")


def period_of(edition: Edition) -> Period | None:
    """None where its id does not tell."""
    found = WRITTEN.match(edition.id)
    try:
        return period(found[1]) if found else None
    except BadPeriod:
        return None


def length(edition: Edition) -> str:
    """A year, a quarter, a month or a week; of what tells of one day, nothing."""
    found = period_of(edition)
    return re.sub(r"\d+", "", found.name) if found else ""


def overlap(first: Edition, second: Edition) -> bool:
    """Whether some messages are counted in both: an interval of their difference is then too wide."""
    one, other = period_of(first), period_of(second)
    return bool(one and other and one.since < other.until and other.since < one.until)


def as_long(first: Edition, second: Edition) -> bool:
    """Whether numbers of the one can be held beside those of the other; two months are as long."""
    return length(first) == length(second)
