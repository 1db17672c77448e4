"""What a definition says of every organisation: how many contacts, which share was answered, and how fast."""

from typing import TYPE_CHECKING, Any

from meetlat.measure.shares import wilson
from meetlat.measure.yardstick.judged import ANSWERED, LATE, UNSEEN

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from meetlat.measure.definitions import Definition

HOUR = 3_600
HALF_AND_90 = [0.5, 0.9]
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


def answers(judged: "Table", definition: "Definition") -> "Table":
    """cell and the columns of ANSWERS: a row for each cell with a contact. Times in seconds, shares from 0 to 1.

    ``judged``: contacts with ``cell``. An answer that is not in the lake has no time: shares within a time take it to
    be as fast as those that are.
    """
    import ibis

    seen = judged.counted & (judged.status == ANSWERED)
    clock = judged.service_seconds if definition.clock == "service" else judged.seconds
    found = judged.group_by("cell").agg(
        contacts=judged.count(where=judged.counted),
        seen=judged.count(where=seen),
        unseen=judged.count(where=judged.counted & (judged.status == UNSEEN)),
        late=judged.count(where=judged.counted & (judged.status == LATE)),
        open=judged.count(where=judged.waiting),
        **{name: judged.count(where=seen & (clock <= most)) for name, most in WITHIN.items()},
        **_times(judged, seen, clock, definition),
    )
    told = _with_times(_with_shares(found.filter((found.contacts > 0) | (found.open > 0)), definition), definition)
    if definition.time == "mean-of-fastest":
        fastest = _fastest(judged.mutate(clock=clock).filter(seen), definition.fastest)
        told = told.drop("own_seconds").left_join(fastest, "cell")
    named = told.mutate(definition=ibis.literal(definition.id), enough=told.contacts >= definition.minimum)
    return named.select("cell", *ANSWERS)


def _with_shares(found: "Table", definition: "Definition") -> "Table":
    import ibis

    answered = (found.seen + found.unseen).cast("int64")
    n = found.contacts.nullif(0).cast("float64")
    low, high = wilson(answered.cast("float64"), n)
    shares = {"share": answered / n, "low": low, "high": high}
    if definition.among == ANSWERED:
        shares = dict.fromkeys(shares, ibis.null("float64"))  # of what was answered everything was answered
    scale = answered / found.seen.nullif(0) / n
    known = n.notnull() & ((found.seen > 0) | (found.unseen == 0))  # where no answer was seen nobody knows how fast
    within = {name: ibis.ifelse(known, (found[name] * scale).fill_null(0.0), None) for name in WITHIN}
    return found.mutate(answered=answered, **shares, **within)


def _times(judged: "Table", seen: Any, clock: Any, definition: "Definition") -> dict[str, Any]:
    """Medians and 90th percentiles as pairs: sorted once for both."""
    import ibis

    service = judged.service_seconds.quantile(HALF_AND_90, where=seen)
    return {
        "pair": judged.seconds.quantile(HALF_AND_90, where=seen),
        "service_pair": ibis.null("array<float64>") if definition.clock == "calendar" else service,
        "mean_seconds": judged.seconds.mean(where=seen),
        "own_mean": clock.mean(where=seen),
    }


def _with_times(found: "Table", definition: "Definition") -> "Table":
    own = found.service_pair if definition.clock == "service" else found.pair
    return found.mutate(
        median_seconds=found.pair[0],
        p90_seconds=found.pair[1],
        median_service_seconds=found.service_pair[0],
        p90_service_seconds=found.service_pair[1],
        own_seconds=own[0] if definition.time == "median" else found.own_mean,
    )


def _fastest(told: "Table", share: float) -> "Table":
    """cell, own_seconds: the mean of the fastest part of the answers; of one at least."""
    import ibis

    window = ibis.window(group_by="cell", order_by=["clock", "first"])
    ranked = told.mutate(place=ibis.row_number().over(window), all=told.count().over(ibis.window(group_by="cell")))
    kept = ranked.filter((ranked.place == 0) | (ranked.place + 1 <= ranked.all * share))
    return kept.group_by("cell").agg(own_seconds=kept.clock.mean())
