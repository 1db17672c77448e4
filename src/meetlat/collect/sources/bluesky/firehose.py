"""The firehose, com.atproto.sync.subscribeRepos: signed commits with their blocks, as DAG-CBOR frames."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import libipld

from meetlat.collect.draft import Draft, Refused, format_changed
from meetlat.collect.files.bluesky.message import Told, author, message
from meetlat.collect.files.bluesky.moment import moment
from meetlat.collect.files.bluesky.record import POST, REPOST, record_of
from meetlat.collect.files.bluesky.uri import place
from meetlat.collect.files.bluesky_car.blocks import Damaged, block, opened
from meetlat.collect.sources.bluesky.happening import Gathered, Place, Restart
from meetlat.collect.sources.bluesky.interest import Interest

NAME = "firehose"
EXPECTED = "a header with op and t, and a body with seq and time"
FUTURE = "FutureCursor"
OUTDATED = "OutdatedCursor"


class Firehose:
    """How to subscribe, and how to read a frame."""

    name = NAME

    def __init__(self, address: str, _interest: Interest) -> None:
        self._parts = urlsplit(address)
        self._outdated = False

    def address(self, after: Place | None) -> str:
        asked = parse_qsl(self._parts.query) + ([("cursor", str(after.at))] if after else [])
        return self._parts._replace(query=urlencode(asked)).geturl()

    def hello(self) -> str | None:
        return None

    def read(self, said: str | bytes, into: Gathered) -> None:
        """Raises FormatChanged for what is no frame, Restart when the stream refuses to go on like this."""
        header, body = _frame(said)
        if header.get("op") == -1:
            self._refuse(body, into)
        elif header.get("t") == "#info":
            self._outdated = self._outdated or body.get("name") == OUTDATED
        elif header.get("op") == 1 and isinstance(body.get("seq"), int):
            self._take(str(header.get("t")), body, into)

    def _refuse(self, body: dict[str, Any], into: Gathered) -> None:
        """A place ahead of the stream: it was set up anew, and counts from the start."""
        if body.get("error") == FUTURE:
            into.missed(into.place.moment if into.place else None, datetime.now(UTC), "the stream was set up anew")
            into.place = None
        raise Restart(str(body.get("error"))[:60])

    def _take(self, sort: str, body: dict[str, Any], into: Gathered) -> None:
        at = _time(body)
        if self._outdated:
            into.missed(into.place.moment if into.place else None, at, "the stream no longer held this period")
            self._outdated = False
        if sort == "#commit":
            _commit(body, at, into)
        elif sort == "#identity":
            into.named(str(body.get("did")), _text(body.get("handle")), at)
        elif sort == "#account":
            into.account(str(body.get("did")), active=body.get("active") is not False, status=_text(body.get("status")))
        elif sort == "#sync" and body.get("did") in into.interest.dids:
            into.page.refused.append((_where(body), "the repository was set anew; the next visit reads it"))
        into.place = Place(NAME, body["seq"], at)


def _frame(said: str | bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    try:
        parts = libipld.decode_dag_cbor_multi(said) if isinstance(said, bytes) else []
    except (ValueError, RecursionError):
        parts = []
    if len(parts) != 2 or not all(isinstance(part, dict) for part in parts):
        raise format_changed("bluesky firehose", parts[0] if parts else None, EXPECTED)
    return parts[0], parts[1]


def _time(body: dict[str, Any]) -> datetime:
    try:
        at = moment(body.get("time"))
    except Refused:
        at = None
    if at is None:
        raise format_changed("bluesky firehose", body, EXPECTED)
    return at


def _commit(body: dict[str, Any], at: datetime, into: Gathered) -> None:
    did, ops = body.get("repo"), body.get("ops")
    if not isinstance(did, str) or not isinstance(ops, list):
        raise format_changed("bluesky firehose", body, "a commit with repo, ops and blocks")
    wanted = [op for op in ops if isinstance(op, dict) and _collection(op) in (POST, REPOST)]
    if body.get("tooBig") and did in into.interest.dids:
        into.page.refused.append((_where(body), "the change was too big for the stream; the next visit reads it"))
    blocks = _blocks(body) if wanted else {}
    for op in wanted:
        _done(did, op, blocks, at, _where(body), into)


def _done(did: str, op: dict[str, Any], blocks: dict[bytes, bytes], at: datetime, where: str, into: Gathered) -> None:
    id = f"at://{did}/{op['path']}"
    if op.get("action") == "delete":
        into.deleted(id)
        return

    def read() -> Draft | None:
        try:
            record = block(blocks, op.get("cid"))
        except Damaged as why:
            raise Refused(str(why)) from None
        return message(place(id), record_of(record), author(did), Told(at))

    into.written(did, where, id, read, again=op.get("action") == "update")


def _blocks(body: dict[str, Any]) -> dict[bytes, bytes]:
    car = body.get("blocks")
    try:
        return opened(car)[1] if isinstance(car, bytes) else {}
    except Damaged:
        return {}


def _collection(op: dict[str, Any]) -> str:
    path = op.get("path")
    return path.partition("/")[0] if isinstance(path, str) else ""


def _where(body: dict[str, Any]) -> str:
    return f"firehose event {body['seq']}"


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
