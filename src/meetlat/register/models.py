"""Who exists: organisations, their accounts, the evidence for them, their inhabitants and their mergers.

Nothing here is deleted. What ends gets an end date; what changes leaves a ``Change`` behind.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q


class CurrentOrganisations(models.Manager["Organisation"]):
    def get_queryset(self) -> models.QuerySet["Organisation"]:
        return super().get_queryset().filter(end=None)


class Organisation(models.Model):
    """A public body. ``end`` is set once it was merged or abolished."""

    id = models.CharField(primary_key=True, max_length=40)  # nl.gm0344, be.nis11001, wd.q2119820
    kind = models.CharField(max_length=40)  # a row of data/kinds.csv
    name = models.CharField(max_length=200)
    names = models.JSONField(default=dict, blank=True)  # language -> name, where it differs
    country = models.CharField(max_length=2)
    official_code = models.CharField(max_length=20, blank=True)  # CBS GM code, Belgian NIS code
    province = models.CharField(max_length=10, blank=True)  # ISO 3166-2, a row of data/provinces.csv; empty: unknown
    area = models.FloatField(null=True, blank=True)  # km2, from the drawn boundaries
    wikidata = models.CharField(max_length=20, blank=True)
    website = models.CharField(max_length=300, blank=True)
    description = models.CharField(max_length=500, blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)

    objects = models.Manager["Organisation"]()
    current = CurrentOrganisations()

    class Meta:
        indexes = [models.Index(fields=["country", "kind"])]
        base_manager_name = "objects"

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str) -> str:
        return str(self.names.get(language) or self.name)


class Account(models.Model):
    """An organisation's presence on a platform. A handle can come back under another owner: then it is a new row."""

    class Status(models.TextChoices):
        CURRENT = "current"
        FORMER = "former"

    class RoleSource(models.TextChoices):
        RULE = "rule"  # told from the handle, data/roles.csv
        PERSON = "person"  # set by a researcher; outranks the rule at every load

    platform = models.CharField(max_length=20)  # a file of platforms/
    handle = models.CharField(max_length=200)
    key = models.CharField(max_length=200)  # the handle as the platform compares it
    url = models.CharField(max_length=400)
    platform_id = models.CharField(max_length=100, blank=True)  # the platform's own unchanging id
    role = models.CharField(max_length=20, default="corporate")  # a row of data/roles.csv
    theme = models.CharField(max_length=40, blank=True)
    role_source = models.CharField(max_length=10, choices=RoleSource.choices, default=RoleSource.RULE)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.CURRENT)
    first_day = models.DateField(null=True, blank=True)  # since when the directory knew it: not when it was opened
    last_day = models.DateField(null=True, blank=True)  # when the directory last listed it
    ended = models.DateField(null=True, blank=True)
    organisations = models.ManyToManyField(Organisation, through="Holding", related_name="accounts")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["platform", "key"], condition=Q(status="current"), name="one_current_account_per_handle"
            )
        ]
        indexes = [models.Index(fields=["platform", "key"]), models.Index(fields=["key"])]

    def __str__(self) -> str:
        return f"{self.platform}: {self.handle}"


class Holding(models.Model):
    """That an account is an organisation's; an account can have several."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="holdings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="holdings")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "organisation"], name="one_holding")]


class Evidence(models.Model):
    """Why we believe that an account is official, and since when."""

    class Kind(models.TextChoices):
        DIRECTORY = "directory"  # a directory lists it
        WEBSITE = "website"  # the organisation's website links to it
        TWO_WAY = "two_way"  # ... and the account links back (rel="me")
        DOMAIN = "domain"  # the handle stands on a domain of the government
        PERSON = "person"  # somebody looked and vouches for it

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    day = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    note = models.CharField(max_length=500, blank=True)
    until = models.DateField(null=True, blank=True)  # the day it no longer held


class Inhabitants(models.Model):
    """How many people lived in an organisation's area on 1 January, on the borders of that year."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="inhabitants")
    year = models.PositiveSmallIntegerField()
    inhabitants = models.PositiveIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "year"], name="one_count_per_year")]


class AgeGroup(models.Model):
    """Inhabitants in a ten-year age group on 1 January, on the borders of that year."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="age_groups")
    year = models.PositiveSmallIntegerField()
    age_group = models.CharField(max_length=10)
    inhabitants = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "year", "age_group"], name="one_age_group")]


class Merger(models.Model):
    """That an organisation went, wholly or for a share of its area, into another."""

    old = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="became")
    new = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="came_from")
    year_from = models.PositiveSmallIntegerField()  # borders of this year ...
    year_to = models.PositiveSmallIntegerField()  # ... to the borders of this one
    share = models.FloatField()  # of the old one's area
    kind = models.CharField(max_length=10)  # abolished, part (a border correction)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["old", "new", "year_to"], name="one_merger")]


class Domain(models.Model):
    """A web domain that a government register lists as the government's own."""

    domain = models.CharField(max_length=253, unique=True)
    kind = models.CharField(max_length=60)
    holder = models.CharField(max_length=300)
    practice = models.BooleanField(default=False)  # listed by the invented country


class Place(models.Model):
    """A village or an alias, and the municipality it lies in; so that people find their municipality."""

    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="places")

    class Meta:
        indexes = [models.Index(fields=["name"])]


class ServiceSchedule(models.Model):
    """The hours of answering that an organisation told, from a day until the next one; without openings: as an office.

    Before the first day, and where nothing was told, the hours of an office count.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="service_schedules")
    since = models.DateField(null=True, blank=True)  # None: as far back as one looks
    holidays_kept = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "since"], name="one_schedule_from_a_day"),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(since__isnull=True), name="one_schedule_from_the_beginning"
            ),
        ]


class ServiceOpening(models.Model):
    """From one minute of a weekday to another, local time; into the next day where ``closes`` is not later."""

    schedule = models.ForeignKey(ServiceSchedule, on_delete=models.CASCADE, related_name="openings")
    weekday = models.PositiveSmallIntegerField()  # 0: Monday
    opens = models.PositiveSmallIntegerField()  # minutes since midnight, in quarters of an hour
    closes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["schedule", "weekday", "opens"], name="one_opening_at_a_time"),
            models.CheckConstraint(
                condition=Q(weekday__lte=6, opens__lt=1440, closes__lte=1440), name="opening_within_a_week"
            ),
        ]


class Load(models.Model):
    """One loading of a reference folder, of real bodies or of the practice country: which files, what changed."""

    at = models.DateTimeField(auto_now_add=True)
    day = models.DateField()  # the day the folder describes
    format_version = models.CharField(max_length=10)
    practice = models.BooleanField(default=False)  # an invented country
    files = models.JSONField()  # name -> {"rows", "sha256"}
    report = models.JSONField()  # what was added, changed, closed, set aside


class Change(models.Model):
    """One change to the register: what, from, to, why, by whom. Written once."""

    at = models.DateTimeField(auto_now_add=True)
    subject = models.CharField(max_length=60)  # organisation:nl.gm0344, account:12
    field = models.CharField(max_length=30)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    reason = models.CharField(max_length=500)
    load = models.ForeignKey(Load, null=True, blank=True, on_delete=models.PROTECT, related_name="changes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["subject"])]
