"""Everything an edition counted of one kind in one country, read in one question."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from meetlat.measure import size_classes
from meetlat.register.platforms import Platform, platforms
from meetlat.report.census import NothingCounted, of_group, refuse_unknown
from meetlat.report.models import Edition, Figure

Cut = tuple[str, str, str, str]  # indicator, size class, province, platform; empty: all
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Counted:
    """A figure of a group: count is the numerator, n the denominator."""

    value: float | None
    count: float
    n: int


@dataclass(frozen=True)
class Group:
    """One kind in one country, with every figure of it and its cuts."""

    edition: str
    country: str
    kind: str
    figures: dict[Cut, Counted]

    def figure(self, indicator: str, platform: str = "", size_class: str = "", province: str = "") -> Counted | None:
        return self.figures.get((indicator, size_class, province, platform))

    @property
    def organisations(self) -> int:
        return self._count_of(self.figure("any_account"), "n")

    @property
    def with_account(self) -> int:
        return self._count_of(self.figure("any_account"), "count")

    @property
    def known(self) -> float:
        """The share of the organisations of which the register knows an account at all."""
        return self.with_account / self.organisations

    def on(self, platform: str) -> int:
        return self._count_of(self.figure("on_platform", platform), "count")

    def platforms(self) -> list[Platform]:
        """Those asked for here: by number of organisations, most first; a draw in the order of the platforms."""
        here = {cut[3] for cut in self.figures if cut[:3] == ("on_platform", "", "")}
        return sorted((one for one in platforms().values() if one.id in here), key=lambda one: -self.on(one.id))

    def common(self) -> list[Platform]:
        return [platform for platform in self.platforms() if platform.common]

    def size_classes(self) -> list[str]:
        here = {cut[1] for cut in self.figures}
        return [id for id in [*(one.id for one in size_classes()), UNKNOWN] if id in here]

    def provinces(self) -> set[str]:
        return {cut[2] for cut in self.figures} - {""}

    @staticmethod
    def _count_of(figure: Counted | None, part: str) -> int:
        return int(getattr(figure, part)) if figure else 0


def group(edition: Edition, country: str, kind: str) -> Group:
    """Raises NothingCounted where the edition holds nothing of this country and kind."""
    refuse_unknown(country, kind)
    found = _group(edition.pk, edition.checksum, country, kind)
    if not found.organisations:
        raise NothingCounted(f"Edition {edition.id} counts no {kind} in {country}.")
    return found


@lru_cache(maxsize=128)
def _group(edition: str, checksum: str, country: str, kind: str) -> Group:
    """An edition never changes, so what was read of it is kept; its checksum tells it from another of that name."""
    rows = of_group(Edition(id=edition), country, kind).values_list(
        "indicator", "size_class", "province", "platform", "value", "count", "n"
    )
    return Group(edition, country, kind, _widest(rows))


def _widest(rows: Iterable[tuple[str, str, str, str, float | None, float | None, int | None]]) -> dict[Cut, Counted]:
    """Where organisations without a province stand as a group of their own, the larger group is the whole."""
    found: dict[Cut, Counted] = {}
    for indicator, size_class, province, platform, value, count, n in rows:
        cut, counted = (indicator, size_class, province, platform), Counted(value, count or 0.0, n or 0)
        if cut not in found or counted.n > found[cut].n:
            found[cut] = counted
    return found


@lru_cache(maxsize=16)
def _groups(edition: str, checksum: str) -> dict[tuple[str, str], int]:
    rows = Figure.objects.filter(
        edition=edition, indicator="any_account", organisation="", size_class="", province=""
    ).values_list("country", "kind", "n")
    return {(country, kind): max(n or 0 for c, k, n in rows if (c, k) == (country, kind)) for country, kind, _ in rows}


def groups(edition: Edition) -> dict[tuple[str, str], int]:
    """(country, kind) -> number of organisations, of all that the edition counted."""
    return _groups(edition.pk, edition.checksum)


def first_group(edition: Edition) -> tuple[str, str]:
    """What one sees without choosing: Dutch municipalities, or those of the practice country."""
    return ("ZZ" if edition.practice else "NL"), "municipality"
