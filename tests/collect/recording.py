"""Records as Bluesky keeps them, said by invented people."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

START = datetime(2025, 1, 1, tzinfo=UTC)


def records(number: int) -> list[dict[str, Any]]:
    """Posts of twenty invented people, an hour apart; every third replies to the one before it."""
    return [_record(place) for place in range(number)]


def _record(place: int) -> dict[str, Any]:
    value: dict[str, Any] = {
        "$type": "app.bsky.feed.post",
        "text": f"bericht {place}",
        "createdAt": (START + timedelta(minutes=place)).isoformat(),
    }
    if place % 3 == 2:
        before = {"uri": _uri(place - 1), "cid": f"cid{place - 1}"}
        value["reply"] = {"parent": before, "root": before}
    return {"uri": _uri(place), "cid": f"cid{place}", "value": value}


def _uri(place: int) -> str:
    return f"at://did:plc:inwoner{place % 20:017d}/app.bsky.feed.post/3k{place:010d}"


def write_records(file: Path, told: Iterable[dict[str, Any]]) -> Path:
    file.write_text("".join(json.dumps(record) + "\n" for record in told), encoding="utf-8")
    return file
