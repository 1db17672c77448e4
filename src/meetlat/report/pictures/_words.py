"""What every picture of presence says: its title, its columns, what is said of each organisation."""

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.register.models import Organisation
from meetlat.register.platforms import platforms
from meetlat.register.vocabulary import label, provinces
from meetlat.report.charts import Group, Places, present
from meetlat.report.models import Edition, Figure


def class_name(size_class: str) -> str:
    """The word for a size class, in the language of the reader."""
    return {"S": _("klein"), "M": _("middelgroot"), "L": _("groot")}.get(size_class, _("inwoners niet bekend"))


def title(country: str, kind: str, platform: str, language: str) -> str:
    said = {
        "kinds": label("kinds", kind, language, "_plural"),
        "country": label("countries", country, language),
        "platform": platforms()[platform].name,
    }
    return _("%(country)s: %(kinds)s op %(platform)s") % said


def columns(platform: str) -> tuple[str, str]:
    return _("Organisatie"), platforms()[platform].name


def places_of(edition: Edition, country: str, kind: str, platform: str, names: dict[str, str]) -> Places:
    found, none = _("gevonden"), _("niet gevonden")
    rows = Figure.objects.filter(
        edition=edition, indicator="on_platform", country=country, kind=kind, platform=platform
    )
    there = set(rows.filter(value__gt=0).exclude(organisation="").values_list("organisation", flat=True))
    return Places(
        values={id: id in there for id in names},
        scale=present(found, none, _("niet bekend")),
        links={id: reverse("organisation", args=[id]) for id in names},
        labels={id: f"{name}: {found if id in there else none}" for id, name in names.items()},
        names=names,
    )


def groups_of(country: str, kind: str, names: dict[str, str], language: str) -> list[Group]:
    """One group per province; those without one stand together at the end."""
    of = dict(Organisation.current.filter(country=country, kind=kind).values_list("id", "province"))
    found: dict[str, list[str]] = {}
    for id in names:
        found.setdefault(of.get(id, ""), []).append(id)
    order = sorted(found, key=lambda code: (code == "", provinces()[code][language] if code else ""))
    return [Group(code, provinces()[code][language] if code else "", found[code]) for code in order]
