"""The words of the desk: kinds of evidence, statuses, and the fields of a change."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meetlat.register.models import Account, Evidence

EVIDENCE: dict[str, Promise] = {
    Evidence.Kind.DIRECTORY: _("een adreslijst noemt het"),
    Evidence.Kind.WEBSITE: _("de website van de organisatie verwijst ernaar"),
    Evidence.Kind.TWO_WAY: _("website en account verwijzen naar elkaar"),
    Evidence.Kind.DOMAIN: _("de accountnaam staat op een domein van de overheid"),
    Evidence.Kind.PERSON: _("iemand heeft het nagekeken"),
}
STATUS: dict[str, Promise] = {Account.Status.CURRENT: _("in gebruik"), Account.Status.FORMER: _("gesloten")}
FIELDS: dict[str, Promise] = {
    "handle": _("accountnaam"),
    "url": _("adres"),
    "platform_id": _("vast nummer"),
    "role": _("rol"),
    "theme": _("thema"),
    "status": _("status"),
    "ended": _("gesloten op"),
    "organisation": _("organisatie"),
    "account": _("account"),
    "evidence": _("bewijs"),
    "name": _("naam"),
    "end": _("opgeheven op"),
    "service_hours": _("servicetijden"),
}
