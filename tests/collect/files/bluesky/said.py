"""What invented people said on Bluesky, in each form that it is handed over in."""

from typing import Any

GEMEENTE = "did:plc:gemeente00000000000000000"
JAN = "did:plc:jandevries00000000000000"
POST = "app.bsky.feed.post"


def uri(did: str = JAN, rkey: str = "3kabc", collection: str = POST) -> str:
    return f"at://{did}/{collection}/{rkey}"


def record(text: Any = "Dag", **more: Any) -> dict[str, Any]:
    return {"$type": POST, "text": text, "createdAt": "2025-03-04T10:00:00.123Z", "langs": ["nl"], **more}


def stored(value: Any = None, **more: Any) -> dict[str, Any]:
    return {"uri": uri(), "cid": "bafy", "value": record() if value is None else value, **more}


def view(value: Any = None, **more: Any) -> dict[str, Any]:
    by = {"did": JAN, "handle": "jan-de-vries-1975.test", "displayName": "Jan"}
    told = {"likeCount": 3, "replyCount": 2, "repostCount": 1, "indexedAt": "2025-03-04T10:00:01.000Z"}
    return {"uri": uri(), "cid": "bafy", "author": by, "record": record() if value is None else value, **told, **more}


def ref(to: str) -> dict[str, str]:
    return {"uri": to, "cid": "bafy"}


def mention(text: str, handle: str, did: str, shift: int = 0) -> dict[str, Any]:
    start = text.encode().index(f"@{handle}".encode()) + shift
    end = start + len(handle.encode()) + 1
    feature = {"$type": "app.bsky.richtext.facet#mention", "did": did}
    return {"index": {"byteStart": start, "byteEnd": end}, "features": [feature]}


def link(text: str, shown: str, to: str) -> dict[str, Any]:
    start = text.encode().index(shown.encode())
    feature = {"$type": "app.bsky.richtext.facet#link", "uri": to}
    return {"index": {"byteStart": start, "byteEnd": start + len(shown.encode())}, "features": [feature]}
