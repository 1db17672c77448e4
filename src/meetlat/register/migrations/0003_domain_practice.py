from typing import Any

from django.db import migrations, models


def mark(apps: Any, schema_editor: Any) -> None:
    """Domains that the practice country listed before its own side was kept apart: all of them end in .example."""
    if apps.get_model("register", "Load").objects.filter(practice=True).exists():
        apps.get_model("register", "Domain").objects.filter(domain__endswith=".example").update(practice=True)


class Migration(migrations.Migration):
    dependencies = [("register", "0002_service_hours")]

    operations = [
        migrations.AddField("domain", "practice", models.BooleanField(default=False)),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
