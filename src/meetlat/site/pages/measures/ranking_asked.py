"""Which ranking a reader asks for; all of it stands in the address, and whatever cannot be is left out and named."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from meetlat.measure import size_classes
from meetlat.measure.ranking import Tie

TOP_LIST = 20  # questions from which an organisation may stand in a list of answering (DESIGN 4)
HEAVIEST, MOST_ASKED = 10.0, 100_000
LONGEST_SAID = 40  # characters of what cannot be, when it is named
LONGEST_WITHOUT = 4_000  # characters of a list of names; an address has to carry them


@dataclass(frozen=True)
class Offered:
    """A measure that can be chosen. ``each``: the same for each inhabitant; ``less``: less is better; ``interval``: its
    figure comes with one, which is neither that of a share nor of a count.
    """

    id: str
    each: str = ""
    less: bool = False
    share: bool = False
    interval: bool = False
    asked: bool = False  # it says something of answering, so it needs enough questions


OFFERED = {
    one.id: one
    for one in (
        Offered("followers", each="followers_per_inhabitant"),
        Offered("following", each="following_per_inhabitant"),
        Offered("posts", each="posts_per_1000"),
        Offered("answered", share=True, asked=True),
        Offered("answered_24h", share=True, asked=True),
        Offered("median_time", less=True, interval=True, asked=True),
        Offered("replies", share=True),
    )
}
USUAL = ("followers", "following", "posts")  # those of the council-clerk study of 2014


@dataclass(frozen=True)
class Wish:
    """What is ranked by what. ``listed``: whether one list of all measures together is asked for; ``without``: whom to
    leave out, as typed; ``wrong``: what was asked and cannot be, by its name in the address."""

    measures: tuple[str, ...] = USUAL
    weights: Mapping[str, float] = field(default_factory=dict)
    per_inhabitant: bool = True
    size_class: str = ""
    tie: Tie = Tie.SHARED
    minimum: int = 0
    listed: bool = False
    without: str = ""
    wrong: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    def __hash__(self) -> int:
        return hash(self.query())

    def indicator(self, measure: str) -> str:
        """The figure that is ranked."""
        return (self.per_inhabitant and OFFERED[measure].each) or measure

    def weight(self, measure: str) -> float:
        return self.weights.get(measure, 1.0)

    def but(self, **changes: object) -> str:
        """The address of the same with something else."""
        return replace(self, **changes).query()  # type: ignore[arg-type]

    def query(self) -> str:
        said = [("by", one) for one in self.measures]
        said += [(f"weight-{one}", _written(weight)) for one, weight in self.weights.items() if weight != 1]
        said += [("per", "inhabitant" if self.per_inhabitant else "organisation"), ("size", self.size_class)]
        said += [("tie", str(self.tie)), ("minimum", str(self.minimum)), ("list", "yes" if self.listed else "no")]
        said += [("without", self.without)]
        return "?" + urlencode([(name, value) for name, value in said if value])


def wished(given: QueryDict) -> Wish:
    """A wish in a query: by (again for each), weight-MEASURE, per, size, tie, minimum, list, without."""
    chosen = tuple(dict.fromkeys(one for one in given.getlist("by") if one in OFFERED)) or USUAL
    weighed = {one: _weight(given.get(f"weight-{one}", "")) or 1.0 for one in OFFERED}
    size, tie = given.get("size", ""), given.get("tie", "")
    return Wish(
        chosen,
        {one: weight for one, weight in weighed.items() if weight != 1},
        given.get("per", "inhabitant") != "organisation",
        size if size in {one.id for one in size_classes()} else "",
        Tie(tie) if tie in set(Tie) else Tie.SHARED,
        _minimum(given.get("minimum", ""), chosen),
        given.get("list") == "yes",
        "\n".join(given.getlist("without")).replace("\0", "").strip()[:LONGEST_WITHOUT].rstrip(),
        tuple(_wrong(given)),
    )


def _wrong(given: QueryDict) -> Iterator[tuple[str, str]]:
    """What a reader cannot have; an empty field is no wish. A form that is sent without a measure has no ``by``."""
    if given.get("per") and "by" not in given:
        yield "by", ""
    yield from (("by", one[:LONGEST_SAID]) for one in given.getlist("by") if one and one not in OFFERED)
    for one in OFFERED:
        weight = given.get(f"weight-{one}", "").strip()
        if weight and _weight(weight) is None:
            yield "weight", weight[:LONGEST_SAID]
    known = {"size": {one.id for one in size_classes()}, "tie": {str(tie) for tie in Tie}}
    for name, words in known.items():
        if (said := given.get(name, "")) and said not in words:
            yield name, said[:LONGEST_SAID]
    minimum = given.get("minimum", "").strip()
    if minimum and not _is_whole(minimum):
        yield "minimum", minimum[:LONGEST_SAID]


def _weight(text: str) -> float | None:
    """Above 0 and up to ten, with a point or a comma; None for anything else."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if 0 < number <= HEAVIEST else None


def _written(weight: float) -> str:
    """2.5 · 2: to the last digit, so that an address asks for what it was made of."""
    return repr(weight).removesuffix(".0")


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 9


def _minimum(text: str, chosen: tuple[str, ...]) -> int:
    if _is_whole(text.strip()):
        return min(int(text), MOST_ASKED)
    return TOP_LIST if any(OFFERED[one].asked for one in chosen) else 0
