from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def carry_over(apps: Any, schema_editor: Any) -> None:
    """The hours that were told until now had no day: they hold as far back as one looks, as they did."""
    week, schedule, opening = (
        apps.get_model("register", name) for name in ("ServiceWeek", "ServiceSchedule", "ServiceOpening")
    )
    for told in week.objects.prefetch_related("hours"):
        own = schedule.objects.create(organisation_id=told.pk, holidays_kept=told.holidays_kept)
        opening.objects.bulk_create(
            opening(schedule=own, weekday=one.weekday, opens=one.opens, closes=one.closes) for one in told.hours.all()
        )


class Migration(migrations.Migration):
    dependencies = [("register", "0003_domain_practice")]

    operations = [
        migrations.CreateModel(
            "ServiceSchedule",
            [
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("since", models.DateField(blank=True, null=True)),
                ("holidays_kept", models.BooleanField(default=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_schedules",
                        to="register.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["organisation", "since"], name="one_schedule_from_a_day"),
                    models.UniqueConstraint(
                        fields=["organisation"],
                        condition=models.Q(("since__isnull", True)),
                        name="one_schedule_from_the_beginning",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            "ServiceOpening",
            [
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("weekday", models.PositiveSmallIntegerField()),
                ("opens", models.PositiveSmallIntegerField()),
                ("closes", models.PositiveSmallIntegerField()),
                (
                    "schedule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="openings",
                        to="register.serviceschedule",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["schedule", "weekday", "opens"], name="one_opening_at_a_time"),
                    models.CheckConstraint(
                        condition=models.Q(("closes__lte", 1440), ("opens__lt", 1440), ("weekday__lte", 6)),
                        name="opening_within_a_week",
                    ),
                ]
            },
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.DeleteModel("ServiceHours"),
        migrations.DeleteModel("ServiceWeek"),
    ]
