"""What visits to websites found, what they propose, and whether accounts are alive."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from meetlat.register.models import Account, Evidence, Organisation


class Verification(models.Model):
    """One visit to the website of an organisation. What was not read proves nothing."""

    class Status(models.TextChoices):
        READ = "read"
        NO_WEBSITE = "no_website"  # the register knows none
        DOWN = "down"  # no usable answer
        ELSEWHERE = "elsewhere"  # it leads to another domain: a merger, perhaps
        PARKED = "parked"  # a page of a domain seller
        WALL = "wall"  # asks for a sign-in, or for cookies before it shows anything
        CLOSED = "closed"  # robots.txt asks us not to come
        EMPTY = "empty"  # no page that can be read without running its scripts

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="verifications")
    day = models.DateField()
    website = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices)
    says = models.CharField(max_length=500, blank=True)  # why it was not read; where it leads
    pages = models.PositiveSmallIntegerField(default=0)
    found = models.JSONField(default=list)  # of accounts of the register: account, score, back (see two_way)
    ended = models.JSONField(default=list)  # numbers of accounts that the website no longer links to
    dismissed = models.JSONField(default=dict)  # reason -> how many links; whose they were is not kept

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "day"], name="one_verification_a_day")]


class Sighting(models.Model):
    """That a piece of evidence was written by a visit, which may also end it. What people wrote is theirs to end."""

    evidence = models.OneToOneField(Evidence, on_delete=models.PROTECT, related_name="sighting")
    day = models.DateField()  # when it was last seen to hold


class Proposal(models.Model):
    """An account that a website gives as its own and that the register does not have there: a person decides.

    Once it is rejected only ``fingerprint`` is left of it: it may have been a private person's.
    """

    class Status(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        REJECTED = "rejected"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="proposals")
    platform = models.CharField(max_length=20)
    fingerprint = models.BigIntegerField()  # pseudonym of platform and key
    handle = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=400, blank=True)
    score = models.SmallIntegerField()
    places = models.JSONField(default=list)  # [{"page", "place"}]: where the links stood
    back = models.CharField(max_length=10, default="not_open")  # whether it points back: see backlinks
    says = models.CharField(max_length=500, blank=True)  # how it does, or why that is not known
    first_day = models.DateField()
    last_day = models.DateField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "platform", "fingerprint"], name="proposed_once")
        ]
        indexes = [models.Index(fields=["status"])]


class Liveness(models.Model):
    """What is the matter with an account, since when. Nothing here: nothing is the matter, or nobody looked."""

    class State(models.TextChoices):  # the gravest first
        NOT_THEIRS = "not_theirs"  # the handle now belongs to another number of the platform
        GONE = "gone"
        MOVED = "moved"  # the account itself says where to
        RENAMED = "renamed"
        SILENT_WITH_FOLLOWERS = "silent_with_followers"
        SILENT = "silent"
        WALLED = "walled"  # cannot be read without signing in

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="liveness")
    state = models.CharField(max_length=24, choices=State.choices)
    since = models.DateField()
    seen_at = models.DateTimeField()  # when it was last seen to be so
    until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    note = models.CharField(max_length=500, blank=True)  # the former handle, where it moved to, why it is gone

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "state"], condition=Q(until=None), name="one_state_at_a_time")
        ]
        verbose_name_plural = "liveness"
