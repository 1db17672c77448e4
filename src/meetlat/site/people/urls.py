"""Signing in, one's own account, and the pages of the administrator. Of allauth's pages only those named here exist."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from meetlat.site.people import views

urlpatterns = [
    path(_("aanmelden/"), account.login, name="account_login"),
    path(_("aanmelden/code/"), mfa.authenticate, name="mfa_authenticate"),
    path(_("aanmelden/geen-toegang/"), account.account_inactive, name="account_inactive"),
    path(_("afmelden/"), require_POST(account.logout), name="account_logout"),
    path(_("mijn-account/"), never_cache(mfa.index), name="mfa_index"),
    path(_("mijn-account/wachtwoord/"), never_cache(account.password_change), name="account_change_password"),
    path(_("mijn-account/bevestigen/"), never_cache(account.reauthenticate), name="account_reauthenticate"),
    path(_("mijn-account/bevestigen/code/"), never_cache(mfa.reauthenticate), name="mfa_reauthenticate"),
    path(_("mijn-account/tweede-stap/"), never_cache(totp.activate_totp), name="mfa_activate_totp"),
    path(_("mijn-account/tweede-stap/verwijderen/"), never_cache(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(_("mijn-account/herstelcodes/"), never_cache(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        _("mijn-account/herstelcodes/nieuw/"),
        never_cache(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(_("mijn-account/herstelcodes/bestand/"), views.download_recovery_codes, name="mfa_download_recovery_codes"),
    path(_("beheer/personen/"), views.people, name="people"),
    path(_("beheer/personen/toevoegen/"), views.add_person, name="people_add"),
    path(_("beheer/personen/<int:id>/"), views.person, name="people_person"),
    path(_("beheer/personen/<int:id>/wachtwoord/"), views.issue_password, name="people_password"),
    path(_("beheer/personen/<int:id>/toegang/"), views.switch_access, name="people_access"),
    path(_("beheer/logboek/"), views.audit_log, name="people_audit"),
]
