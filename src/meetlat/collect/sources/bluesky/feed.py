"""A page of an account's own feed: what it said, what it answered, and which conversations to read."""

from dataclasses import dataclass, field
from datetime import datetime

import msgspec
from msgspec import Raw, Struct

from meetlat.collect.draft import Draft, Refused
from meetlat.collect.files.bluesky.line import draft
from meetlat.collect.files.bluesky.uri import did_of
from meetlat.collect.source import Page, Thread


class Answered(Struct, frozen=True):
    parent: Raw = Raw(b"{}")


class Shown(Struct, frozen=True):
    """A post, or the place of one that is gone or not shown."""

    gone: bool = msgspec.field(name="notFound", default=False)
    uri: str = ""
    record: Raw = Raw(b"")
    replies: int | None = msgspec.field(name="replyCount", default=None)


class Entry(Struct):
    post: Shown = Shown()
    reply: Answered = Answered()


@dataclass
class Read:
    """A page, the moments of its entries in their order, and the conversations behind it: root -> a message in it."""

    page: Page = field(default_factory=Page)
    moments: list[datetime] = field(default_factory=list)
    conversations: dict[str, str] = field(default_factory=dict)


def read_page(entries: list[Raw], did: str) -> Read:
    read = Read()
    for number, raw in enumerate(entries, 1):
        try:
            _take(raw, did, read)
        except Refused as why:
            read.page.refused.append((f"getAuthorFeed item {number}", str(why)))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            read.page.refused.append((f"getAuthorFeed item {number}", "not of the documented form"))
    return read


def _take(raw: Raw, did: str, read: Read) -> None:
    made = draft(bytes(raw))
    if made is None:
        return
    read.page.drafts.append(made)
    read.moments.append(made.created_at)
    if made.kind != "repost":
        entry = msgspec.json.decode(raw, type=Entry)
        _conversation(made, entry.post, read)
        if made.parent and did_of(made.root or "") != did:
            _answered(entry.reply.parent, read.page)


def _conversation(made: Draft, post: Shown, read: Read) -> None:
    """Each conversation that the account speaks in is read; one that nobody answered has been."""
    if made.parent is None and post.replies == 0:
        read.page.covers.append(Thread(made.id))
    else:
        read.conversations.setdefault(made.root or made.id, made.id)


def _answered(raw: Raw, page: Page) -> None:
    """What was answered stands beside the answer, also where the beginning of the conversation is gone."""
    told = msgspec.json.decode(raw, type=Shown)
    if told.gone and told.uri:
        page.gone.append(told.uri)
    elif bytes(told.record):
        made = draft(bytes(raw))
        page.drafts += [made] if made else []
