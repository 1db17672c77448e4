"""Accounts: added, followed, closed, reopened. What a person decided stands; a reused handle is a new account."""

from datetime import date
from typing import Any

from meetlat.register.invented import accounts_of_side
from meetlat.register.loading.apply import BATCH, Ledger, Row, differences
from meetlat.register.loading.renamed import renamed, under_new_names
from meetlat.register.models import Account, Evidence, Holding

FOLLOWED = ("handle", "url", "first_day", "role", "theme", "status", "ended")
FIELDS = (*FOLLOWED, "platform_id", "last_day")
REASON = "reference load"
Key = tuple[str, str]


def apply_accounts(wanted: dict[Key, Row], ledger: Ledger) -> None:
    """Brings the accounts, their holders and the directory's evidence to ``wanted``."""
    known = _known(ledger.practice)
    former_names = renamed(known.values())
    wanted = under_new_names(wanted, known, former_names)
    matched = {key: account for key, account in known.items() if key in wanted and _same(account, wanted[key])}
    new = [_new(key, row) for key, row in wanted.items() if key not in matched]
    left = [account for key, account in known.items() if key not in matched and _listed(account)]
    gone = [account for account in left if account not in former_names.values()]
    for account in gone:
        _close(account, ledger)
    _no_longer_listed(left, ledger)
    touched = [account for key, account in matched.items() if _follow(account, wanted[key], ledger)]
    Account.objects.bulk_update(
        [*gone, *touched], FIELDS, batch_size=BATCH
    )  # closes before it adds: one current per handle
    Account.objects.bulk_create(new, batch_size=BATCH)
    for account in new:  # they have none yet: spares a question to the database for each
        account._prefetched_objects_cache = {"holdings": [], "evidence": []}  # type: ignore[attr-defined]
    accounts = matched | {(account.platform, account.key): account for account in new}
    _apply_holdings(wanted, accounts, ledger)
    _apply_evidence(wanted, accounts, ledger)
    counts = ledger.of("accounts")
    counts.added, counts.closed = counts.added + len(new), counts.closed + len(gone)
    counts.unchanged = len(wanted) - counts.added - counts.changed - counts.reopened
    for account in new:
        ledger.note(f"account:{account.pk}", "status", "", f"{account.status}: {account}", REASON)


def _known(practice: bool) -> dict[Key, Account]:
    """The current account of each handle, else its latest former one."""
    found = accounts_of_side(practice).order_by("-status", "id")  # former before current
    rows = found.prefetch_related("holdings", "evidence")
    return {(account.platform, account.key): account for account in rows}


def _same(account: Account, row: Row) -> bool:
    """The same account, unless the platform's own ids say that the handle went to somebody else."""
    return not (account.platform_id and row["platform_id"] and account.platform_id != row["platform_id"])


def _listed(account: Account) -> bool:
    proofs = [
        proof for proof in account.evidence.all() if proof.kind == Evidence.Kind.DIRECTORY and proof.until is None
    ]
    return account.status == Account.Status.CURRENT and bool(proofs)


def _new(key: Key, row: Row) -> Account:
    said = {name: row[name] for name in FIELDS}
    return Account(platform=key[0], key=key[1], **said)


def _close(account: Account, ledger: Ledger) -> None:
    ledger.note(f"account:{account.pk}", "status", account.status, "former", "the directory lists it no more")
    account.status, account.ended = Account.Status.FORMER, account.last_day or ledger.day


def _no_longer_listed(accounts: list[Account], ledger: Ledger) -> None:
    """Also of those that are not closed: the directory has not heard of their new name."""
    proofs = Evidence.objects.filter(kind=Evidence.Kind.DIRECTORY, until=None)
    for account in accounts:
        proofs.filter(account=account).update(until=ledger.day)


def _follow(account: Account, row: Row, ledger: Ledger) -> bool:
    if account.status == "current" and row["status"] == "former" and not _listed(account):
        return False  # a person keeps it open
    found = {
        name: pair for name, pair in differences(account, row, FIELDS).items() if not ledger.decided(account, name)
    }
    if account.role_source == Account.RoleSource.PERSON:
        found = {name: pair for name, pair in found.items() if name not in {"role", "theme"}}
    if not found.get("platform_id", ("", "x"))[1]:
        del found["platform_id"]  # an id once known is not forgotten
    _count(account, found, ledger)
    for name, (_, after) in found.items():
        setattr(account, name, after)
    return bool(found)


def _count(account: Account, found: dict[str, tuple[Any, Any]], ledger: Ledger) -> None:
    """Being seen again on a later day is no change; anything else is."""
    told = {name: pair for name, pair in found.items() if name in FOLLOWED}
    if not told:
        return
    what = {"current": "reopened", "former": "closed"}[told["status"][1]] if "status" in told else "changed"
    counts = ledger.of("accounts")
    setattr(counts, what, getattr(counts, what) + 1)
    for name, (before, after) in told.items():
        ledger.note(f"account:{account.pk}", name, before, after, REASON)


def _apply_holdings(wanted: dict[Key, Row], accounts: dict[Key, Account], ledger: Ledger) -> None:
    new, ended = [], []
    for key, account in accounts.items():
        known = {holding.organisation_id: holding for holding in account.holdings.all()}
        if ledger.decided(account, "organisation"):
            continue
        owners = wanted[key]["organisations"]
        since = wanted[key]["first_day"]
        new += [Holding(account=account, organisation_id=id, since=since) for id in owners if id not in known]
        ended += [_end(holding, ledger) for id, holding in known.items() if id not in owners and holding.until is None]
        ended += [_resume(known[id], ledger) for id in owners if id in known and known[id].until is not None]
    Holding.objects.bulk_create(new, batch_size=BATCH)
    Holding.objects.bulk_update(ended, ["until"], batch_size=BATCH)
    ledger.of("holdings").added, ledger.of("holdings").changed = len(new), len(ended)


def _end(holding: Holding, ledger: Ledger) -> Holding:
    ledger.note(f"account:{holding.account_id}", "organisation", holding.organisation_id, "", REASON)
    holding.until = ledger.day
    return holding


def _resume(holding: Holding, ledger: Ledger) -> Holding:
    ledger.note(f"account:{holding.account_id}", "organisation", "", holding.organisation_id, REASON)
    holding.until = None
    return holding


def _apply_evidence(wanted: dict[Key, Row], accounts: dict[Key, Account], ledger: Ledger) -> None:
    new, ended = [], []
    for key, account in accounts.items():
        row = wanted[key]
        open_kinds = {proof.kind: proof for proof in account.evidence.all() if proof.until is None}
        for kind, source in _proofs(row):
            if kind not in open_kinds and account.status == row["status"]:
                new.append(
                    Evidence(
                        account=account,
                        kind=kind,
                        day=row["first_day"] or _day(row, ledger),
                        source=source,
                        until=row["ended"],
                    )
                )
        if row["status"] == "former" and account.status == "former" and Evidence.Kind.DIRECTORY in open_kinds:
            open_kinds[Evidence.Kind.DIRECTORY].until = row["ended"] or ledger.day
            ended.append(open_kinds[Evidence.Kind.DIRECTORY])
    new = [proof for proof in new if not _stands(proof)]
    Evidence.objects.bulk_create(new, batch_size=BATCH)
    Evidence.objects.bulk_update(ended, ["until"], batch_size=BATCH)
    ledger.of("evidence").added, ledger.of("evidence").changed = len(new), len(ended)


def _stands(proof: Evidence) -> bool:
    """A closed proof of a former account is written once, not at every load."""
    return proof.until is not None and any(
        known.kind == proof.kind and known.until == proof.until for known in proof.account.evidence.all()
    )


def _day(row: Row, ledger: Ledger) -> date:
    return row["last_day"] or ledger.day


def _proofs(row: Row) -> list[tuple[str, str]]:
    proofs = [(str(Evidence.Kind.DIRECTORY), row["source"])]
    if row["own_domain"]:
        proofs.append((str(Evidence.Kind.DOMAIN), row["own_domain"]))
    return proofs
