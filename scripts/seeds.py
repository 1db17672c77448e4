"""What each reader knows how to read: the fixtures of its tests, from which fuzzing goes astray."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

COLLECT = Path(__file__).parent.parent / "tests" / "collect"
FOLDERS = {"4cat": "fourcat"}
ELSEWHERE = {
    "rss": "sources/feeds/fixtures/*.xml",
    "json-feed": "sources/feeds/fixtures/*.json",
    "jetstream": "sources/bluesky/fixtures/*.jsonl",
    "bluesky": "sources/bluesky/fixtures/*.jsonl",
    "mastodon": "sources/mastodon/fixtures/*.json",
    "robots": "evidence/sites/*/robots.txt",
}


def seeds(reader: str) -> Iterator[bytes]:
    """Whole files, and where they hold lines, each line by itself."""
    own = f"files/{FOLDERS.get(reader, reader.replace('-', '_'))}/fixtures/*"
    for file in sorted(COLLECT.glob(ELSEWHERE.get(reader, own))):
        content = file.read_bytes()
        yield content
        yield from content.splitlines() if file.suffix in (".jsonl", ".ndjson") else []
    yield from _made(reader)


def _made(reader: str) -> Iterator[bytes]:
    """Of what no fixture holds: the builders of the tests make it."""
    made = {"bluesky": _bluesky, "bluesky-car": _car, "firehose": _frames, "mastodon": _outbox, "x-archive": _archive}
    return made[reader]() if reader in made else iter(())


def _bluesky() -> Iterator[bytes]:
    from tests.collect.files.bluesky.said import stored, view

    yield from (json.dumps(said).encode() for said in (stored(), view()))


def _car() -> Iterator[bytes]:
    from tests.collect.files.bluesky.said import JAN, POST, record
    from tests.collect.files.bluesky_car.repositories import repository

    yield repository(JAN, {f"{POST}/3kabc": record()})


def _frames() -> Iterator[bytes]:
    from tests.collect.files.bluesky.said import JAN, POST, record
    from tests.collect.files.bluesky_car.repositories import Cid, car, cid_of, packed

    at, content = {"seq": 1, "time": "2025-03-04T10:00:01Z"}, packed(record())
    op = {"action": "create", "path": f"{POST}/3k", "cid": Cid(cid_of(content))}
    yield packed({"op": 1, "t": "#commit"}) + packed({**at, "repo": JAN, "ops": [op], "blocks": car([], [content])})
    yield packed({"op": 1, "t": "#account"}) + packed({**at, "did": JAN, "active": False, "status": "deleted"})
    yield packed({"op": -1}) + packed({"error": "FutureCursor"})


def _outbox() -> Iterator[bytes]:
    from tests.collect.files.mastodon.exports import actor, outbox

    yield from (outbox(), actor())


def _archive() -> Iterator[bytes]:
    from tests.collect.files.x_archive.archives import packed, parts, tweet

    with TemporaryDirectory() as folder:
        yield packed(Path(folder) / "x.zip", parts("2022", [tweet(1, "Dag")])).read_bytes()
