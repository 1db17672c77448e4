"""Proposals in words: where the links stood, whether the account points back, what the register has already."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from meetlat.collect.evidence import places
from meetlat.collect.evidence.models import Proposal
from meetlat.collect.evidence.proposing import account_for
from meetlat.register.models import Account
from meetlat.register.platforms import platforms
from meetlat.report.numbers import number
from meetlat.site.desk.tables import Table, day, linked, table
from meetlat.site.desk.words import STATUS

PLACES: dict[str, Promise] = {
    places.REL_ME: gettext_lazy("met rel=me, als van henzelf"),
    places.SAME_AS: gettext_lazy("in de gegevens voor zoekmachines (sameAs)"),
    places.META: gettext_lazy("in de kop voor sociale media (meta)"),
    places.HEADER: gettext_lazy("bovenaan de bladzijde"),
    places.NAVIGATION: gettext_lazy("in het menu"),
    places.FOOTER: gettext_lazy("onderaan de bladzijde"),
    places.SOCIAL: gettext_lazy("in een lijst van sociale media"),
    places.CONTACT: gettext_lazy("op een bladzijde over contact"),
    places.BODY: gettext_lazy("in een tekst"),
}
BACK: dict[str, Promise] = {
    "holds": gettext_lazy("ja"),
    "not_found": gettext_lazy("nee"),
    "not_open": gettext_lazy("is op dit platform niet openlijk na te gaan"),
    "failed": gettext_lazy("de server gaf geen antwoord"),
}


def proposals_table(proposals: Iterable[Proposal]) -> Table:
    columns = [_("Account"), _("Platform"), _("Organisatie"), _("Punten"), _("Waar de link staat"), _("Gezien op")]
    found = table(_("Voorgestelde accounts"), columns, map(_row, proposals))
    found["columns"][3]["number"] = True
    return found


def facts(proposal: Proposal) -> list[dict[str, Any]]:
    """For components/facts.html."""
    name = platforms()[proposal.platform].name
    return [
        {"label": _("Platform"), "value": name},
        {"label": _("Adres"), "value": proposal.url, "url": proposal.url},
        {"label": _("Punten"), "value": _number(proposal.score)},
        {"label": _("Verwijst het terug naar de website?"), "value": str(BACK[proposal.back])},
        {"label": _("Voor het eerst gezien op"), "value": day(proposal.first_day)},
        {"label": _("In het register als"), "value": _known(account_for(proposal))},
        {"label": _("Wat de organisatie op dit platform al heeft"), "value": _others(proposal)},
        *_elsewhere(proposal),
    ]


def places_table(proposal: Proposal) -> Table:
    rows = ([str(PLACES.get(one["place"], one["place"])), one["page"]] for one in proposal.places)
    return table(_("Waar de link staat"), [_("Plaats"), _("Bladzijde")], rows)


def _row(proposal: Proposal) -> list[Any]:
    where = dict.fromkeys(str(PLACES.get(one["place"], one["place"])) for one in proposal.places)
    return [
        linked(proposal.handle, "desk_proposal", proposal.pk),
        platforms()[proposal.platform].name,
        linked(proposal.organisation.name, "desk_organisation", proposal.organisation_id),
        _number(proposal.score),
        ", ".join(where),
        day(proposal.last_day),
    ]


def _known(account: Account | None) -> str:
    """Whose it is already: then taking it in means sharing it, or opening it again."""
    if account is None:
        return _("nog niet")
    names = [holding.organisation.name for holding in account.holdings.filter(until=None)]
    return f"{', '.join(names)} ({STATUS[account.status]})"


def _others(proposal: Proposal) -> str:
    held = Account.objects.filter(
        platform=proposal.platform, status=Account.Status.CURRENT,
        holdings__organisation=proposal.organisation_id, holdings__until=None,
    )  # fmt: skip
    return ", ".join(held.order_by("handle").values_list("handle", flat=True)) or _("niets")


def _elsewhere(proposal: Proposal) -> list[dict[str, str]]:
    """An account on many websites may be of who made those."""
    same = Proposal.objects.filter(platform=proposal.platform, fingerprint=proposal.fingerprint)
    others = same.exclude(pk=proposal.pk).count()
    if not others:
        return []
    said = ngettext("op de website van nog %(n)s organisatie", "op de websites van nog %(n)s organisaties", others)
    return [{"label": _("Staat ook"), "value": said % {"n": _number(others)}}]


def _number(value: int) -> str:
    return number(value, get_language() or "nl")
