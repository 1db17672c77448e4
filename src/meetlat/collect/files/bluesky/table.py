"""A row of the table of posts that research datasets publish: uri, cid, author_did, author_handle, created_at, text, …

It says whether a post answers another one, but not which.
"""

import re
from collections.abc import Mapping

from meetlat.collect.draft import Draft, Refused
from meetlat.collect.files.bluesky.message import Told, author, message
from meetlat.collect.files.bluesky.moment import moment
from meetlat.collect.files.bluesky.record import Record
from meetlat.collect.files.bluesky.uri import place

NUMBER = re.compile(r"[0-9]{1,9}")


def row_draft(row: Mapping[str, str | None]) -> Draft | None:
    """Raises Refused, naming the column that does not fit."""
    at = place(row.get("uri") or "")
    if row.get("author_did") not in (None, "", at.did):
        raise Refused("uri and author_did are of two accounts")
    record = Record(text=row.get("text"), created=moment(row.get("created_at") or None))
    told = Told(None, _number(row, "like_count"), _number(row, "reply_count"), _number(row, "repost_count"))
    made = message(at, record, author(at.did, row.get("author_handle")), told)
    if made is not None and row.get("is_reply") == "True":
        made.kind = "reply"
    return made


def _number(row: Mapping[str, str | None], column: str) -> int | None:
    said = row.get(column) or ""
    if not said:
        return None
    if not NUMBER.fullmatch(said):
        raise Refused(f"{column} is no number")
    return int(said)
