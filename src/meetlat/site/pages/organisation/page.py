"""What the page of one organisation shows."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetlat.measure.small import FEWEST
from meetlat.register.domains import registered_domain
from meetlat.register.invented import is_invented
from meetlat.register.models import Account, Domain, Organisation
from meetlat.register.tables import DOMAIN_REGISTERS
from meetlat.report.measures import latest as measured
from meetlat.report.numbers import number
from meetlat.site.pages.organisation.accounts import current_table, former_table, held, is_current
from meetlat.site.pages.organisation.collected import collected
from meetlat.site.pages.organisation.facts import breadcrumb, facts
from meetlat.site.pages.organisation.heading import heading, missing
from meetlat.site.pages.organisation.history import changes_table, predecessors
from meetlat.site.pages.organisation.peers import cards
from meetlat.site.pages.organisations.known import Everyone, Known, everyone
from meetlat.site.pages.organisations.page import source
from meetlat.site.pages.organisations.words import compare_url, language, listed, peer_words

Context = dict[str, Any]


def organisation_page(organisation: Organisation) -> Context:
    """The page of an organisation that exists."""
    everybody, accounts = everyone(organisation.country), held(organisation)
    one = everybody.by_id.get(organisation.pk) or Known(
        organisation.pk, organisation.country, organisation.kind, organisation.province
    )
    name = everybody.called(language()).get(one.id) or organisation.name_in(language())
    current = [account for account in accounts if is_current(account, organisation)]
    there = {account.platform for account in current}
    return {
        "headline": heading(name, len(current), there),
        "name": name,
        "breadcrumb": breadcrumb(one),
        "facts": facts(everybody.edition, one, organisation.website),
        "website": _website_words(organisation),
        "compare": compare_url(one.id),
        "alike": compare_url(one.id, group="alike") if "inhabitants" in one.figures else "",
        "accounts": current_table(organisation, current) if current else None,
        "missing": _missing_words(there),
        "former": former_table(set_aside(accounts, current)) if len(accounts) > len(current) else None,
        "predecessors": predecessors(organisation),
        "changes": changes_table(organisation, accounts),
        "collected": collected(name, current) if current else None,
        "scorecard": _scorecard(organisation),
        "json": f"/api/v1/organisations/{organisation.pk}",
        "source": source(everybody.edition),
        **_peers(everybody, one, name, len(current)),
    }


def _scorecard(organisation: Organisation) -> str:
    """Where it has one: what invented organisations said is no measuring of a real one."""
    edition = measured()
    shown = edition is not None and edition.practice is is_invented(organisation.country)
    return reverse("scorecard", args=[organisation.pk]) if shown else ""


def set_aside(accounts: list[Account], current: list[Account]) -> list[Account]:
    return [account for account in accounts if account not in current]


def _peers(everybody: Everyone, one: Known, name: str, accounts: int) -> Context:
    """The yardsticks; or why there are none."""
    found, peers = cards(everybody, one), len(everybody.peers(one)) if one.id in everybody.by_id else 0
    said = {"group": peer_words(one), "n": number(peers, language()), "name": name, "fewest": FEWEST}
    few = _("De groep %(group)s is te klein om mee te vergelijken: minder dan %(fewest)s.")
    return {
        "cards": found,
        "peer_words": _("De streepjes zijn de %(n)s %(group)s. De gele wijzer is %(name)s.") % said,
        "too_few": few % said if not found and everybody.edition else "",
        "since_edition": _since_edition(one, accounts),
    }


def _since_edition(one: Known, accounts: int) -> str:
    """Said where the register went on after the edition was taken: the table then counts other than the yardstick."""
    measured = one.figures.get("accounts")
    if measured is None or int(measured) == accounts:
        return ""
    said = {"then": number(measured, language()), "now": number(accounts, language())}
    return _("Na deze editie veranderde het register: toen %(then)s accounts, nu %(now)s.") % said


def _missing_words(there: set[str]) -> str:
    """Not found, which is not the same as not there."""
    names = missing(there)
    if not names:
        return ""
    said = {"platforms": listed(names)}
    return _("Niet gevonden op %(platforms)s. Dat bewijst niet dat er geen account is.") % said


def _website_words(organisation: Organisation) -> str:
    """Whether the website stands on a domain that the government's own register lists."""
    if not organisation.website or organisation.country not in DOMAIN_REGISTERS:
        return ""
    parents = _parents(organisation.website)
    listed_ = set(Domain.objects.filter(domain__in=parents).values_list("domain", flat=True))
    said = {"domain": registered_domain(organisation.website, listed_)}
    if listed_:
        return _("%(domain)s staat in het register van internetdomeinen van de overheid.") % said
    return _("%(domain)s staat niet in het register van internetdomeinen van de overheid.") % said


def _parents(website: str) -> list[str]:
    """Every domain that the website could be listed under: a.b.nl, b.nl."""
    parts = registered_domain(website, set()).split(".")
    return [".".join(parts[start:]) for start in range(len(parts))]
