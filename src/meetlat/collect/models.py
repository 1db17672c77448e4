"""The ledger: every run of collecting, what it was asked, what it brought, what it missed."""

from django.db import models
from django.db.models import Q

from meetlat.register.models import Account, Load


class Run(models.Model):
    """One collecting or importing: what was asked, with the register as it was then, and what came of it."""

    class Status(models.TextChoices):
        RUNNING = "running"
        DONE = "done"
        WAITING = "waiting"  # a server asked to come back later
        STOPPED = "stopped"  # by a person or a dying machine; goes on where it was when started again
        FAILED = "failed"  # ``message`` says why

    source = models.CharField(max_length=40)  # mastodon, bluesky, …; file:twcs for a file
    asked = models.JSONField(default=dict)  # accounts, since; or the file's name and mapping
    load = models.ForeignKey(Load, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    last_change = models.PositiveBigIntegerField(default=0)  # the last register.Change there was
    format_version = models.CharField(max_length=100, blank=True)
    checksum = models.CharField(max_length=64, blank=True)  # sha256 of the file
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.RUNNING)
    message = models.TextField(blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)  # when an answer last was of the documented form
    seen = models.PositiveBigIntegerField(default=0)
    new = models.PositiveBigIntegerField(default=0)
    changed = models.PositiveBigIntegerField(default=0)
    gone = models.PositiveBigIntegerField(default=0)  # deleted at the source, and so here
    suppressed = models.PositiveBigIntegerField(default=0)  # of authors who were erased
    refused = models.PositiveBigIntegerField(default=0)
    questions = models.JSONField(default=dict)  # requests by host
    waits = models.PositiveIntegerField(default=0)  # for rate limits
    wait_seconds = models.FloatField(default=0)

    class Meta:
        indexes = [models.Index(fields=["source", "status"])]


class Visit(models.Model):
    """What one run did for one account, and how far back it came."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="visits")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="visits")
    since = models.DateTimeField()  # asked for what was said from this moment on
    until = models.DateTimeField()  # ... to this one, the visit's start
    reached = models.DateTimeField(null=True, blank=True)  # the oldest moment that was read
    cursor = models.TextField(blank=True)  # where to go on
    complete = models.BooleanField(default=False)  # everything between since and until was read
    message = models.CharField(max_length=500, blank=True)  # why not
    seen = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "account"], name="one_visit_per_run")]
        indexes = [models.Index(fields=["account", "until"])]


class Gap(models.Model):
    """A period of an account, or of a whole stream, that was not seen."""

    source = models.CharField(max_length=40)
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="gaps")
    start = models.DateTimeField()
    end = models.DateTimeField()
    reason = models.CharField(max_length=500)
    lasting = models.BooleanField(default=False)  # what the platform shows nobody any more: no visit can close it
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="gaps")
    closed_by = models.ForeignKey(Run, null=True, blank=True, on_delete=models.PROTECT, related_name="closed_gaps")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="a_gap_has_a_length")]
        indexes = [models.Index(fields=["source", "account"])]


class Refusal(models.Model):
    """One item that was set aside: where it stood and why. What it said is not kept."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="refusals")
    position = models.PositiveBigIntegerField(default=0)  # the line or entry in a file
    place = models.CharField(max_length=400)  # line 12, entry 3; or the address of the page and the place on it
    reason = models.CharField(max_length=300)


from meetlat.collect.evidence.models import Liveness, Proposal, Sighting, Verification  # noqa: E402, F401
from meetlat.collect.readings.models import Correction  # noqa: E402, F401
