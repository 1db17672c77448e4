"""What a measuring needs: tables of one engine, and the period."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

    from meetlat.measure.yardstick.period import Period


@dataclass(frozen=True)
class Given:
    """messages, readings and snapshots as the lake gives them; the rest as small tables of the program.

    holders: account, author (int64 or null), organisation, platform, role, theme, since, until · organisations:
    organisation, country, kind, province, size_class, inhabitants (float64), own_site (what each address of its website
    holds), schedule · observed: platform, until (naive UTC: up to when what was said there is known) · quarters: as
    ``hours.quarters`` · missed: organisation, platform, since, until (naive UTC: stretches of which not everything was
    read, none touching another) · followed: account, since, until (naive UTC: when what it said reached us; who is not
    in it never was, and without this table all were).
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
    followed: "pa.Table | None" = None
