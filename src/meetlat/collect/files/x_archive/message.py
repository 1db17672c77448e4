"""A tweet of an archive as a message."""

import re

from msgspec import Struct

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Draft
from meetlat.collect.files.twitter_v1.message import drafted
from meetlat.collect.files.twitter_v1.status import Status
from meetlat.collect.files.x_archive.archive import Told

RETWEET = re.compile(r"RT @(\w+): ")


class Edited(Struct, rename="camel"):
    """The ids of all versions, the first first; X writes the list in one of three places."""

    edit_tweet_ids: list[str] | None = None
    edit_control_initial: "Edited | None" = None

    @property
    def ids(self) -> list[str]:
        return self.edit_tweet_ids or (self.edit_control_initial.ids if self.edit_control_initial else [])


class EditInfo(Struct):
    initial: Edited | None = None
    edit: Edited | None = None

    @property
    def ids(self) -> list[str]:
        return next((told.ids for told in (self.edit, self.initial) if told and told.ids), [])


class WithEdits(Struct):
    edit_info: EditInfo | None = None


def message(told: Told) -> Draft | None:
    """None for a version that was edited since. Raises Refused."""
    status = decoded(told, Status)
    draft = drafted(status, told.author)
    versions = _versions(told)
    if versions and draft.id in versions[:-1]:
        return None
    draft.id = versions[0] if versions else draft.id
    return _as_repost(draft) if _is_retweet(draft) else draft


def _versions(told: Told) -> list[str]:
    info = decoded(told, WithEdits).edit_info
    return info.ids if info else []


def _is_retweet(draft: Draft) -> bool:
    """An archive does not say of what: only the text begins with whom."""
    found = RETWEET.match(draft.text)
    return draft.kind == "post" and found is not None and found[1] in draft.handles


def _as_repost(draft: Draft) -> Draft:
    draft.kind, draft.text, draft.mentions, draft.handles = "repost", "", (), ()
    draft.likes = draft.replies = draft.reposts = None
    return draft
