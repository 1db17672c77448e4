"""Gaps in words: from, to, why. Only so many; the CSV has all."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetlat.clock import ZONE
from meetlat.collect.standing import Missed
from meetlat.report.numbers import day, moment, number
from meetlat.site.pages.collected.words import reason
from meetlat.site.pages.organisations.words import language

MOST = 3  # of an account
Said = dict[str, Any]


def gap_words(gaps: tuple[Missed, ...], most: int = MOST) -> Said:
    """``lines``: the latest gaps, the newest first. ``more``: how many there are besides."""
    lines = [_line(*gap) for gap in reversed(gaps[-most:])]
    left = len(gaps) - len(lines)
    more = ngettext("en nog %(n)s eerder", "en nog %(n)s eerder", left) % {"n": number(left, language())}
    return {"lines": lines, "more": more if left > 0 else ""}


def _line(start: datetime, end: datetime, why: str) -> str:
    """By days; by the clock where it is within one."""
    first, last = (at.astimezone(ZONE).date() for at in (start, end))
    by_clock = moment(start, language()), moment(end, language())
    shown = by_clock if first == last else (day(first, language()), day(last, language()))
    return _("%(from)s tot %(to)s: %(why)s") % {"from": shown[0], "to": shown[1], "why": reason(why).text}
