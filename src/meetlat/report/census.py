"""The census of one kind in one country, read from an edition: who is where, and who is missing by name."""

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet

from meetlat.measure import size_classes
from meetlat.problem import Problem
from meetlat.register.models import Organisation
from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import countries, kinds, provinces
from meetlat.report.models import Edition, Figure

Said = dict[str, Any]
Figures = list[Figure]


class NothingCounted(Problem):
    """An edition holds nothing of this country and kind."""


def census(edition: Edition, country: str, kind: str, platform: str = "", language: str = "nl") -> Said:
    """The whole answer, as ``meetlat census --json`` prints it."""
    refuse_unknown(country, kind, platform)
    figures = list(of_group(edition, country, kind).order_by("pk"))  # at once: a page or a program waits for it
    names = organisation_names(edition, country, kind, language)
    if not names:
        raise NothingCounted(f"Edition {edition.id} counts no {kind} in {country}.")
    whole = [figure for figure in figures if not figure.size_class and not figure.province]
    return {
        "country": country,
        "kind": kind,
        "organisations": len(names),
        "with_account": _count(whole, "any_account"),
        "accounts": _count(whole, "accounts"),
        "platforms": _platforms(whole, platform),
        "missing": missing(edition, names, country, kind, platform),
        "size_classes": _size_classes(figures, platform) if kind == "municipality" else [],
        "provinces": _provinces(figures, platform, language),
        "theme_accounts": _count(whole, "theme_accounts"),
        "open_platforms": _count(whole, "open_platforms"),
        "own_domain_accounts": _count(whole, "own_domain_accounts"),
        "official_website": _share(whole, "official_website"),
        "shared_accounts": _count(whole, "shared_accounts"),
        "inhabitants_year": inhabitants_year(edition, country),
        "at_least": True,
        "edition": edition.id,
    }


def refuse_unknown(country: str, kind: str, platform: str = "") -> None:
    """Raises NothingCounted for a country, kind or platform that nobody knows."""
    for value, known, what in (
        (country, countries(), "country"),
        (kind, kinds(), "kind"),
        (platform, {"": "", **platforms()}, "platform"),
    ):
        if value not in known:
            raise NothingCounted(f"{what} {value!r} is not known. Known: {', '.join(sorted(filter(None, known)))}.")


def of_group(edition: Edition, country: str, kind: str) -> "QuerySet[Figure]":
    """The figures of the groups of a kind in a country."""
    return Figure.objects.filter(edition=edition, country=country, kind=kind, organisation="")


def organisation_names(edition: Edition, country: str, kind: str, language: str) -> dict[str, str]:
    """id -> name, of every organisation this edition counted, in the order of their names."""
    counted = Figure.objects.filter(edition=edition, country=country, kind=kind, indicator="any_account").exclude(
        organisation=""
    )
    ids = counted.values_list("organisation", flat=True)
    found = Organisation.objects.filter(pk__in=ids).only("id", "name", "names", "province")
    return distinct_names(list(found), language)


def distinct_names(organisations: list[Organisation], language: str) -> dict[str, str]:
    """id -> name; where two have the same name, with the province: Bergen (Limburg)."""
    names = {organisation.id: organisation.name_in(language) for organisation in organisations}
    often: dict[str, int] = defaultdict(int)
    for name in names.values():
        often[name] += 1
    for organisation in organisations:
        if often[names[organisation.id]] > 1 and organisation.province:
            names[organisation.id] += f" ({provinces()[organisation.province][language]})"
    return dict(sorted(names.items(), key=lambda pair: (sort_key(pair[1]), pair[0])))


def sort_key(name: str) -> str:
    """As a Dutch list is sorted: without 's- and accents."""
    import unicodedata

    bare = unicodedata.normalize("NFKD", name.removeprefix("'s-").removeprefix("’s-"))
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).casefold()


def missing(
    edition: Edition, names: dict[str, str], country: str, kind: str, platform: str = ""
) -> dict[str, list[Said]]:
    """platform -> the organisations of which the register knows no account there. Not found is not: not there."""
    there: dict[str, set[str]] = defaultdict(set)
    rows = Figure.objects.filter(edition=edition, indicator="on_platform", country=country, kind=kind, value__gt=0)
    for found, organisation in rows.exclude(organisation="").values_list("platform", "organisation"):
        there[found].add(organisation)
    asked = [platform] if platform else [known.id for known in platforms().values() if known.common]
    return {one: [{"id": id, "name": name} for id, name in names.items() if id not in there[one]] for one in asked}


def inhabitants_year(edition: Edition, country: str) -> int | None:
    """The year of the inhabitants by which this country's organisations are classed."""
    rows = Figure.objects.filter(edition=edition, indicator="inhabitants", country=country, year__isnull=False)
    return rows.values_list("year", flat=True).first()


def _one(figures: Figures, indicator: str) -> Figure | None:
    return next((figure for figure in figures if figure.indicator == indicator), None)


def _count(figures: Figures, indicator: str) -> int:
    found = _one(figures, indicator)
    return int(found.count or 0) if found else 0


def _share(figures: Figures, indicator: str) -> Said | None:
    found = _one(figures, indicator)
    return {"organisations": int(found.count or 0), "of": found.n, "share": found.value} if found else None


def _platforms(figures: Figures, platform: str) -> list[Said]:
    """By number of organisations, most first."""
    found = [one for one in figures if one.indicator == "on_platform" and platform in ("", one.platform)]
    order = list(platforms())
    rows = sorted(found, key=lambda figure: (-(figure.count or 0), order.index(figure.platform)))
    return [{"platform": row.platform, "organisations": int(row.count or 0), "share": row.value} for row in rows]


def _size_classes(figures: Figures, platform: str) -> list[Said]:
    known = [one.id for one in size_classes()] + ["unknown"]
    cuts = _by(figures, "size_class")
    return [{"size_class": id, **_group(cuts[id], platform)} for id in known if id in cuts]


def _provinces(figures: Figures, platform: str, language: str) -> list[Said]:
    cuts = _by(figures, "province")
    named = sorted((provinces()[id][language], id) for id in cuts if id)
    return [{"province": id, "name": name, **_group(cuts[id], platform)} for name, id in named]


def _by(figures: Figures, cut: str) -> dict[str, Figures]:
    found: dict[str, Figures] = defaultdict(list)
    for figure in figures:
        found[getattr(figure, cut)].append(figure)
    return found


def _group(figures: Figures, platform: str) -> Said:
    any_account = _one(figures, "any_account")
    return {"organisations": any_account.n if any_account else 0, "platforms": _platforms(figures, platform)}
