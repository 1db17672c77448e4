"""What is too small to tell: counts of so few people that one of them could be recognised by it.

What is left out is empty, never zero. Groups are told whole, unless one organisation is all there is in them: such a
group is that organisation. Small numbers are kept out of sight, not out of reach of everybody who subtracts.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from meetlat.measure.definitions import OWN
from meetlat.measure.small import hidden, small
from meetlat.measure.yardstick.answers import TIMES
from meetlat.measure.yardstick.told import enough_answers, timed

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]
Cells = Mapping[str, tuple[str, ...]]
Place = tuple[str, str, str]  # country, kind, size class; an empty one: all
Who = tuple[str, str, str, str]  # an organisation, or the place of a group
CELLS: dict[str, Cells] = {  # table -> what counts people -> what is left empty where those are few
    "classes": {"contacts": ("contacts",)},
    "week": {"heard": ("heard",), "asked": ("asked",)},
    "months": {"heard": ("heard",), "contacts": ("contacts", "answered", "share", "low", "high", "median_seconds")},
    "topics": {"contacts": ("contacts", "unanswered")},
}
SUMMED = ("classes", "week", "months")  # that add up to what is told elsewhere; topics do not
GROUP = ("organisation", "country", "kind", "size_class")
KEPT = (*GROUP, "definition", "contacts", "open", "enough", "coverage", "missed_days", "seen_until")


def discreet(tables: "Mapping[str, pa.Table]", places: Mapping[str, Place]) -> "dict[str, pa.Table]":
    """The tables of an edition of measures, fit for everybody. ``places``: organisation -> where it belongs."""
    told = {name: _without_few(name, tables[name], places) for name in CELLS if name in tables}
    told["months"] = _timed(told["months"])
    curve = _without_others(tables["curve"], _enough(tables["answers"]))
    return {**tables, **told, "answers": discreet_answers(tables["answers"]), "curve": curve}


def discreet_answers(answers: "pa.Table") -> "pa.Table":
    """Of fewer contacts than a definition asks for: only how many there were. Of few answers no times."""
    rows = answers.to_pylist()
    for column in TIMES:
        answers = _emptied(answers, [column], [not enough_answers(timed(row), column) for row in rows])
    few = [not row["enough"] for row in rows]
    return _emptied(answers, [name for name in answers.column_names if name not in KEPT], few)


def _without_few(name: str, table: "pa.Table", places: Mapping[str, Place]) -> "pa.Table":
    cells = CELLS[name]
    rows = table.select([*GROUP, *cells]).to_pylist()
    of_one = _of_one(rows, cells, places)
    for counted, columns in cells.items():
        few = _few(rows, counted, hidden if name in SUMMED else small)
        table = _emptied(table, columns, [one and at in few for at, one in enumerate(of_one)])
    return table


def _few(rows: Sequence[Row], counted: str, closed: Callable[[Sequence[int]], set[int]]) -> set[int]:
    """Which rows are closed, of those of each organisation or group."""
    together: dict[Who, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        together[_who(row)].append(at)
    return {those[at] for those in together.values() for at in closed([rows[one][counted] for one in those])}


def _timed(months: "pa.Table") -> "pa.Table":
    """A month's time is told of as many answers as that of a year, also of a group."""
    few = [not enough_answers(answered or 0, "median_seconds") for answered in months["answered"].to_pylist()]
    return _emptied(months, ["median_seconds"], few)


def _of_one(rows: Sequence[Row], counted: Iterable[str], places: Mapping[str, Place]) -> list[bool]:
    """Which rows are of one organisation, by name or because nobody else in their group was spoken to."""
    spoken_to = {row["organisation"] for row in rows if any(row[name] for name in counted)}
    in_group: Counter[Place] = Counter()
    for country, kind, size_class in (places[id] for id in spoken_to if id in places):
        in_group.update({(country, kind, ""), (country, kind, size_class)})
    return [bool(row["organisation"]) or in_group[_who(row)[1:]] < 2 for row in rows]


def _enough(answers: "pa.Table") -> set[Who]:
    """Of whom Meetlat's own definition has enough contacts."""
    return {_who(row) for row in answers.to_pylist() if row["definition"] == OWN and row["enough"]}


def _without_others(curve: "pa.Table", told: set[Who]) -> "pa.Table":
    others = [_who(row) not in told for row in curve.to_pylist()]
    return _emptied(curve, ("share", "low", "high"), others)


def _who(row: Row) -> Who:
    return (row["organisation"], row["country"], row["kind"], row["size_class"])


def _emptied(table: "pa.Table", columns: Iterable[str], where: list[bool]) -> "pa.Table":
    import pyarrow as pa
    import pyarrow.compute as pc

    mask = pa.array(where, pa.bool_())
    for name in columns:
        place = table.column_names.index(name)
        kept: Any = pc.if_else(mask, pa.scalar(None, table[name].type), table[name])
        table = table.set_column(place, name, kept)
    return table
