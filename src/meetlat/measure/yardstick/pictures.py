"""The tables behind the pictures: time classes, the week, the months, the topics; for organisations and groups."""

from typing import TYPE_CHECKING

from meetlat.measure.hours import hour_of_week
from meetlat.measure.shares import wilson
from meetlat.measure.yardstick.judged import ANSWERED, UNCLEAR, UNSEEN

if TYPE_CHECKING:
    from ibis.expr.types import Table

MINUTE, HOUR, DAY = 60, 3_600, 86_400
CLASSES = (15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY, 7 * DAY)  # the eighth: not within seven days
FEWEST = 5  # people in a cell that may be shown


def questions(contacts: "Table") -> "Table":
    """The contacts that an organisation was asked something in, where it can be said when."""
    return contacts.filter(contacts.question, contacts.status != UNCLEAR)


def classes(contacts: "Table", by: list[str]) -> "Table":
    """``by``, place (1 to 8), contacts. An answer that is not in the lake has no time and is in no class."""
    import ibis

    rows = questions(contacts)
    rows = rows.filter(rows.followed, rows.status != UNSEEN)
    late = rows.status != ANSWERED
    branches = [(~late & (rows.seconds < most), place) for place, most in enumerate(CLASSES[:-1], 1)]
    place = ibis.cases(*branches, (late, 8), else_=7).cast("int64")
    rows = rows.mutate(place=place)
    return rows.group_by(*by, "place").agg(contacts=rows.count())


def week(tables: dict[str, "Table"], by: list[str]) -> "Table":
    """``by``, hour (0 to 167 from Monday 0:00 local), heard, asked, said: what happens when in the week."""

    parts = {"heard": tables["heard"], "asked": questions(tables["contacts"]), "said": tables["posts"]}
    placed = {name: _placed(rows, tables, by) for name, rows in parts.items()}
    return _counted({name: rows.mutate(hour=hour_of_week(rows.local)) for name, rows in placed.items()}, [*by, "hour"])


def months(tables: dict[str, "Table"], by: list[str]) -> "Table":
    """``by``, month (2025-03, local), posts, heard, contacts, answered, share, low, high, median_seconds."""
    asked = questions(tables["contacts"]).filter(lambda rows: rows.followed)
    answered = asked.filter(asked.status.isin([ANSWERED, UNSEEN]))
    parts = {"posts": tables["posts"], "heard": tables["heard"], "contacts": asked, "answered": answered}
    placed = {name: _placed(rows, tables, by) for name, rows in parts.items()}
    dated = {name: rows.mutate(month=rows.local.strftime("%Y-%m")) for name, rows in placed.items()}
    told, timed = _counted(dated, [*by, "month"]), dated["answered"]
    middle = timed.group_by(*by, "month").agg(median_seconds=timed.seconds.quantile(0.5))
    both = told.left_join(middle, [*by, "month"]).select(*told.columns, "median_seconds")
    n = both.contacts.nullif(0).cast("float64")
    low, high = wilson(both.answered.cast("float64"), n)
    return both.mutate(share=both.answered / n, low=low, high=high)


def topics(tables: dict[str, "Table"], by: list[str]) -> "Table":
    """``by``, topic, heard, contacts, unanswered; only where FEWEST people or more spoke of it."""
    heard = _placed(tables["heard"], tables, by)
    heard = heard.mutate(topic=heard.topics.unnest())
    spoken = heard.group_by(*by, "topic").agg(heard=heard.count(), people=heard.author.nunique())
    asked = questions(tables["contacts"])
    asked = asked.filter(asked.followed)
    asked = asked.mutate(topic=asked.topics.unnest())
    told = asked.group_by(*by, "topic").agg(
        contacts=asked.count(), unanswered=asked.count(where=~asked.status.isin([ANSWERED, UNSEEN]))
    )
    shown = spoken.filter(spoken.people >= FEWEST).drop("people").left_join(told, [*by, "topic"])
    return shown.select(
        *by, "topic", "heard", **{name: shown[name].fill_null(0) for name in ("contacts", "unanswered")}
    )


def _placed(rows: "Table", tables: dict[str, "Table"], by: list[str]) -> "Table":
    """With the groups of their organisation, where those are asked; a message has a kind of its own."""
    if by == ["organisation"]:
        return rows
    groups = tables["organisations"].select("organisation", *by)
    return rows.drop(*(name for name in by if name in rows.columns)).join(groups, "organisation")


def _counted(parts: dict[str, "Table"], by: list[str]) -> "Table":
    """``by`` and a column for each part: how many rows of it. Where nothing is, there is a 0."""
    import ibis

    counted = [
        rows.group_by(by).agg(number=rows.count()).mutate(part=ibis.literal(name)) for name, rows in parts.items()
    ]
    together = ibis.union(*counted)
    return together.group_by(by).agg(
        **{name: together.number.max(where=together.part == name).fill_null(0) for name in parts}
    )
