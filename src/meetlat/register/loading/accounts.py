"""From the files to accounts: one row per platform and handle, with its organisations, role and evidence."""

from urllib.parse import urlsplit

from meetlat.register.address import REDIRECTORS
from meetlat.register.domains import website_host, with_parents
from meetlat.register.loading.folder import Folder, Row
from meetlat.register.loading.wanted import Wanted
from meetlat.register.platforms import platforms
from meetlat.register.roles import role_of

ARCHIVE = "web.archive.org"


def want_accounts(folder: Folder, wanted: Wanted) -> None:
    """Fills ``wanted.accounts``. The same account in two rows becomes one with both organisations."""
    for row in folder.rows("accounts"):
        _add(wanted, folder, row, "accounts.csv", "current")
    for row in folder.rows("accounts_withdrawn"):
        _add(wanted, folder, row, "accounts_withdrawn.csv", "former")
    for (platform, _), account in wanted.accounts.items():
        names = [wanted.organisations[id]["name"] for id in account["organisations"]]
        account["role"], account["theme"] = role_of(account["handle"], names)
        account["organisations"] = sorted(account["organisations"])
        account["own_domain"] = _own_domain(platform, account, wanted)


def _add(wanted: Wanted, folder: Folder, row: Row, file: str, status: str) -> None:
    platform = platforms()[row["platform"]]
    key = (platform.id, platform.key(row["handle"]))
    known = wanted.accounts.get(key)
    if known is None or (known["status"], status) == ("former", "current"):
        wanted.accounts[key] = {
            **_account(row, status),
            "organisations": {row["organisation"]},
            "source": folder.source,
        }
        return
    if known["status"] == "current" == status:
        _join(wanted, known, row, file)


def _join(wanted: Wanted, known: Row, row: Row, file: str) -> None:
    if row["organisation"] in known["organisations"]:
        wanted.put_aside(
            file, row, f"{row['platform']} {row['handle']} stands twice for this organisation; counted once"
        )
    known["organisations"].add(row["organisation"])


def _account(row: Row, status: str) -> Row:
    platform = platforms()[row["platform"]]
    return {
        "handle": row["handle"],
        "url": platform.url(row["handle"]) if _through_another(row["url"]) else row["url"],
        "platform_id": platform.platform_id(row["handle"]),
        "status": status,
        "first_day": row["first_seen"],
        "last_day": row["last_seen"],
        "ended": row["last_seen"] if status == "former" else None,
    }


def _through_another(url: str) -> bool:
    return (urlsplit(url).hostname or "") in {*REDIRECTORS, ARCHIVE}


def _own_domain(platform: str, account: Row, wanted: Wanted) -> str:
    """The government's domain on which the handle itself stands, else empty; the strongest evidence there is."""
    host = _handle_host(platform, str(account["handle"]).lower())
    if not host:
        return ""
    sites = [wanted.organisations[id]["website"] for id in account["organisations"]]
    own = {website_host(site) for site in sites}
    for domain in with_parents(host):
        if domain in wanted.domains or domain in own:
            return domain
    return ""


def _handle_host(platform: str, handle: str) -> str:
    """The host in a handle: the server of a fediverse name, the whole of a Bluesky name."""
    return handle.partition("@")[2] or (handle if platform == "bluesky" else "")
