"""Who signs in, with which role, for which organisations; and the audit log of what they did."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Someone who signs in. A visitor has no account and needs none."""

    class Role(models.TextChoices):
        MEMBER = "member"
        RESEARCHER = "researcher"
        ADMINISTRATOR = "administrator"

    role = models.CharField(max_length=20, choices=Role.choices, default=Role.MEMBER)
    organisations = models.ManyToManyField("register.Organisation", blank=True, related_name="members")
