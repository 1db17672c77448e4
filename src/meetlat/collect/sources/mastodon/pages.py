"""What a list of statuses brings to a page."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise

from meetlat.collect.draft import Refused
from meetlat.collect.source import Page
from meetlat.collect.sources.mastodon.conversations import Conversations
from meetlat.collect.sources.mastodon.statuses import TAKEN, Status


def hand_over(told: Iterable[Status], conversations: Conversations, page: Page, place: str) -> None:
    """Each message once. Where it is not clear what one answers, it waits for a visit to which that is told."""
    for said in {one.id: one for one in told}.values():
        if said.visibility in TAKEN and not conversations.known(said):
            continue
        try:
            page.drafts.append(conversations.draft(said))
        except Refused as why:
            page.refused.append((place, str(why)))


def in_order(dates: Sequence[datetime]) -> bool:
    """Whether a list goes from new to old."""
    return all(newer >= older for newer, older in pairwise(dates))


def is_past(dates: Sequence[datetime], since: datetime) -> bool:
    """Whether what comes after them in the list is older than was asked for."""
    return bool(dates) and (max(dates) < since or (dates[-1] < since and in_order(dates)))
