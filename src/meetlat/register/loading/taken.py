"""An account is of real bodies or of the practice country; a handle that the other side uses now is refused."""

from meetlat.register.invented import accounts_of_side
from meetlat.register.loading.folder import BadReference, Complaint, Folder
from meetlat.register.loading.wanted import Wanted
from meetlat.register.models import Account
from meetlat.register.platforms import platforms


def refuse_taken(folder: Folder, wanted: Wanted) -> None:
    """Raises BadReference for every current account that an organisation of the other side has already."""
    taken = {key: account for key, account in _of_others(folder.practice).items() if key in wanted.accounts}
    complaints = []
    for row in folder.rows("accounts") if taken else ():
        platform = platforms()[row["platform"]]
        account = taken.get((platform.id, platform.key(row["handle"])))
        if account:
            complaints.append(Complaint("accounts.csv", row["_line"], _says(account, folder.practice)))
    if complaints:
        raise BadReference(complaints)


def _of_others(practice: bool) -> dict[tuple[str, str], Account]:
    used = accounts_of_side(not practice).filter(status=Account.Status.CURRENT)
    return {(account.platform, account.key): account for account in used}


def _says(account: Account, practice: bool) -> str:
    side = "a real organisation" if practice else "an organisation of the practice country"
    held = account.holdings.order_by("until", "organisation_id").first()
    of = f"{side} ({held.organisation_id})" if held else side
    return (
        f'{account.platform} "{account.handle}" is the account of {of} in the register. '
        "Leave it out here, or close it there first."
    )
