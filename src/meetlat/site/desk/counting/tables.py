"""What is known already of an account."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from meetlat.collect.counts import Snapshot
from meetlat.collect.standing import ZONE
from meetlat.report.numbers import number
from meetlat.site.desk.tables import Table, day, table
from meetlat.site.pages.collected.words import counted_by


def counts_table(counts: Iterable[Snapshot]) -> Table:
    columns = [_("Geteld op"), _("Volgers"), _("Volgt zelf"), _("Berichten"), _("Bron")]
    found = table(_("Wat al bekend is"), columns, map(_row, counts))
    for column in found["columns"][1:4]:
        column["number"] = True
    return found


def _row(one: Snapshot) -> list[Any]:
    numbers = (number(count, get_language() or "nl") for count in (one.followers, one.following, one.posts))
    return [day(one.observed_at.astimezone(ZONE).date()), *numbers, counted_by(one.source)]
