"""What changed between two editions, and is it more than noise? Definitions that changed are named, never compared."""

from typing import Any

from meetlat.measure.statistics.difference import Figure as Measured
from meetlat.measure.statistics.difference import change
from meetlat.problem import Problem
from meetlat.report.completeness_kept import ACCOUNTS
from meetlat.report.completeness_kept import SUBJECT as COMPLETENESS
from meetlat.report.models import Edition, Figure
from meetlat.report.periods import as_long, overlap, period_of
from meetlat.report.residents_kept import PER_1000
from meetlat.report.residents_kept import RESIDENTS as RESIDENTS_ON
from meetlat.report.residents_kept import SUBJECT as RESIDENTS

KEY = ("indicator", "country", "kind", "size_class", "province", "platform")
OWN = ("indicator", "platform")  # an organisation stays itself where it grows into another size class
ESTIMATES = (COMPLETENESS, RESIDENTS)
ESTIMATED = (ACCOUNTS, PER_1000, RESIDENTS_ON)
Key = tuple[str, ...]
Kind = tuple[bool, str, str]  # invented or real, the subject, and the country of an estimate


class NotComparable(Problem):
    """Two editions that have no figure in common."""


def kind_of(edition: Edition) -> Kind:
    """An estimate is of one country, which its id tells; the others are of all countries of their side."""
    country = edition.pk.split("-")[1] if edition.subject in ESTIMATES else ""
    return edition.practice, edition.subject, country


def comparable(first: Edition, second: Edition) -> bool:
    """Of one kind: real bodies and invented ones, or two subjects, have nothing to say about each other."""
    return kind_of(first) == kind_of(second)


def before(edition: Edition) -> Edition | None:
    """The last one of a time as long that was over when this one's began; of several the one that was taken last."""
    own = period_of(edition)
    known = Edition.objects.filter(subject=edition.subject, practice=edition.practice).defer("inputs", "queries")
    there = [(found.after, one.taken_at, one) for one in known if (found := period_of(one)) and as_long(one, edition)]
    over = [told for told in there if own and told[0] <= own.first and comparable(told[-1], edition)]
    return max(over, key=lambda told: told[:2])[-1] if over else None


def compare(first: Edition, second: Edition, organisation: str = "") -> dict[str, Any]:
    """Presences that came and went by name, figures that moved, inputs and definitions that differ.

    The figures are of groups, or of one organisation. ``verdict`` is of the difference, by the intervals of both: more,
    less, draw (too small to tell) or too few; None for a full count, which has no noise of sampling.
    Raises NotComparable.
    """
    _refuse(first, second, organisation)
    same = {id for id, version in first.indicators.items() if second.indicators.get(id) == version}
    before, after = _presences(first), _presences(second)
    return {
        "first": first.id,
        "second": second.id,
        "subject": second.subject,
        "organisation": organisation,
        "as_long": as_long(first, second),
        "overlap": overlap(first, second),
        "inputs": sorted(name for name in {*first.inputs, *second.inputs} if _differs(first, second, name)),
        "not_comparable": sorted({*first.indicators, *second.indicators} - same),
        "arrived": _named(after - before),
        "gone": _named(before - after),
        "figures": [one for one in _moved(first, second, organisation) if one["indicator"] in same],
    }


def _differs(first: Edition, second: Edition, name: str) -> bool:
    """By its values: the same table may be another file."""
    one, other = ({**edition.inputs.get(name, {}), "file": ""} for edition in (first, second))
    return one != other


def _refuse(first: Edition, second: Edition, organisation: str) -> None:
    if not comparable(first, second):
        raise NotComparable(
            f"{_told(first)} and {_told(second)}: they have no figure in common. "
            "Name two that are of one subject and one side: meetlat edition list."
        )
    known = Figure.objects.filter(edition__in=(first, second), organisation=organisation)
    if organisation and not known.exists():
        raise NotComparable(
            f"{organisation!r} has no figure in {first.id} or {second.id}. Give an organisation by its id: nl.gm0344."
        )


def with_interval(value: float | None, low: float | None, high: float | None, n: float | None) -> Measured | None:
    """What ``change`` compares; None where there is no figure or no interval."""
    if value is None or low is None or high is None:
        return None
    return Measured(value, min(low, value), max(high, value), int(n or 0))


def _told(edition: Edition) -> str:
    practice, subject, country = kind_of(edition)
    side = " of practice" if practice else ""
    return f"{edition.id} is of {subject}{f' ({country.upper()})' if country else ''}{side}"


def _presences(edition: Edition) -> set[tuple[str, str]]:
    rows = Figure.objects.filter(edition=edition, indicator="on_platform", value__gt=0).exclude(organisation="")
    return set(rows.values_list("organisation", "platform"))


def _named(presences: set[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"organisation": organisation, "platform": platform} for organisation, platform in sorted(presences)]


def _moved(first: Edition, second: Edition, organisation: str) -> list[dict[str, Any]]:
    """Those whose value differs."""
    before, after = _figures(first, organisation), _figures(second, organisation)
    both = [(before.get(key), after.get(key)) for key in sorted({*before, *after})]
    return [_row(one, other) for one, other in both if not one or not other or one.value != other.value]


def _row(before: Figure | None, after: Figure | None) -> dict[str, Any]:
    values = {"before": before and before.value, "after": after and after.value}
    return {**{name: getattr(after or before, name) for name in KEY}, **values, **_difference(before, after)}


def _difference(before: Figure | None, after: Figure | None) -> dict[str, Any]:
    nothing = dict.fromkeys(("difference", "low", "high", "verdict"))
    if before is None or after is None or before.value is None or after.value is None:
        return nothing
    one, other = judged(before), judged(after)
    if one is None or other is None:
        return {**nothing, "difference": after.value - before.value}
    found = change(one, other)
    return {"difference": found.value, "low": found.low, "high": found.high, "verdict": str(found.verdict)}


def judged(one: Figure) -> Measured | None:
    """For ``change``. The cases behind an estimate are the accounts that were seen: its numerator."""
    cases = one.count if one.indicator in ESTIMATED else one.n
    return with_interval(one.value, one.low, one.high, cases)


def _figures(edition: Edition, organisation: str) -> dict[Key, Figure]:
    rows = Figure.objects.filter(edition=edition, organisation=organisation, value__isnull=False)
    key = OWN if organisation else KEY
    return {tuple(getattr(one, name) for name in key): one for one in rows}
