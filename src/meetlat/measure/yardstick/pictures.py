"""The tables behind the pictures: time classes, the week, the months, the topics; for organisations and groups."""

from typing import TYPE_CHECKING

from meetlat.measure.hours import hour_of_week
from meetlat.measure.shares import wilson
from meetlat.measure.small import FEWEST
from meetlat.measure.yardstick.cuts import NAMES, added, in_cells, of_cells
from meetlat.measure.yardstick.judged import ANSWERED, UNCLEAR, UNSEEN

if TYPE_CHECKING:
    from ibis.expr.types import Table

MINUTE, HOUR, DAY = 60, 3_600, 86_400
CLASSES = (15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY, 7 * DAY)  # the eighth: not within seven days
SPOKEN = ["organisation", "topic"]


def questions(contacts: "Table") -> "Table":
    """The contacts that an organisation was asked something in, where it can be said when."""
    return contacts.filter(contacts.question, contacts.status != UNCLEAR)


def classes(contacts: "Table", cells: "Table") -> "Table":
    """NAMES, place (1 to 8), contacts. An answer that is not in the lake has no time and is in no class."""
    import ibis

    rows = questions(contacts)
    rows = rows.filter(rows.followed, rows.status != UNSEEN)
    late = rows.status != ANSWERED
    branches = [(~late & (rows.seconds <= most), place) for place, most in enumerate(CLASSES[:-1], 1)]
    place = ibis.cases(*branches, (late, 8), else_=7).cast("int64")
    rows = rows.mutate(place=place)
    return added(rows.group_by("organisation", "place").agg(contacts=rows.count()), cells, ["place"])


def week(tables: dict[str, "Table"], cells: "Table") -> "Table":
    """NAMES, hour (0 to 167 from Monday 0:00 local), heard, asked, said: what happens when in the week."""
    parts = {"heard": tables["heard"], "asked": questions(tables["contacts"]), "said": tables["posts"]}
    return _counted({name: rows.mutate(hour=hour_of_week(rows.local)) for name, rows in parts.items()}, cells, "hour")


def months(tables: dict[str, "Table"], cells: "Table") -> "Table":
    """NAMES, month (2025-03, local), posts, heard, contacts, answered, share, low, high, median_seconds."""
    asked = questions(tables["contacts"]).filter(lambda rows: rows.followed)
    answered = asked.filter(asked.status.isin([ANSWERED, UNSEEN]))
    parts = {"posts": tables["posts"], "heard": tables["heard"], "contacts": asked, "answered": answered}
    dated = {name: rows.mutate(month=rows.local.truncate("M")) for name, rows in parts.items()}
    told, timed = _counted(dated, cells, "month"), in_cells(dated["answered"], cells)
    middle = of_cells(timed.group_by("cell", "month").agg(median_seconds=timed.seconds.quantile(0.5)), cells)
    both = told.left_join(middle, [*NAMES, "month"]).select(*told.columns, "median_seconds")
    n = both.contacts.nullif(0).cast("float64")
    low, high = wilson(both.answered.cast("float64"), n)
    return both.mutate(share=both.answered / n, low=low, high=high, month=both.month.strftime("%Y-%m"))


def topics(tables: dict[str, "Table"], cells: "Table") -> "Table":
    """NAMES, topic, heard, contacts, unanswered; only where FEWEST people or more spoke of it."""
    heard = tables["heard"].select("organisation", "author", topic=tables["heard"].topics.unnest())
    shown = of_cells(_shown(heard.group_by(*SPOKEN, "author").agg(heard=heard.count()), cells), cells)
    both = shown.left_join(_unanswered(tables["contacts"], cells), [*NAMES, "topic"])
    return both.select(*shown.columns, **{name: both[name].fill_null(0) for name in ("contacts", "unanswered")})


def _shown(of_people: "Table", cells: "Table") -> "Table":
    """cell, topic, heard. People are counted together only where no organisation of the cell has enough by itself."""
    told = of_people.group_by(SPOKEN).agg(heard=of_people.heard.sum(), people=of_people.count())
    few = in_cells(of_people.semi_join(told.filter(told.people < FEWEST), SPOKEN), cells)
    together = few.group_by("cell", "topic").agg(together=few.author.nunique())
    met = in_cells(told, cells)
    found = met.group_by("cell", "topic").agg(heard=met.heard.sum().cast("int64"), most=met.people.max())
    both = found.left_join(together, ["cell", "topic"]).select(*found.columns, "together")
    enough = (both.most >= FEWEST) | (both.together.fill_null(0) >= FEWEST)
    return both.filter(enough).select("cell", "topic", "heard")


def _unanswered(contacts: "Table", cells: "Table") -> "Table":
    asked = questions(contacts).filter(lambda rows: rows.followed)
    asked = asked.select("organisation", "status", topic=asked.topics.unnest())
    unanswered = ~asked.status.isin([ANSWERED, UNSEEN])
    told = asked.group_by("organisation", "topic").agg(contacts=asked.count(), unanswered=asked.count(where=unanswered))
    return added(told, cells, ["topic"])


def _counted(parts: dict[str, "Table"], cells: "Table", by: str) -> "Table":
    """NAMES, ``by`` and a column for each part: how many rows of it. Where nothing is, there is a 0."""
    import ibis

    counted = [
        rows.group_by("organisation", by).agg(
            **{part: rows.count() if part == name else ibis.literal(0, "int64") for part in parts}
        )
        for name, rows in parts.items()
    ]
    return added(ibis.union(*counted), cells, [by])
