"""One activity of an outbox, or one status of the API, as a message."""

from typing import Any

from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.files.mastodon.items import Activity, Kept
from meetlat.collect.sources.activitypub.activities import SAID, boost_draft, iri, kind_of, note_draft
from meetlat.collect.sources.mastodon.statuses import draft, status


def message(item: Activity | Kept) -> Draft | None:
    """None for what is no message, such as a like. Raises Refused."""
    if isinstance(item, Activity):
        return _activity(item)
    found = status(item.raw)
    return draft(found, parent=item.uris.get(found.in_reply_to_id or ""))


def _activity(item: Activity) -> Draft | None:
    if not isinstance(item.raw, dict):
        raise Refused("no activity, but something else")
    kind = kind_of(item.raw)
    if kind == "Announce":
        return boost_draft(item.raw, _author(item))
    return note_draft(_written(item.raw), _author(item)) if kind == "Create" else None


def _written(activity: dict[str, Any]) -> dict[str, Any]:
    note = activity.get("object")
    if not isinstance(note, dict) or kind_of(note) not in SAID:
        raise Refused("it makes no note, article or question")
    if iri(note.get("attributedTo")) not in (None, iri(activity.get("actor"))):
        raise Refused("the message is somebody else's")
    return note


def _author(item: Activity) -> Author:
    author = item.authors.get(iri(item.raw.get("actor")) or "")
    if not author:
        raise Refused("it cannot be told whose outbox it is: actor.json is not beside it")
    return author
