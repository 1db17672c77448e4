"""Columns of the lake, made of drafts. A column at a time takes half the time of a row at a time."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from meetlat.collect.draft import Draft
from meetlat.collect.names import Names
from meetlat.lake import MESSAGES

ANSWERS = frozenset({"reply", "comment"})  # a repost and a quote show a message; they do not reply to it
MOST = 2**31 - 1  # what a count in the lake can hold
NAMING = ("mastodon", "bluesky")  # platforms whose message ids say who wrote them
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY: list[int] = []


def table(drafts: Sequence[Draft], keys: Sequence[int], names: Names, *, run: int, seen: datetime) -> pa.Table:
    """The drafts, in their order, in the form of ``MESSAGES``. ``keys``: those of the drafts as messages."""
    told = columns(drafts, keys, names)
    told["observed_at"] = repeated(seen, "observed_at", len(drafts))
    told["parent_seen"] = repeated(False, "parent_seen", len(drafts))  # the lake settles it: the parent may come later
    told["run"] = repeated(run, "run", len(drafts))
    return pa.table([_array(told[field.name], field.type) for field in MESSAGES], schema=MESSAGES)


def columns(drafts: Sequence[Draft], keys: Sequence[int], names: Names) -> dict[str, Any]:
    accounts = [names.account(draft.platform, draft.author) for draft in drafts]
    parents = [_parent(draft, names) for draft in drafts]
    return {
        "platform": [draft.platform for draft in drafts],
        "key": keys,
        "id": [draft.id if account else anonymous(draft) for draft, account in zip(drafts, accounts, strict=True)],
        "author": [names.author(draft.platform, draft.author.id) for draft in drafts],
        "account": accounts,
        "created_at": moments([draft.created_at for draft in drafts]),
        "kind": [draft.kind for draft in drafts],
        "text": [_text(draft, account, names) for draft, account in zip(drafts, accounts, strict=True)],
        "parent": parents,
        "root": [_root(draft, parent, names) for draft, parent in zip(drafts, parents, strict=True)],
        "mentions": [_mentions(draft, names) if draft.mentions else NOBODY for draft in drafts],
        "page": [names.author(draft.platform, draft.page) if draft.page else None for draft in drafts],
        "likes": counts([draft.likes for draft in drafts]),
        "replies": counts([draft.replies for draft in drafts]),
        "reposts": counts([draft.reposts for draft in drafts]),
        "views": counts([draft.views for draft in drafts]),
    }


def _array(values: Any, type_: Any) -> Any:
    return values if isinstance(values, pa.Array) else pa.array(values, type_)


def repeated(value: Any, column: str, times: int) -> Any:
    one: Any = pa.scalar(value, MESSAGES.field(column).type)
    return pa.repeat(one, times)


def moments(written: Sequence[datetime]) -> Any:
    """By the time since 1970: Arrow takes four times as long for moments with a zone."""
    since: Any = pa.array([moment - EPOCH for moment in written], pa.duration("us"))
    return since.view(MESSAGES.field("created_at").type)


def _parent(draft: Draft, names: Names) -> int | None:
    return names.message(draft.platform, draft.parent) if draft.parent and draft.kind in ANSWERS else None


def _root(draft: Draft, parent: int | None, names: Names) -> int | None:
    if not draft.root or draft.root == draft.id or draft.kind not in ANSWERS:
        return None
    return parent if draft.root == draft.parent else names.message(draft.platform, draft.root)


def _mentions(draft: Draft, names: Names) -> list[int]:
    return [names.author(draft.platform, id) for id in draft.mentions]


def anonymous(draft: Draft) -> str:
    """As much of a message's id as does not say who wrote it."""
    if draft.platform not in NAMING:
        return draft.id
    last = draft.id.rpartition("/")[2]
    return last if last not in ("", "activity") else draft.id.removesuffix("/activity").rstrip("/").rpartition("/")[2]


def counts(told: Sequence[int | None]) -> Sequence[int | None]:
    if told.count(None) == len(told):  # most files tell none
        return told
    return [None if number is None or number < 0 else min(number, MOST) for number in told]


def _text(draft: Draft, account: str | None, names: Names) -> str:
    """Masked. People sign with their own handle: it is looked for like those that certainly stand in the text."""
    private = draft.handles if account else (*draft.handles, draft.author.handle)
    return _storable(names.masked(draft.platform, draft.text, private))


def _storable(text: str) -> str:
    """Without NUL and without half a surrogate pair, which no file of text can hold."""
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text
