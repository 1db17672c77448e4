"""What a kind is called in a sentence: every municipality, none, in Belgium; in each language's own grammar."""

from dataclasses import dataclass

from babel.lists import format_list
from django.utils.translation import gettext as _

from meetlat.register.vocabulary import countries, label

NEUTER = frozenset({"agency", "legislature", "ministry", "public_body", "region", "water_authority"})  # Dutch: het
MASCULINE = frozenset(  # French
    {"federal_public_service", "legislature", "ministry", "other", "water_authority"}
)
PLAIN = {  # beside nothing else, "other" organisations are just organisations
    "nl": ("organisatie", "organisaties"),
    "en": ("organisation", "organisations"),
    "fr": ("organisme", "organismes"),
}


@dataclass(frozen=True)
class Words:
    """The words for a kind, with the country behind them where the page does not go without saying it."""

    one: str  # gemeente
    many: str  # gemeenten
    every: str  # elke gemeente in België · every municipality in Belgium · toutes les communes en Belgique
    nobody: str  # geen enkele gemeente in België · no municipality in Belgium · aucune commune en Belgique
    none: str  # geen enkele · none · aucune
    all: str  # gemeenten in België

    def counted(self, n: int) -> str:
        return self.one if n == 1 else self.many


def words(kind: str, country: str, language: str, *, say_country: bool = True) -> Words:
    """For ``NL``, ``municipality``: gemeente, gemeenten, elke gemeente in Nederland, …"""
    one, many = PLAIN[language] if kind == "other" else _kind(kind, language)
    where = f" {countries()[country][f'in_{language}']}" if say_country else ""
    every, none = _every(kind, one, many, language)
    nobody = {"nl": f"{none} {one}", "en": f"no {one}", "fr": f"{none} {one}"}[language]
    return Words(one, many, every + where, nobody + where, none, many + where)


def _kind(kind: str, language: str) -> tuple[str, str]:
    return label("kinds", kind, language), label("kinds", kind, language, "_plural")


def _every(kind: str, one: str, many: str, language: str) -> tuple[str, str]:
    if language == "nl":
        return (f"elk {one}", "geen enkel") if kind in NEUTER else (f"elke {one}", "geen enkele")
    if language == "fr":
        return (f"tous les {many}", "aucun") if kind in MASCULINE else (f"toutes les {many}", "aucune")
    return f"every {one}", "none"


def size_class_words(size_class: str) -> str:
    """S -> klein (tot 50.000)."""
    return {
        "S": _("klein: tot 50.000 inwoners"),
        "M": _("middelgroot: 50.000 tot 100.000"),
        "L": _("groot: 100.000 en meer"),
    }.get(size_class, _("inwoners niet bekend"))


def listed(names: list[str], language: str) -> str:
    """Facebook, X en Instagram."""
    return format_list(names, locale=language)
