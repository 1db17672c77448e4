"""Tells links that are no account of the organisation from those that may be, and says what they are instead."""

import re

from meetlat.register.address import Address, NotAnAddress, read_address
from meetlat.register.platforms import platforms

SHARE = re.compile(
    r"sharer(\.php)?\b|/share(article)?\b(?!d)|share-offsite|/intent/(tweet|post|compose)|/dialog/(share|feed|send)"
    r"|/pin/create|wa\.me/\?|whatsapp\.com/send|^whatsapp:|[?&](status|text)=|authorize_interaction|/shareArticle",
    re.IGNORECASE,
)
POST = re.compile(
    r"/status(es)?/\d|/posts?/[^/?]|/videos?/[^/?]|/photos?/[^/?]|/events?/\d|story_fbid=|fbid=|permalink|/p/[\w-]+|/reels?/|/stories/"
    r"|/feed/update|/pulse/|watch\?|/shorts/|/embed/|/playlist|youtu\.be/|/@[^/]+/\d|/notes?/\w",
    re.IGNORECASE,
)
PERSON = re.compile(r"linkedin\.com/(in|pub)/", re.IGNORECASE)
OWN = {"twitter", "xcorp", "meta", "mastodon@mastodon.social", "bsky.app", "youtubecreators"}
BUILDERS = {  # makers of sites and of their software, whose account stands in the foot of a site's first design
    "wordpress", "wordpressdotcom", "drupal", "joomla", "typo3", "wix", "squarespace", "elementor", "plone", "umbraco",
    "sitecore", "liferay", "hubspot", "webflow", "weebly", "shopify", "envato", "themeforest", "elegantthemes",
    "colorlib", "bootstrap", "getbootstrap", "fontawesome", "siteimprove", "readspeaker", "greensock",
}  # fmt: skip

SHARE_BUTTON = "a share button"
SINGLE_POST = "a single post"
PERSONAL = "a person's profile"
OF_THE_PLATFORM = "the platform's own account or page"
OF_A_BUILDER = "a site builder's account"
CLOSED_PLATFORM = "a platform that has closed"
NO_ACCOUNT = "no account"


def account_in(url: str) -> Address | str | None:
    """The account a link leads to; or what it is instead, in words; None where it is no platform's at all."""
    if SHARE.search(url):
        return SHARE_BUTTON if _is_of_a_platform(url) else None
    try:
        address = read_address(url)
    except NotAnAddress as refusal:
        return _instead(url) if refusal.code == "no_account" else None
    return _judged(url, address)


def _judged(url: str, address: Address) -> Address | str | None:
    if address.platform is None:
        return None
    handle = address.handle.lower()
    if PERSON.search(url):
        return PERSONAL
    if POST.search(url):
        return SINGLE_POST
    if address.platform.closed:
        return CLOSED_PLATFORM
    if handle in OWN or handle in {address.platform.id, address.platform.name.lower()}:
        return OF_THE_PLATFORM
    return OF_A_BUILDER if handle in BUILDERS else address


def _instead(url: str) -> str:
    return SINGLE_POST if POST.search(url) else OF_THE_PLATFORM


def _is_of_a_platform(url: str) -> bool:
    hosts = [host for platform in platforms().values() for host in platform.hosts]
    return url.lower().startswith("whatsapp:") or any(host in url.lower() for host in (*hosts, "wa.me"))
