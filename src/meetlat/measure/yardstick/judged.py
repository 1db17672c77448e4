"""What became of each contact under a definition: answered, in how long, or not, or not known."""

from typing import TYPE_CHECKING, Any

from meetlat.measure.hours import whole_second

if TYPE_CHECKING:
    from ibis.expr.types import Table, TimestampValue

    from meetlat.measure.definitions import Definition
    from meetlat.measure.yardstick.period import Period

ANSWERED, LATE, UNSEEN, UNCLEAR = "answered", "late", "unseen", "unclear"
OPEN, MISSED, UNANSWERED = "open", "missed", "unanswered"


def judged(contacts: "Table", definition: "Definition", ends: "Table", period: "Period") -> "Table":
    """The contacts that were asked in the period, with ``seconds``, ``status`` and ``followed``.

    answered: in time · late: after it · unseen: in time, by an answer that is not in the lake but somebody replies to
    · unclear: an answer may have been lost, or it is no new contact · open: there still was time when the last was seen
    · missed: a part of that time the collector did not see · unanswered.
    Where an answer may have been lost, one that is there is left out too: whether a contact takes part may not hang on
    whether it was answered.
    followed: the whole time that an answer may take was observed. ``ends`` has seat, start, stop, end, last: each
    contact has one, by when it was asked.
    """
    asked = contacts.filter(contacts.asked_at >= period.since, contacts.asked_at < period.until)
    then = [asked.seat == ends.seat, asked.asked_at >= ends.start, asked.asked_at < ends.stop]
    told = asked.left_join(ends, then)
    seconds = seconds_between(told.asked_at, told.answered_at)
    told = told.select(*asked.columns, seconds=seconds, end=told.end, last=told["last"].fill_null(False))
    followed = _before(told.asked_at, told.end, definition.within)
    return told.mutate(followed=followed, status=_status(told, definition, followed)).drop("last")


def with_part(judged: "Table", definition: "Definition") -> "Table":
    """``counted``: takes part in the definition's share; ``waiting``: would, but there still is time to answer."""
    asked = judged.question if definition.counts == "questions" else judged.first.notnull()
    waiting = asked & (judged.status == OPEN)
    if definition.unseen == ANSWERED:
        asked = asked & (judged.status != UNCLEAR)
    if definition.censoring:
        asked = asked & judged.followed
    if definition.among == ANSWERED:
        asked = asked & (judged.status == ANSWERED)
    told = judged.mutate(counted=asked, waiting=waiting)
    return told if definition.last_days is None else _last(told, definition.last_days, definition.at_least)


def _status(told: "Table", definition: "Definition", followed: Any) -> Any:
    import ibis

    seen, in_time = told.answered_at.notnull(), told.answered_at.notnull()
    lost = told.lost_at.notnull()
    if definition.within is not None:
        in_time = seen & (told.seconds <= definition.within)
        lost = lost & (seconds_between(told.asked_at, told.lost_at) <= definition.within)
    cases: list[tuple[Any, str]] = [(in_time.fill_null(False), ANSWERED)]
    if definition.unseen == ANSWERED:
        cases = [
            (told.aftermath | told.doubtful, UNCLEAR),
            *cases,
            (lost.fill_null(False) & ~seen, UNSEEN),
        ]
    cases.append((seen, LATE))
    if definition.censoring:
        cases += [(~followed & told["last"], OPEN), (~followed, MISSED)]
    return ibis.cases(*cases, else_=UNANSWERED)


def _before(asked_at: "TimestampValue", end: "TimestampValue", within: int | None) -> Any:
    """Whether so many seconds after it were observed. Without a limit nothing ever is over."""
    import ibis

    return asked_at + ibis.interval(seconds=within) <= end if within is not None else ibis.literal(False)


def seconds_between(start: "TimestampValue", end: "TimestampValue") -> Any:
    """Whole seconds: not every engine keeps smaller ones."""
    return (whole_second(end) - whole_second(start)).cast("float64")


def _last(told: "Table", days: int, at_least: int) -> "Table":
    """Of each organisation (body) the last days before its last contact; where those are too few, its last contacts."""
    import ibis

    last = told.asked_at.max(where=told.counted).over(ibis.window(group_by="body"))
    recent = (told.asked_at > last - ibis.interval(days=days)).fill_null(False)
    if not at_least:
        return told.mutate(counted=told.counted & recent)
    newest = ibis.window(group_by="body", order_by=[ibis.desc("counted"), ibis.desc("asked_at"), ibis.desc("first")])
    placed = told.mutate(recent=recent, back=ibis.row_number().over(newest))
    return placed.mutate(counted=placed.counted & (placed.recent | (placed.back < at_least))).drop("recent", "back")
