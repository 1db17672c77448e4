"""What a measuring needs: tables of one engine, and the period."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    import pyarrow as pa
    from ibis.expr.types import Table

    from meetlat.measure.yardstick.period import Period


DAY = timedelta(days=1)


@dataclass(frozen=True)
class Given:
    """messages, readings and snapshots as the lake gives them; the rest as small tables of the program.

    holders: account, author (int64 or null), organisation, platform, role, theme, since, until, and maybe followed (of
    whom it is false, silence tells nothing; without it all were) · organisations:
    organisation, country, kind, province, size_class, inhabitants (float64), website_domain, schedule · observed:
    platform, until (naive UTC: up to when what was said there is known) · quarters: as ``hours.quarters`` · missed:
    organisation, platform, since, until (naive UTC: stretches of which not everything was read, none touching another)
    · begun: organisation, since (naive UTC: from when on it was followed; whoever is not in it was all along).
    """

    period: "Period"
    messages: "Table"
    readings: "Table"
    snapshots: "Table"
    holders: "pa.Table"
    organisations: "pa.Table"
    observed: "pa.Table"
    quarters: "pa.Table"
    missed: "pa.Table | None" = None
    begun: "pa.Table | None" = None

    def followed_from(self) -> "dict[str, datetime]":
        """organisation -> from when on it was followed, where that is more than a day behind the start of the period.

        Who collects from a date begins at midnight UTC, an hour or two behind that of Amsterdam.
        """
        rows = self.begun.to_pylist() if self.begun else []
        return {row["organisation"]: row["since"] for row in rows if row["since"] > self.period.since + DAY}
