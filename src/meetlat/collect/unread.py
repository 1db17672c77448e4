"""What was not read of each account: what visits were asked for and did not reach, and what came after the last."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from django.db.models import Min

from meetlat.collect.models import Run, Visit
from meetlat.collect.source import LIVE, sources
from meetlat.collect.standing import account_standings, stream_gaps
from meetlat.spans import Span, merged, without

Filed = tuple[str, datetime]  # platform, and the last moment in the files that brought an account's messages


def unread(until: Mapping[str, datetime], filed: Mapping[int, Filed]) -> dict[int, list[Span]]:
    """account -> stretches from the first moment that a visit was asked for to ``until``, the end of its platform.

    What one source missed and another one or a live stream read is not missed. Of an account that was never visited,
    what came after its files is missed; what those left out before, nobody can tell.
    """
    read, began, platforms = _visited()
    for account in filed.keys() - began.keys():
        platforms[account], began[account] = filed[account]
    live = streamed(until)
    return {
        account: missed
        for account, since in began.items()
        if (end := until.get(platforms[account]))
        and (missed := without([(since, end)], [*read[account], *live.get(platforms[account], [])]))
    }


def visited() -> dict[int, list[Span]]:
    """account -> what visits to it read, back to the first moment that one was asked for."""
    return {account: merged(spans) for account, spans in _visited()[0].items()}


def _visited() -> tuple[dict[int, list[Span]], dict[int, datetime], dict[int, str]]:
    """account -> what visits read, from which moment on they were asked, on which platform it is."""
    rows = Visit.objects.order_by().values_list("account", "run__source").annotate(since=Min("since"))
    asked = {(account, source): since for account, source, since in rows}
    read: dict[int, list[Span]] = defaultdict(list)
    began: dict[int, datetime] = {}
    platforms = {}
    for one in account_standings():
        id, since = one.account.pk, asked[one.account.pk, one.source]
        read[id] += without([(since, one.visited_at)], [(start, end) for start, end, _ in one.gaps])
        began[id] = min(since, began.get(id, since))
        platforms[id] = one.account.platform
    return read, began, platforms


def streamed(until: Mapping[str, datetime]) -> dict[str, list[Span]]:
    """platform -> what its live stream read, of all accounts at once."""
    found: dict[str, list[Span]] = defaultdict(list)
    gaps = {source: [(start, end) for start, end, _ in missed] for source, missed in stream_gaps().items()}
    for run in Run.objects.filter(source__endswith=LIVE):
        source = sources().get(run.source.removesuffix(LIVE))
        platform = source.platforms[0] if source else ""
        if platform in until:
            followed = (run.started_at, run.ended_at or until[platform])
            found[platform] += without([followed], gaps.get(run.source, []))
    return {platform: merged(read) for platform, read in found.items()}
