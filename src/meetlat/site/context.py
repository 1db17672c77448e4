"""What every page's frame needs: the navigation, the languages, whether this is the practice country."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from meetlat.site.invented import invented

NAVIGATION = (
    ("home", _("Overzicht")),
    ("organisations", _("Organisaties")),
    ("platforms", _("Platforms")),
    ("measuring", _("De meting")),
    ("compare", _("Vergelijken")),
    ("check", _("Account controleren")),
    ("methods", _("Methode")),
)
FOOTER = (
    ("about", _("Over deze meetlat")),
    ("open_data", _("Open data")),
    ("collected", _("Wat er is verzameld")),
    ("accessibility", _("Toegankelijkheid")),
    ("corrections", _("Correcties")),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """home, navigation, languages, footer, practice, theme: see docs/reference/look.md."""
    return {
        "home": reverse("home"),
        "footer": [*({"label": label, "url": reverse(name)} for name, label in FOOTER), _door(request)],
        "practice": invented(request),
        "theme": settings.THEME is not None,
        "navigation": [_link(request, name, label) for name, label in NAVIGATION],
        "languages": [_language(request, code, name) for code, name in settings.LANGUAGES],
    }


def _door(request: HttpRequest) -> dict[str, Any]:
    """The way in for researchers and members. On a page that anybody may keep, nobody is asked who they are."""
    user = getattr(request, "user", None) if settings.SESSION_COOKIE_NAME in request.COOKIES else None
    known = user is not None and user.is_authenticated
    name, label = ("mfa_index", _("Mijn account")) if known else ("account_login", _("Aanmelden"))
    return {"label": label, "url": reverse(name)}


def _link(request: HttpRequest, name: str, label: Any) -> dict[str, Any]:
    url = reverse(name)
    inside = request.path == url or (name != "home" and request.path.startswith(url))
    return {"label": label, "url": url, "current": inside}


def _language(request: HttpRequest, code: str, name: str) -> dict[str, Any]:
    """The same page in another language, with everything its address carries."""
    url = translate_url(request.get_full_path(), code)
    return {"code": code, "name": name, "url": url, "current": code == get_language()}
