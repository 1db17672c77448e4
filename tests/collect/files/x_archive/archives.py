"""Archives as X packs them, written for a test, with all that must stay closed."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

OWNER = {
    "email": "webcare@voorbeeld.example",
    "username": "GemeenteVoorbeeld",
    "accountId": "5001",
    "createdAt": "2010-01-04T10:00:00.000Z",
    "accountDisplayName": "Gemeente Voorbeeld",
}
CLOSED = {
    "data/direct-messages.js": "geheim bericht van Jan de Vries",
    "data/like.js": "wat de gemeente leuk vond",
    "data/contact.js": "adresboek",
    "data/deleted-tweets.js": "weggehaald",
    "data/tweet-headers.js": "kop",
    "data/tweetdeck.js": "dek",
}
JAN = {"id_str": "7001", "id": "7001", "screen_name": "jan_de_vries_75", "name": "Jan de Vries", "indices": ["0", "16"]}


def tweet(id: int, text: str, **more: Any) -> dict[str, Any]:
    """As an archive writes it: numbers as text, no author."""
    return {
        "edit_info": {"initial": {"editTweetIds": [str(id)], "editsRemaining": "5", "isEditEligible": True}},
        "created_at": "Fri Sep 08 10:00:00 +0000 2023",
        "id_str": str(id),
        "id": str(id),
        "full_text": text,
        "favorite_count": "4",
        "retweet_count": "1",
        "entities": {"user_mentions": [], "urls": []},
        **more,
    }


def reply(id: int, text: str, to: int) -> dict[str, Any]:
    return tweet(id, text, in_reply_to_status_id_str=str(to), entities={"user_mentions": [JAN]})


def parts(version: str, *tweets: list[dict[str, Any]]) -> dict[str, str]:
    """The files of an archive of a version, with the tweets over several parts."""
    name = "tweets" if version == "2022" else "tweet"
    files = {"data/account.js": script("account", 0, [{"account": OWNER}])}
    for number, some in enumerate(tweets):
        entries = some if version == "2018" else [{"tweet": one} for one in some]
        files[f"data/{name}{f'-part{number}' if number else ''}.js"] = script(name, number, entries)
    return files | {closed: script("closed", 0, [text]) for closed, text in CLOSED.items()}


def script(name: str, part: int, entries: list[Any]) -> str:
    return f"window.YTD.{name}.part{part} = {json.dumps(entries, indent=2)}"


def packed(path: Path, files: Mapping[str, str]) -> Path:
    with ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def unpacked(path: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text)
    return path
