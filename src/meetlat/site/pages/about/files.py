"""robots.txt, and security.txt by RFC 9116."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import override

from meetlat import environment

VALID = timedelta(days=180)  # RFC 9116 advises less than a year; it is renewed with every request


def robots_txt() -> str:
    """Everything public may be found; what only asks and answers need not be."""
    desk = [f"Disallow: /{language}/{word}" for language, word in _desks()]
    return "\n".join(["User-agent: *", *desk, "Disallow: /api/", ""])


def _desks() -> list[tuple[str, str]]:
    """The desk in each language: it asks for a password anyway."""
    found = []
    for language in ("nl", "en", "fr"):
        with override(language):
            found.append((language, reverse("desk").split("/", 2)[2]))
    return found


def security_txt(site: str, now: datetime) -> str:
    """Where to report a weakness: by mail where the installation named an address, else by the page about mistakes."""
    address = environment.contact()
    with override("en"):
        contact = f"mailto:{address}" if address else site + reverse("corrections")
    lines = {
        "Contact": contact,
        "Expires": (now + VALID).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Preferred-Languages": "nl, en, fr",
        "Canonical": f"{site}{reverse('security')}",
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())
