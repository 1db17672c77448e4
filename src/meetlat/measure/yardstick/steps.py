"""The steps of a measuring, each standing on those before it; the big ones stay in the engine."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from meetlat.measure.conversations import Rule, contacts, inward, outward, talk, turns, voices
from meetlat.measure.definitions import OWN, definitions
from meetlat.measure.hours import service_seconds
from meetlat.measure.yardstick import said
from meetlat.measure.yardstick.judged import judged, with_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ibis.expr.types import Table

    from meetlat.measure.definitions import Definition
    from meetlat.measure.yardstick.given import Given
    from meetlat.measure.yardstick.workbench import Workbench

MARGIN = timedelta(days=32)  # before and after the period: the silence before a contact, the time for an answer
CUT = ("country", "kind", "size_class")


class Steps:
    """``tables``: what indicators are computed from, as docs/reference/tables.md describes it."""

    def __init__(self, bench: "Workbench", given: "Given") -> None:
        self.bench, self.given, self.period = bench, given, given.period
        self.tables: dict[str, Table] = {}
        self._rules: dict[Rule, Table] = {}
        self._bring()
        self._talk()

    def say(self) -> None:
        """Adds what was said and heard to the tables."""
        keep, read, period = self.bench.keep, self.given.readings, self.period
        self.tables |= {
            "voices": self._voices,
            "posts": keep("said_by_organisations", self.posts()),
            "heard": keep("said_to_organisations", said.heard(self._inward, self._voices, read, period)),
            "seen": keep("seen", said.seen(self._talked, self._inward, self._voices, period)),
            "counts": keep("counts_of_accounts", said.counts(self.given.snapshots, self._voices, period)),
        }

    def posts(self) -> "Table":
        domains = self.tables["organisations"].select("organisation", "website_domain")
        return said.posts(self._messages, self._voices, self._outward, self.given.readings, domains, self.period)

    def judged(self, definition: "Definition") -> "Table":
        """The contacts of a definition in the period, with what became of each, and country, kind and size class."""
        found = judged(self._contacts(Rule.of(definition)), definition, self._ends, self.period)
        placed = found.join(self.tables["organisations"].select("organisation", *CUT, "schedule"), "organisation")
        told = with_part(self._with_service(placed, definition).drop("schedule"), definition)
        return self.bench.keep(f"judged_{_name(definition.id)}", told)

    def _with_service(self, contacts: "Table", definition: "Definition") -> "Table":
        """With ``service_seconds``; null where the definition has no use for them."""
        import ibis

        if definition.clock == "calendar":
            return contacts.mutate(service_seconds=ibis.null("float64"))
        return service_seconds(contacts, self._quarters, "asked_at", "answered_at", "service_seconds")

    def own_contacts(self, judged: "Table") -> "Table":
        """Meetlat's own contacts as indicators want them."""
        topics = self.given.readings.select(asked="key", topics="topics")
        told = judged.left_join(topics, "asked").select(*judged.columns, "topics")
        return self.bench.keep("own_contacts", told.mutate(local=said.local_in(told.asked_at, self.period)))

    def _bring(self) -> None:
        import pyarrow as pa

        given, bench = self.given, self.bench
        self.tables["organisations"] = bench.bring("organisations", _weeks(given))
        self.tables["period"] = bench.bring(
            "period",
            pa.table({name: pa.array([getattr(self.period, name)], pa.timestamp("us")) for name in ("since", "until")}),
        )
        self._quarters = bench.bring("quarters", given.quarters)
        self._observed = bench.bring("observed", given.observed)
        self._holders = bench.bring("holders", given.holders)
        self._ends = bench.keep("ends", self._ending())

    def _talk(self) -> None:
        near = (self.period.since - MARGIN, self.period.until + MARGIN)
        messages = self.given.messages
        messages = messages.filter(messages.created_at >= near[0], messages.created_at < near[1])
        keep = self.bench.keep
        self._messages = messages
        self._voices = keep("voices", voices(self._holders, self.given.messages))
        self._talked = keep("talk", talk(messages))
        self._inward = keep("inward", inward(self._talked, self._voices))
        self._outward = keep("outward", outward(self._talked, self._voices))
        self._turns = keep("turns", turns(self._inward, self._outward, self.given.readings))

    def _contacts(self, rule: Rule) -> "Table":
        if rule not in self._rules:
            name = f"contacts_by_rule_{len(self._rules) + 1}"
            self._rules[rule] = self.bench.keep(name, contacts(self._turns, self._voices, rule))
        return self._rules[rule]

    def _ending(self) -> "Table":
        """organisation, platform, end: until when its answers would have been seen."""
        import ibis

        held = self._holders.left_join(self._observed.rename(seen_until="until"), "platform")
        ended = held.until.isnull()
        ends = held.group_by("organisation", "platform").agg(
            last=held.until.max(), open=ended.any(), seen_until=held.seen_until.max()
        )
        most = ibis.ifelse(ends.open, ends.seen_until, ibis.least(ends.seen_until, ends.last))
        return ends.select("organisation", "platform", end=most)


def _weeks(given: "Given") -> Any:
    """The organisations, with how many weeks of the period each was there to be observed."""
    import pyarrow as pa

    period, there = given.period, _there(given)
    seen: list[datetime] = [one for one in given.observed["until"].to_pylist() if one]
    last = min(period.until, max(seen, default=period.until))
    weeks = [
        max((min(until, last) - max(since, period.since)) / timedelta(weeks=1), 0.0)
        for since, until in (
            there.get(str(id), (period.since, last)) for id in given.organisations["organisation"].to_pylist()
        )
    ]
    return given.organisations.append_column("weeks", pa.array(weeks, pa.float64()))


def _there(given: "Given") -> dict[str, tuple[datetime, datetime]]:
    """organisation -> from its first account to the end of its last."""
    there: dict[str, tuple[datetime, datetime]] = {}
    for row in given.holders.select(["organisation", "since", "until"]).to_pylist():
        since, until = row["since"] or given.period.since, row["until"] or given.period.until
        first, last = there.get(row["organisation"], (since, until))
        there[row["organisation"]] = min(first, since), max(last, until)
    return there


def _name(id: str) -> str:
    return id.replace("-", "_")


def chosen(names: "Iterable[str]") -> "list[Definition]":
    """The definitions by name, Meetlat's own always among them: indicators are computed by it."""
    known = definitions()
    return [known[id] for id in dict.fromkeys([OWN, *names])]
