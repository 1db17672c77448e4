"""What is known already of an account."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from meetlat.clock import ZONE
from meetlat.collect.counts import Snapshot
from meetlat.collect.manual_correcting import Replaced
from meetlat.report.numbers import moment, number
from meetlat.site.desk.tables import Table, day, table
from meetlat.site.pages.collected.words import counted_by
from meetlat.site.people.models import User


def counts_table(counts: Iterable[Snapshot]) -> Table:
    columns = [_("Geteld op"), _("Volgers"), _("Volgt zelf"), _("Berichten"), _("Bron")]
    return _with_numbers(table(_("Wat al bekend is"), columns, map(_row, counts)))


def replaced_table(replaced: Iterable[Replaced]) -> Table:
    """Counts that no longer stand, and who says so."""
    known = list(replaced)
    people = User.objects.in_bulk({one.by for one in known if one.by})
    columns = [_("Geteld op"), _("Volgers"), _("Volgt zelf"), _("Berichten"), _("Vervangen"), _("Wie"), _("Waarom")]
    rows = (
        [*_numbers(one.count), moment(one.at, _language()), _who(people.get(one.by or 0)), one.why] for one in known
    )
    return _with_numbers(table(_("Vervangen tellingen"), columns, rows))


def _who(person: User | None) -> str:
    return f"{person.username} ({person.role_name})" if person else "–"


def _row(one: Snapshot) -> list[Any]:
    return [*_numbers(one), counted_by(one.source)]


def _numbers(one: Snapshot) -> list[Any]:
    numbers = (number(count, _language()) for count in (one.followers, one.following, one.posts))
    return [day(one.observed_at.astimezone(ZONE).date()), *numbers]


def _with_numbers(found: Table) -> Table:
    for column in found["columns"][1:4]:
        column["number"] = True
    return found


def _language() -> str:
    return get_language() or "nl"
