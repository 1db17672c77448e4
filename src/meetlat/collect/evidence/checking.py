"""Asks a platform what it openly says of an account."""

from meetlat.collect.evidence import bluesky, mastodon
from meetlat.collect.evidence.backlinks import NOT_OPEN, Back
from meetlat.register.platforms import platforms
from meetlat.web import Web

CHECKS = {"mastodon": mastodon.back, "bluesky": bluesky.back}


def check_back(platform: str, handle: str, website: str, web: Web) -> Back:
    """Whether the account points back to the website. Most platforms show that to nobody who is not signed in."""
    check = CHECKS.get(platform)
    if check is None or platforms()[platform].platform_id(handle):
        return Back(NOT_OPEN, "cannot be checked openly")
    return check(handle, website, web)
