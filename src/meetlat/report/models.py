"""Editions: frozen measurings, with all their figures. Written once, compared for ever."""

from typing import Any, NoReturn

from django.db import models

from meetlat.problem import Problem

FROZEN = "What an edition holds is frozen and is kept. Take a new one with: meetlat census, meetlat measure"


class Frozen(Problem):
    """An edition is never changed or deleted; take a new one instead."""


class FrozenRows(models.QuerySet[Any]):
    """What is frozen is not changed all at once either."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise Frozen(FROZEN)

    def delete(self) -> NoReturn:
        raise Frozen(FROZEN)


class Edition(models.Model):
    """A frozen measuring: what went in (with checksums), under which definitions, on which day."""

    id = models.SlugField(primary_key=True, max_length=60)  # census-2026-04-06, census-2026-04-06-2
    subject = models.CharField(max_length=20)  # census, measures, residents, completeness
    day = models.DateField()  # the day the register describes
    taken_at = models.DateTimeField()
    practice = models.BooleanField(default=False)
    inputs = models.JSONField()  # name -> {"rows", "sha256"}
    indicators = models.JSONField()  # id -> version
    queries = models.JSONField()  # id -> SQL over the inputs
    checksum = models.CharField(max_length=64)  # of all figures
    version = models.CharField(max_length=20)  # of Meetlat

    objects = FrozenRows.as_manager()

    def __str__(self) -> str:
        return self.id

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Frozen(FROZEN)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Frozen(FROZEN)


class Figure(models.Model):
    """One value of an indicator, for one organisation or for a group of them.

    A group has no ``organisation``; ``size_class``, ``province`` and ``platform`` say what it is cut by (empty: all).
    A full count has no ``low`` and ``high``: what the register missed is said in words.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="figures")
    indicator = models.CharField(max_length=40)
    organisation = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=2)
    kind = models.CharField(max_length=40)
    size_class = models.CharField(max_length=10, blank=True)
    province = models.CharField(max_length=10, blank=True)
    platform = models.CharField(max_length=20, blank=True)
    value = models.FloatField(null=True, blank=True)
    count = models.FloatField(null=True, blank=True)  # the numerator
    n = models.IntegerField(null=True, blank=True)  # the denominator
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    coverage = models.FloatField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)  # of the inhabitants used
    note = models.CharField(max_length=40, blank=True)  # measured, derived, estimated, unknown

    objects = FrozenRows.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["edition", "country", "kind", "indicator", "platform"]),
            models.Index(fields=["edition", "organisation"]),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Frozen(FROZEN)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Frozen(FROZEN)
