"""The steps of a measuring, each standing on those before it; the big ones stay in the engine."""

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from meetlat.measure.conversations import (
    Rule,
    answered,
    bodies,
    contacts,
    inward,
    named,
    ordered,
    outward,
    talk,
    turns,
    voices,
)  # fmt: skip
from meetlat.measure.definitions import OWN, definitions
from meetlat.measure.hours import service_seconds
from meetlat.measure.yardstick import said
from meetlat.measure.yardstick.answers import answers
from meetlat.measure.yardstick.counted import counts
from meetlat.measure.yardstick.cuts import CUTS, cells, in_cells, of_cells
from meetlat.measure.yardstick.followed import with_followed, with_weeks
from meetlat.measure.yardstick.judged import judged, with_part
from meetlat.measure.yardstick.watch import stretches, watches

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from ibis.expr.types import Table

    from meetlat.measure.definitions import Definition
    from meetlat.measure.yardstick.given import Given
    from meetlat.measure.yardstick.workbench import Workbench

MARGIN = timedelta(days=32)  # before and after the period: the silence before a contact, the time for an answer
MANY = 2  # definitions: for one alone keeping costs more than it saves
GROUPS = ("country", "kind", "size_class")
COUNTED = ("body", "first", "status", "seconds", "service_seconds", "counted", "waiting")


class Steps:
    """``tables``: what indicators are computed from, as docs/reference/tables.md describes it.

    ``whole=False``: for the answers of organisations by one definition, without groups. Then nothing is used twice, and
    an engine that computes it in one go reads only the columns that matter.
    """

    def __init__(self, bench: "Workbench", given: "Given", whole: bool = True) -> None:
        self.bench, self.given, self.period = bench, given, given.period
        self.tables: dict[str, Table] = {}
        self.watches = watches(given)
        self._whole, self._cuts = whole, CUTS if whole else CUTS[:1]
        self._keep = bench.keep if whole else lambda name, found: found
        rules = [Rule.of(one) for one in definitions().values()]
        self._sharing: Counter[Hashable] = Counter(shared for rule in rules for shared in (rule.answer_by, rule.shared))
        self._shared: dict[Any, Table] = {}
        self._bring()
        self._talk()

    def say(self) -> None:
        """Adds what was said and heard to the tables."""
        keep, period = self.bench.keep, self.period
        posts = said.posts(self.written(), self._outward, self.given.readings, period)
        self.tables |= {
            "voices": self._voices,
            "posts": keep("said_by_organisations", posts),
            "heard": said.within(self._heard, period),
            "last_said": keep("last_said", said.last_said(self.given.messages, period)),
            "counts": keep("counts_of_accounts", counts(self.given.snapshots, self._voices, period)),
        }
        self.bench.drop("outward")

    def written(self) -> "Table":
        """What organisations said in the period."""
        domains = self.tables["organisations"].select("organisation", "own_site")
        return said.written(self._messages, self._voices, domains, self.period)

    def answers(self, definition: "Definition") -> "Table":
        """What a definition says of every organisation and group: NAMES and the columns of ANSWERS."""
        there = definition.id == OWN and "contacts" in self.tables
        judged = self.tables["contacts"] if there else self._judged(definition)
        counted = judged.filter(judged.counted | judged.waiting).select(COUNTED)
        return of_cells(answers(in_cells(counted, self.cells), definition), self.cells)

    def judged(self, definition: "Definition") -> "Table":
        """The contacts of a definition in the period, with what became of each, and country, kind and size class."""
        told = named(answered(self._judged(definition), self._turns, Rule.of(definition)), self._voices)
        return told.join(self.tables["organisations"].select("organisation", *GROUPS), "organisation")

    def reckon(self) -> None:
        """Adds Meetlat's own contacts to the tables, as indicators want them."""
        judged = self.judged(definitions()[OWN])
        asked = self._heard.filter(self._heard.is_question, self._heard.topics.length() > 0)
        spoken = asked.select("body", "topics", asked="key")
        told = judged.left_join(spoken, ["body", "asked"]).select(*judged.columns, "topics")
        told = told.mutate(local=said.local_in(told.asked_at, self.period))
        self.tables["contacts"] = self.bench.keep("own_contacts", told)

    def forget(self) -> None:
        """What only answers stand on: after all of them it makes room."""
        self.bench.drop("turns", *(f"found_{number}" for number, _ in enumerate(self._shared, 1)))

    def _judged(self, definition: "Definition") -> "Table":
        found = contacts(self._turns, Rule.of(definition), self._found)
        return with_part(self._with_service(judged(found, definition, self._ends, self.period), definition), definition)

    def _found(self, shared: "Hashable", found: "Table") -> "Table":
        """Computed once for all definitions that share it."""
        if self._sharing[shared] < MANY:
            return found
        if shared not in self._shared:
            self._shared[shared] = self._keep(f"found_{len(self._shared) + 1}", found)
        return self._shared[shared]

    def _with_service(self, contacts: "Table", definition: "Definition") -> "Table":
        """With ``service_seconds``; null where the definition has no use for them."""
        import ibis

        if definition.clock == "calendar":
            return contacts.mutate(service_seconds=ibis.null("float64"))
        placed = contacts.join(self._schedules, "body")
        return service_seconds(placed, self._quarters, "asked_at", "answered_at", "service_seconds").drop("schedule")

    def _bring(self) -> None:
        import pyarrow as pa

        given, bench = self.given, self.bench
        self.tables["organisations"] = bench.bring("organisations", with_weeks(given))
        self.tables["period"] = bench.bring(
            "period",
            pa.table({name: pa.array([getattr(self.period, name)], pa.timestamp("us")) for name in ("since", "until")}),
        )
        self._quarters = bench.bring("quarters", given.quarters)
        self._cells = bench.bring("cells", cells(given.organisations, self._cuts))
        self._holders = bench.bring("holders", with_followed(given))

    def _talk(self) -> None:
        near = (self.period.since - MARGIN, self.period.until + MARGIN)
        messages, keep = self.given.messages, self.bench.keep
        self._messages = messages.filter(messages.created_at >= near[0], messages.created_at < near[1])
        talked = keep("talk", talk(self._messages))  # first, for it is long: meanwhile the others are planned
        self._voices = keep("voices", voices(self._holders, messages))
        self._number()
        self._heard = self._keep("said_to_organisations", self._hearing(talked))
        self._outward = self._keep("outward", outward(talked, self._voices))
        said_both = turns(self._heard, self._outward, self.given.readings)
        self._turns = keep("turns", ordered(said_both)) if self._whole else ordered(keep("turns", said_both))
        if self._whole:
            self.tables["seen"] = keep("seen", said.seen(talked, self._heard, self._voices, self.period))
        self.bench.drop("talk")

    def _hearing(self, talked: "Table") -> "Table":
        found, read = inward(talked, self._voices), self.given.readings
        read = read if self._whole else read.filter(read.is_question)  # all that answers ask of them
        return said.heard(found, self._voices, read, self.period)

    def _number(self) -> None:
        """What is known of organisations and accounts, by the numbers that turns know them by."""
        numbers, keep = bodies(self._voices), self.bench.keep
        self._ends = keep("ends", self._ending())
        self.cells = keep("numbered_cells", self._cells.join(numbers.rename(member="organisation"), "member"))
        hours = self.tables["organisations"].select("organisation", "schedule")
        self._schedules = keep("schedules", hours.join(numbers, "organisation").select("body", "schedule"))

    def _ending(self) -> "Table":
        """seat, start, stop, end, last: to where a contact with it is followed that is asked from start to stop."""
        parts = self.bench.bring("stretches", stretches(self.watches, self.period))
        seats = self._voices.select("seat", "organisation", "platform").distinct()
        return seats.join(parts, ["organisation", "platform"]).select("seat", "start", "stop", "end", "last")


def chosen(names: "Iterable[str]") -> "list[Definition]":
    """The definitions by name, Meetlat's own always among them: indicators are computed by it."""
    known = definitions()
    return [known[id] for id in dict.fromkeys([OWN, *names])]
