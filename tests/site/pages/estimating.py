"""Editions of estimates, made by hand: what the pages of residents and of completeness stand on."""

from datetime import date
from pathlib import Path
from typing import Any

from meetlat.register.models import Organisation
from meetlat.report.completeness_kept import VERSIONS as OF_COMPLETENESS
from meetlat.report.kept import About, Found, keep, row
from meetlat.report.models import Edition
from meetlat.report.residents_kept import VERSIONS as OF_RESIDENTS

TOWNS = {"nl.gm9001": "Aardam", "nl.gm9002": "Beekdam"}
GROUP = {"country": "NL", "kind": "municipality"}


def residents_edition(home: Path, outside: float | None = 5000, source: str = "Peiling", **told: Any) -> Edition:
    """Two towns, of one of which nobody counted the inhabitants; all platforms together, and X."""
    import pyarrow as pa

    for id, name in TOWNS.items():
        Organisation.objects.get_or_create(id=id, kind="municipality", name=name, country="NL")
    whole = {"value": 3760.0, "low": 3493.0, "high": 4068.0, "count": 802, "n": 802, "coverage": 0.2}
    whole |= told.get("whole", {})
    town = {"value": 56.3, "low": 34.0, "high": 93.0, "count": 12} | told.get("town", {})
    figures = [
        row("residents", **GROUP, **whole),
        row("residents_factor", **GROUP, value=4.69, count=3760, n=802, note=told.get("note", "measured")),
        *([row("residents_outside", **GROUP, value=outside, note="outside")] if outside else []),
        row("residents", **GROUP, organisation="nl.gm9001", **town, n=802),
        row(
            "residents_per_1000", **GROUP, organisation="nl.gm9001", value=1.24, low=0.75, high=2.05, count=12, n=45400
        ),
        row("residents", **GROUP, organisation="nl.gm9002", value=28.1, low=14.0, high=56.0, count=6, n=802),
        row("residents", **GROUP, platform="x", value=900.0, low=700.0, high=1100.0, count=200, n=200, coverage=0.2),
        row("residents_factor", **GROUP, platform="x", value=4.5, count=900, n=200, note="measured"),
    ]
    asked = {"asked": pa.table({"factor": [None], "outside": [outside], "source": [source]})}
    name = told.get("name", "residents-nl-2025")
    about = About(
        "residents", name, date(2025, 12, 31), name.startswith("residents-zz"), told.get("versions", OF_RESIDENTS), {}
    )
    return keep(home, about, Found(figures, {}, asked))


def completeness_edition(home: Path, country: str = "NL") -> Edition:
    """Municipalities on X, and on Mastodon where nothing is on both; one province."""
    import pyarrow as pa

    x: dict[str, Any] = {**GROUP, "country": country, "platform": "x", "n": 60}
    figures = [
        row("register_accounts", **x, value=59.8, count=59, low=59.0, high=62.1, coverage=0.94, note="estimated"),
        row("register_directory", **x, value=57, count=57),
        row("register_website", **x, value=43, count=43),
        row("register_both", **x, value=41, count=41),
        row("register_undecided", **x, value=1, count=1),
        row("register_accounts", **x | {"platform": "mastodon"}, count=2, coverage=0.94, note="unknown"),
        row("register_accounts", **x | {"kind": "province"}, value=5.0, count=5, low=5.0, high=5.4, note="rough"),
    ]
    name = f"completeness-{country.lower()}-2026-04-06"
    about = About("completeness", name, date(2026, 4, 6), country == "ZZ", OF_COMPLETENESS, {})
    return keep(home, about, Found(figures, {}, {"sightings": pa.table({"platform": ["x"]})}))
