"""An account that goes by another name now is still that account, whatever name a directory knows it by."""

from collections.abc import Iterable, Mapping

from meetlat.register.loading.apply import Row
from meetlat.register.models import Account, Change
from meetlat.register.platforms import platforms

Key = tuple[str, str]


def renamed(accounts: Iterable[Account]) -> dict[Key, Account]:
    """Former name -> the current account that a person or the platform itself gave another one."""
    current = {f"account:{one.pk}": one for one in accounts if one.status == Account.Status.CURRENT}
    changes = Change.objects.filter(field="handle", load=None, subject__startswith="account:").order_by("id")
    former: dict[Key, Account] = {}
    for subject, before in changes.values_list("subject", "before"):
        account = current.get(subject)
        key = platforms()[account.platform].key(before) if account else ""
        if account and key not in ("", account.key):
            former[account.platform, key] = account
    return former


def under_new_names(
    wanted: Mapping[Key, Row], known: Mapping[Key, Account], former: Mapping[Key, Account]
) -> dict[Key, Row]:
    """The rows, each under the name that its account has now. A row that only repeats another falls out."""
    found = {key: row for key, row in wanted.items() if not _is_former(key, row, known, former)}
    for key, row in wanted.items():
        new = (key[0], former[key].key) if key in former else key
        if key not in found and new not in found and row["status"] == "current":
            found[new] = {**row, "own_domain": ""}  # that was read from the former name
    return found


def _is_former(key: Key, row: Row, known: Mapping[Key, Account], former: Mapping[Key, Account]) -> bool:
    """Whether the row means the account under its former name, and not whoever has that name now."""
    account, holder = former.get(key), known.get(key)
    if account is None or (holder is not None and holder.status == Account.Status.CURRENT):
        return False
    if account.platform_id and row["platform_id"] and account.platform_id != row["platform_id"]:
        return False
    return any(holding.organisation_id in row["organisations"] for holding in account.holdings.all())
