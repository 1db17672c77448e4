"""The table of sources: when the answers last fitted, how the last run ended, how much came."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from meetlat.clock import ZONE
from meetlat.collect.manual import SOURCE as MANUAL
from meetlat.collect.source import sources
from meetlat.collect.standing import Missed, SourceStanding
from meetlat.register.platforms import platforms
from meetlat.report.numbers import NONE, day, number
from meetlat.site.pages.collected.gaps import gap_words
from meetlat.site.pages.collected.words import ended, lacks, source_name, unbroken
from meetlat.site.pages.organisations.words import language, listed

MOST = 4  # platforms that are named
Said = dict[str, Any]


def sources_table(standings: list[SourceStanding]) -> Said:
    columns = [
        {"label": _("Bron")},
        {"label": _("Laatste keer")},
        {"label": _("Hoe het afliep")},
        {"label": _("Vorm klopte het laatst op")},
        {"label": _("Gezien"), "number": True},
        {"label": _("Nieuw"), "number": True},
        {"label": _("Opzij gezet"), "number": True},
    ]
    rows = [{"cells": _cells(one)} for one in standings]
    return {"caption": _("Bronnen"), "caption_hidden": True, "columns": columns, "rows": rows}


def _cells(one: SourceStanding) -> list[Any]:
    return [
        source_name(one.source),
        _day(one.last.ended_at or one.last.started_at) if one.last else _not_yet(),
        _how(one),
        _fitted(one),
        *(number(count, language()) for count in (one.seen, one.new, one.refused)),
    ]


def _how(one: SourceStanding) -> Any:
    if one.missing:
        return {"text": _("nog niet ingesteld"), "note": lacks(one.missing)}
    return ended(one.last) if one.last else _("nog niet gebruikt")


def _fitted(one: SourceStanding) -> Any:
    """What people count by hand has no form that could change."""
    if one.source == MANUAL:
        return NONE
    return _day(one.held_at) if one.held_at else _not_yet()


def _not_yet() -> Said:
    return {"text": _("nog nooit"), "unknown": True}


def _day(at: datetime) -> str:
    return unbroken(day(at.astimezone(ZONE).date(), language()))


def stream_lines(missed: dict[str, tuple[Missed, ...]]) -> list[Said]:
    """What live streams missed: of every account they follow."""
    return [{"source": source_name(source), "gaps": gap_words(gaps)} for source, gaps in sorted(missed.items())]


def not_asked(used: dict[str, int]) -> str:
    """The platforms with the most official accounts that no source reads."""
    read = {platform for source in sources().values() for platform in source.platforms}
    left = Counter({id: accounts for id, accounts in used.items() if id not in read})
    names = [platforms()[id].name for id, _accounts in left.most_common(MOST)]
    return listed([*names, _("andere platforms")] if len(left) > MOST else names) if names else ""
