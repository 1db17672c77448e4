"""Who signs in, with which role, for which organisations; and the audit log of what they did."""

from typing import Any, NoReturn

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Users(UserManager["User"]):
    use_in_migrations = False

    def create_superuser(
        self, username: str, email: str | None = None, password: str | None = None, **extra: Any
    ) -> "User":
        """An administrator: roles decide here, nothing stands above them."""
        return self.create_user(username, email, password, role=User.Role.ADMINISTRATOR, **extra)


class User(AbstractUser):
    """Someone who signs in. A visitor has no account and needs none."""

    class Role(models.TextChoices):
        MEMBER = "member", _("lid van een organisatie")
        RESEARCHER = "researcher", _("onderzoeker")
        ADMINISTRATOR = "administrator", _("beheerder")

    role = models.CharField(max_length=20, choices=Role.choices, default=Role.MEMBER)
    organisations = models.ManyToManyField("register.Organisation", blank=True, related_name="members")
    one_time_until = models.DateTimeField(null=True, blank=True)  # the password was handed out; it is to be replaced

    objects = Users()  # type: ignore[misc]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("username"), name="one_person_per_name"),
            models.UniqueConstraint(Lower("email"), condition=~Q(email=""), name="one_person_per_address"),
            models.CheckConstraint(condition=Q(is_superuser=False), name="roles_decide"),
        ]

    @property
    def role_name(self) -> str:
        return str(User.Role(self.role).label)

    @property
    def may_change_things(self) -> bool:
        """Whether the role reaches further than reading, and so asks for a second factor."""
        return self.role != User.Role.MEMBER


class WrittenOnce(TypeError):
    """The audit log grows; nothing in it is changed or taken out."""

    def __init__(self) -> None:
        super().__init__("The audit log is written once: an event can be added, not changed or deleted.")


class AuditEvents(models.QuerySet["AuditEvent"]):
    def update(self, **_: Any) -> NoReturn:
        raise WrittenOnce

    def delete(self) -> NoReturn:
        raise WrittenOnce

    def bulk_update(self, *_: Any, **__: Any) -> NoReturn:
        raise WrittenOnce


class AuditEvent(models.Model):
    """Something that was done. Holds no IP address and nothing that a stranger typed."""

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", _("aangemeld")
        SIGN_IN_FAILED = "sign_in_failed", _("aanmelden mislukt")
        SIGNED_OUT = "signed_out", _("afgemeld")
        PASSWORD_CHANGED = "password_changed", _("wachtwoord gewijzigd")
        PASSWORD_ISSUED = "password_issued", _("eenmalig wachtwoord gegeven")
        FACTOR_ADDED = "factor_added", _("tweede stap ingesteld")
        FACTOR_REMOVED = "factor_removed", _("tweede stap verwijderd")
        FACTOR_RENEWED = "factor_renewed", _("herstelcodes vernieuwd")
        FACTOR_FAILED = "factor_failed", _("verkeerde code ingevuld")
        PERSON_ADDED = "person_added", _("persoon toegevoegd")
        ROLE_CHANGED = "role_changed", _("rol gewijzigd")
        ORGANISATIONS_CHANGED = "organisations_changed", _("organisaties gewijzigd")
        DEACTIVATED = "deactivated", _("toegang ingetrokken")
        REACTIVATED = "reactivated", _("toegang teruggegeven")
        REGISTER_EDITED = "register_edited", _("register gewijzigd")
        COUNTED = "counted", _("telling toegevoegd")
        READING_CORRECTED = "reading_corrected", _("lezing van een bericht verbeterd")
        DOWNLOADED = "downloaded", _("niet-openbaar bestand opgehaald")

    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="audit_events")
    kind = models.CharField(max_length=30)  # a Kind; no choices here, so that a new word needs no migration
    subject = models.CharField(max_length=60, blank=True)  # account:12, organisation:nl.gm0344, person:3
    detail = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)

    objects = models.Manager.from_queryset(AuditEvents)()

    class Meta:
        indexes = [models.Index(fields=["kind", "id"]), models.Index(fields=["subject"])]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise WrittenOnce
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise WrittenOnce

    @property
    def kind_name(self) -> str:
        return str(AuditEvent.Kind(self.kind).label)
