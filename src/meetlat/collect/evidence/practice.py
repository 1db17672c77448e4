"""Invented visits to the invented websites of the practice country, so that its register has two sources.

Its directory misses some accounts. Most websites are read, most accounts are linked there, whether the directory lists
them or not: what the two miss together is known here, and nowhere in the register.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from django.db import transaction

from meetlat.collect.accounts import names
from meetlat.collect.evidence.models import Proposal, Sighting, Verification
from meetlat.collect.evidence.places import FOOTER
from meetlat.register.invented import COUNTRY
from meetlat.register.models import Account, Evidence, Holding, Organisation
from meetlat.register.platforms import platforms
from meetlat.register.practice.bodies import organisation_rows
from meetlat.register.practice.country import CREATED, Row, listed
from meetlat.register.practice.dice import dice
from meetlat.register.practice.folder import SEED

READ = 0.9  # share of websites that can be read
LINKED = 0.8  # share of accounts that the website of their organisation links to
MISSED = 0.08  # accounts that the directory does not list, as a share of those that it does
DECIDED = 0.75  # share of those found on a website that somebody has decided on
DAY = date.fromisoformat(CREATED)
NOTE = "invented for practice"


@dataclass(frozen=True)
class Hidden:
    """An account that exists and that the directory does not list. ``linked``: its organisation's website has it."""

    organisation: str
    platform: str
    handle: str
    url: str
    linked: bool
    decided: bool


def visit_practice(seed: int = SEED) -> bool:
    """Writes what the visits found, once; says whether it did."""
    if Verification.objects.filter(organisation__country=COUNTRY).exists():
        return False
    there = Organisation.current.filter(country=COUNTRY).in_bulk()
    with transaction.atomic():
        read = _visited(list(there.values()), dice(seed, "visits"))
        _prove([one for one in _listed() if dice(seed, f"link {one.platform} {one.key}").random() < LINKED], read)
        for one in hidden(seed):
            if one.linked and one.organisation in read:
                _found(one, there[one.organisation])
    return True


def hidden(seed: int = SEED) -> list[Hidden]:
    """Every account that the directory misses, also those that no website gives."""
    chance = dice(seed, "hidden accounts")
    return [one for form in listed("presence") for one in _missed(form, chance)]


def _missed(form: Row, chance: Random) -> Iterator[Hidden]:
    bodies = [row for row in organisation_rows() if row["kind"] == form["kind"]]
    there = set(Holding.objects.filter(account__platform=form["platform"]).values_list("organisation_id", flat=True))
    without = [row for row in bodies if row["id"] not in there]
    number = round(float(form["share"]) * len(bodies) * MISSED)
    for row in chance.sample(without, min(number, len(without))):
        name = row["website"].removeprefix("https://www.").removesuffix(".example")
        handle = form["handle"].format(name=name)
        url = form["url"].format(name=name, handle=handle)
        linked, decided = chance.random() < LINKED, chance.random() < DECIDED
        yield Hidden(row["id"], form["platform"], handle, url, linked, decided)


def _visited(there: list[Organisation], chance: Random) -> set[str]:
    """The ids of those whose website was read."""
    status = Verification.Status
    visits = [
        Verification(
            organisation=one,
            day=DAY,
            website=one.website,
            status=status.READ if chance.random() < READ else chance.choice([status.DOWN, status.WALL]),
            says=NOTE,
            pages=chance.randrange(2, 9),
        )
        for one in sorted(there, key=lambda one: one.pk)
    ]
    Verification.objects.bulk_create(visits)
    return {visit.organisation_id for visit in visits if visit.status == status.READ}


def _listed() -> list[Account]:
    """What the directory lists."""
    held = Account.objects.filter(holdings__organisation__country=COUNTRY, status=Account.Status.CURRENT)
    return list(held.distinct().order_by("pk").prefetch_related("holdings__organisation"))


def _prove(accounts: list[Account], read: set[str]) -> None:
    """On the website of the first of those that have it and whose website was read."""
    proofs = [
        _proof(account, holders[0])
        for account in accounts
        if (holders := [it.organisation for it in account.holdings.all() if it.organisation_id in read])
    ]
    Evidence.objects.bulk_create(proofs)
    Sighting.objects.bulk_create([Sighting(evidence=proof, day=DAY) for proof in proofs])


def _proof(account: Account, holder: Organisation) -> Evidence:
    return Evidence(account=account, kind=Evidence.Kind.WEBSITE, day=DAY, source=holder.website, note=NOTE)


def _found(one: Hidden, holder: Organisation) -> None:
    """On a website: an account of the register where that was decided, else still a proposal."""
    proposal = _proposal(one, holder)
    if one.decided:
        account = Account.objects.create(
            platform=one.platform, handle=one.handle, key=key_of(one), url=one.url, first_day=DAY
        )
        Holding.objects.create(account=account, organisation=holder, since=DAY)
        proof = _proof(account, holder)
        proof.save()
        Sighting.objects.create(evidence=proof, day=DAY)
        proposal.status, proposal.account, proposal.reason = Proposal.Status.ACCEPTED, account, NOTE
    proposal.save()


def _proposal(one: Hidden, holder: Organisation) -> Proposal:
    return Proposal(
        organisation=holder,
        platform=one.platform,
        fingerprint=names().author(one.platform, key_of(one)),
        handle=one.handle,
        url=one.url,
        score=4,
        places=[{"page": holder.website, "place": FOOTER}],
        says=NOTE,
        first_day=DAY,
        last_day=DAY,
    )


def key_of(one: Hidden) -> str:
    """The handle as its platform compares it."""
    return platforms()[one.platform].key(one.handle)
