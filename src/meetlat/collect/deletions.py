"""What a source promised to have handed over and did not is not there any more: it goes here, too."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from meetlat.collect.names import Known, Names
from meetlat.collect.source import Cover, Feed, Mentions, Thread

if TYPE_CHECKING:
    from meetlat.lake import Lake


def absent(lake: "Lake", names: Names, known: Known, covers: Iterable[Cover], seen: set[int], run: int) -> set[int]:
    """Keys in the lake that the covers promise and that were not seen in this visit.

    What this run itself wrote stays: a visit that goes on after a halt does not remember what it saw before.
    """
    promised = " or ".join(f"({_where(cover, names, known)})" for cover in covers)
    if not promised:
        return set()
    return _keys(lake, "key", f"run <> {run:d} and platform = '{known.platform}' and ({promised})") - seen


def parents_of(lake: "Lake", children: set[int]) -> set[int]:
    """Keys of the messages that these reply to, of which the source says that they are deleted."""
    return _keys(lake, "parent", f"key in ({_list(children)})") if children else set()


def said_by(lake: "Lake", authors: set[int]) -> set[int]:
    """Keys of everything by these authors."""
    return _keys(lake, "key", f"author in ({_list(authors)})") if authors else set()


def _keys(lake: "Lake", column: str, where: str) -> set[int]:
    return {key for key in lake.scan(columns=[column], where=where)[column].to_pylist() if key is not None}


def _list(numbers: set[int]) -> str:
    return ", ".join(f"{number:d}" for number in sorted(numbers))


def _where(cover: Cover, names: Names, known: Known) -> str:
    """A condition of DuckDB. Holds numbers and moments only: nothing that a stranger wrote."""
    if isinstance(cover, Thread):
        return f"root = {names.message(known.platform, cover.root):d}"
    whose = f"account = '{int(known.account)}'" if isinstance(cover, Feed) else _mentions(cover, names, known)
    kinds = [f"kind in ({', '.join(map(repr, cover.kinds))})"] if isinstance(cover, Feed) and cover.kinds else []
    return " and ".join([whose, *kinds, *_between(cover.since, cover.until)])


def _mentions(cover: Mentions, names: Names, known: Known) -> str:
    """Mentions that start a thread; a reply is a matter of its thread."""
    mentioned = f"list_contains(mentions, {names.author(known.platform, cover.author):d})"
    loose = "" if cover.answers else " and parent is null"
    return f"{mentioned} and account is null and kind <> 'quote'{loose}"


def _between(since: datetime | None, until: datetime | None) -> list[str]:
    told = [(">", since), ("<", until)]
    return [f"created_at {sign} {_moment(at)}" for sign, at in told if at]


def _moment(at: datetime) -> str:
    return f"TIMESTAMP '{at.astimezone(UTC).replace(tzinfo=None).isoformat(sep=' ')}'"
