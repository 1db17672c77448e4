"""What may be written into the register; every refusal names the field and says what would do."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from meetlat.register.editing.signing import Refused
from meetlat.register.platforms import Platform
from meetlat.register.vocabulary import roles, themes

LONGEST = {"handle": 200, "url": 400, "platform_id": 100}  # characters; what the columns hold


def today() -> date:
    return timezone.localdate()


def check_day(field: str, day: date, since: date | None = None) -> None:
    if day > today():
        raise Refused(field, _("Deze dag is nog niet geweest."))
    if since and day < since:
        raise Refused(field, _("Deze dag ligt voor %(day)s, toen het begon.") % {"day": date_format(since, "j F Y")})


def check_values(platform: Platform, values: Mapping[str, str]) -> None:
    for name, most in LONGEST.items():
        if len(values.get(name, "")) > most:
            message = _("Dit zijn %(length)d tekens; er passen er %(most)d.")
            raise Refused(name, message % {"length": len(values[name]), "most": most})
    _check_handle(platform, values)
    _check_url(values)
    if "role" in values and values["role"] not in roles():
        raise Refused("role", _("Deze rol is niet bekend."))
    if values.get("theme") and values["theme"] not in themes():
        raise Refused("theme", _("Dit thema is niet bekend."))


def check_theme(role: str, theme: str) -> None:
    """A theme goes with the role of a theme channel, and with no other."""
    if (role == "theme") != bool(theme):
        raise Refused("theme", _("Kies een thema bij de rol thema, en bij een andere rol geen."))


def _check_handle(platform: Platform, values: Mapping[str, str]) -> None:
    handle = values.get("handle")
    if handle is None:
        return
    if not handle or any(sign.isspace() or not sign.isprintable() for sign in handle):
        raise Refused("handle", _("Vul de accountnaam in, zonder spaties, zoals hij in het adres staat."))
    if "{server}" in platform.profile and not all(handle.partition("@")):
        raise Refused("handle", _("Vul de naam in met de server erachter: naam@server.nl."))


def _check_url(values: Mapping[str, str]) -> None:
    url = values.get("url")
    if url is not None and not _is_web_address(url):
        raise Refused("url", _("Vul het hele adres in, met https:// ervoor."))


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"https", "http"} and bool(parts.hostname)
