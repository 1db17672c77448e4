"""What a definition says of every organisation: how many contacts, which share was answered, and how fast."""

from typing import TYPE_CHECKING, Any

from meetlat.measure.shares import wilson
from meetlat.measure.yardstick.judged import ANSWERED, LATE, OPEN, UNSEEN, counted

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from meetlat.measure.definitions import Definition

HOUR = 3_600
WITHIN = {"within_1h": HOUR, "within_4h": 4 * HOUR, "within_24h": 24 * HOUR, "within_7d": 168 * HOUR}
TIMES = (
    "median_seconds",
    "p90_seconds",
    "mean_seconds",
    "own_seconds",
    "median_service_seconds",
    "p90_service_seconds",
)
ANSWERS = (
    "definition", "contacts", "answered", "unseen", "open", "late", "share", "low", "high",
    *TIMES, *WITHIN, "enough",
)  # fmt: skip


def answers(judged: "Table", definition: "Definition", by: list[str]) -> "Table":
    """``by`` and the columns of ANSWERS: a row for each with a contact. Times in seconds, shares from 0 to 1.

    An answer that is not in the lake has no time: shares within a time take it to be as fast as those that are.
    """
    import ibis

    rows = counted(judged, definition)
    figures = _shares(rows, judged, definition, by).left_join(_times(rows, definition, by), by)
    told = figures.mutate(definition=ibis.literal(definition.id), enough=figures.contacts >= definition.minimum)
    return told.select(*by, *(told[name].name(name) for name in ANSWERS))


def _shares(rows: "Table", judged: "Table", definition: "Definition", by: list[str]) -> "Table":
    import ibis

    found = rows.group_by(by).agg(
        contacts=rows.count(),
        seen=rows.count(where=rows.status == ANSWERED),
        unseen=rows.count(where=rows.status == UNSEEN),
        late=rows.count(where=rows.status == LATE),
        **{
            name: rows.count(where=(rows.status == ANSWERED) & (_clock(rows, definition) <= most))
            for name, most in WITHIN.items()
        },
    )
    waiting = judged.filter(judged.status == OPEN)
    if definition.counts == "questions":
        waiting = waiting.filter(waiting.question)
    found = found.left_join(waiting.group_by(by).agg(open=waiting.count()), by).drop(*(f"{name}_right" for name in by))
    answered = found.seen + found.unseen
    n = found.contacts.cast("float64")
    low, high = wilson(answered.cast("float64"), n)
    scale = answered / found.seen.nullif(0) / n
    shares = {"share": answered / n, "low": low, "high": high}
    if definition.among == ANSWERED:
        shares = dict.fromkeys(shares, ibis.null("float64"))  # of what was answered everything was answered
    return found.mutate(
        answered=answered, open=found.open.fill_null(0), **shares,
        **{name: (found[name] * scale).fill_null(0.0) for name in WITHIN},
    )  # fmt: skip


def _times(rows: "Table", definition: "Definition", by: list[str]) -> "Table":
    told = rows.filter(rows.status == ANSWERED)
    own = _own_time(told.mutate(clock=_clock(told, definition)), definition, by)
    plain = told.group_by(by).agg(
        median_seconds=told.seconds.quantile(0.5),
        p90_seconds=told.seconds.quantile(0.9),
        mean_seconds=told.seconds.mean(),
        median_service_seconds=told.service_seconds.quantile(0.5),
        p90_service_seconds=told.service_seconds.quantile(0.9),
    )
    return plain.left_join(own, by).drop(*(f"{name}_right" for name in by))


def _own_time(told: "Table", definition: "Definition", by: list[str]) -> "Table":
    """The time as the definition itself tells it."""
    if definition.time == "median":
        return told.group_by(by).agg(own_seconds=told.clock.quantile(0.5))
    if definition.time == "mean-of-fastest":
        told = _fastest(told, definition.fastest, by)
    return told.group_by(by).agg(own_seconds=told.clock.mean())


def _fastest(told: "Table", share: float, by: list[str]) -> "Table":
    """The fastest part of the answers; at least one."""
    import ibis

    window = ibis.window(group_by=by, order_by=["clock", "first"])
    ranked = told.mutate(place=ibis.row_number().over(window), all=told.count().over(ibis.window(group_by=by)))
    return ranked.filter((ranked.place == 0) | (ranked.place + 1 <= ranked.all * share))


def _clock(rows: "Table", definition: "Definition") -> Any:
    return rows.service_seconds if definition.clock == "service" else rows.seconds
