"""Every organisation with its figures, read once per edition and kept: what lists and comparisons stand on."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from django.db.models import Count, Max

from meetlat.measure.ages import Ages, Went, ages_today
from meetlat.measure.ages import Count as AgeCount
from meetlat.measure.alike import Group, Traits
from meetlat.register.invented import is_invented, of_side, stands_beside
from meetlat.register.models import AgeGroup, Change, Load, Merger, Organisation
from meetlat.report.census import distinct_names, sort_key
from meetlat.report.editions import NoEdition, latest_of
from meetlat.report.models import Edition, Figure
from meetlat.site.pages.organisations.names import Names, read_names

UNKNOWN = "unknown"
NUMBERS = ("accounts", "platforms", "accounts_per_100000", "density", "inhabitants")


@dataclass
class Known:
    """One organisation that exists today. What the edition has no figure of is missing in ``figures``."""

    id: str
    country: str
    kind: str
    province: str
    size_class: str = UNKNOWN
    year: int | None = None  # of the inhabitants
    note: str = ""  # measured, derived, estimated
    figures: dict[str, float] = field(default_factory=dict)
    platforms: tuple[str, ...] = ()

    @property
    def peer_key(self) -> tuple[str, str, str]:
        return self.country, self.kind, self.size_class


class Everyone:
    """All that is known of the organisations of one side, under one edition."""

    def __init__(self, edition: Edition | None, organisations: list[Organisation], *, beside: bool = False) -> None:
        self.edition, self.beside = edition, beside  # beside: invented, where there are real ones too
        self._organisations = organisations
        self.by_id = {one.id: Known(one.id, one.country, one.kind, one.province) for one in organisations}
        self._called: dict[str, dict[str, str]] = {}
        self._ordered: dict[tuple[str, str], list[Known]] = {}
        self._groups: dict[tuple[str, str], Group] = {}
        if edition:
            _read_figures(edition, self.by_id)

    def called(self, language: str) -> dict[str, str]:
        """id -> name, told apart within its country and kind, in the order of a Dutch list."""
        if language not in self._called:
            alike: dict[tuple[str, str], list[Organisation]] = defaultdict(list)
            for one in self._organisations:
                alike[one.country, one.kind].append(one)
            found = {id: name for group in alike.values() for id, name in distinct_names(group, language).items()}
            self._called[language] = dict(sorted(found.items(), key=lambda pair: (sort_key(pair[1]), pair[0])))
        return self._called[language]

    def in_order(self, language: str, country: str = "") -> list[Known]:
        """By name: all, or those of a country."""
        if (language, country) not in self._ordered:
            every = [self.by_id[id] for id in self.called(language)]
            self._ordered[language, country] = [one for one in every if country in {"", one.country}]
        return self._ordered[language, country]

    @cached_property
    def used(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """The countries, kinds and platforms that somebody has."""
        there = list(self.by_id.values())
        countries, kinds = ({getattr(one, name) for one in there} for name in ("country", "kind"))
        return frozenset(countries), frozenset(kinds), frozenset(id for one in there for id in one.platforms)

    @cached_property
    def countries(self) -> frozenset[str]:
        """Every country that can be asked for, of the other side too."""
        return frozenset(Organisation.current.values_list("country", flat=True).distinct())

    @cached_property
    def names(self) -> Names:
        return read_names(self.by_id)

    @cached_property
    def _peers(self) -> dict[tuple[str, str, str], list[Known]]:
        peers: dict[tuple[str, str, str], list[Known]] = defaultdict(list)
        for one in self.by_id.values():
            peers[one.peer_key].append(one)
        return peers

    def peers(self, one: Known) -> list[Known]:
        """The organisations of its country, kind and size class, itself included."""
        return self._peers[one.peer_key]

    def group(self, country: str, kind: str) -> Group:
        """Those of a country and kind, ready to be asked who is alike."""
        if (country, kind) not in self._groups:
            members = [one for one in self.by_id.values() if (one.country, one.kind) == (country, kind)]
            self._groups[country, kind] = Group({one.id: _traits(one, self.ages) for one in members})
        return self._groups[country, kind]

    @cached_property
    def ages(self) -> Ages:
        """People per ten-year age group, the youngest first, on the borders of today."""
        return _ages()


def everyone(country: str = "") -> Everyone:
    """As the register and its newest edition stand; read again only when one of them changed.

    Where the practice country stands beside the real ones, ``country`` says which side is meant: real, unless it is ZZ.
    """
    try:
        edition = latest_of(country).id
    except NoEdition:
        edition = ""
    counted = Organisation.objects.aggregate(n=Count("id"))["n"]
    marks = [model.objects.aggregate(last=Max("id"))["last"] for model in (Load, Change)]
    return _everyone(edition, is_invented(country) if stands_beside() else None, counted, *marks)


@lru_cache(maxsize=4)
def _everyone(edition: str, practice: bool | None, *marks: int | None) -> Everyone:
    found = Organisation.current.only("id", "country", "kind", "province", "name", "names")
    found = found if practice is None else of_side(found, practice)
    return Everyone(Edition.objects.filter(pk=edition).first(), list(found), beside=practice is True)


def _read_figures(edition: Edition, known: dict[str, Known]) -> None:
    rows = Figure.objects.filter(edition=edition, indicator__in=NUMBERS).exclude(organisation="")
    columns = ("organisation", "indicator", "value", "size_class", "year", "note")
    for id, indicator, value, size_class, year, note in rows.values_list(*columns):
        one = known.get(id)
        if one and value is not None:
            one.figures[indicator] = value
            one.size_class = size_class or UNKNOWN
            if indicator == "inhabitants":
                one.year, one.note = year, note
    _read_platforms(edition, known)


def _read_platforms(edition: Edition, known: dict[str, Known]) -> None:
    there: dict[str, list[str]] = defaultdict(list)
    rows = Figure.objects.filter(edition=edition, indicator="on_platform", value__gt=0).exclude(organisation="")
    for id, platform in rows.values_list("organisation", "platform"):
        there[id].append(platform)
    for id in there.keys() & known.keys():
        known[id].platforms = tuple(there[id])


def _traits(one: Known, ages: Ages) -> Traits:
    return Traits(one.figures.get("inhabitants"), one.figures.get("density"), ages.get(one.id, ()), one.province)


def _ages() -> Ages:
    counted = AgeGroup.objects.values_list("organisation_id", "year", "age_group", "inhabitants")
    moves = Merger.objects.filter(kind="abolished").values_list("old_id", "new_id", "year_to", "share")
    return ages_today([AgeCount(*row) for row in counted], [Went(*row) for row in moves])
