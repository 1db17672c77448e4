"""Drawn rows of a few organisations that speak, are spoken to and are counted: small, but with every sort of case."""

import random
from datetime import datetime, timedelta
from typing import Any

from tests.measure.messages import Given, Row

START = datetime(2025, 1, 1)
PLATFORMS = ("mastodon", "x")
ORGANISATIONS: list[Row] = [
    {"organisation": "nl.a", "inhabitants": 52_310.0, "own_site": "a.nl"},
    {"organisation": "nl.b", "inhabitants": 7_919.0, "weeks": 26.5},
    {"organisation": "nl.c", "inhabitants": None, "own_site": "c.nl"},
    {"organisation": "nl.d", "weeks": 4.0},
    {"organisation": "nl.silent"},
    {"organisation": "nl.without"},
]
SPEAKING = ("nl.a", "nl.b", "nl.c", "nl.d")
STATUSES = ("answered", "answered", "late", "unanswered", "unanswered", "unseen", "open", "unclear")


def talking(seed: int = 7, many: int = 60) -> Given:
    """So many messages of each sort; the same for the same seed."""
    draw = random.Random(seed)  # rows for a test
    return {
        "organisations": ORGANISATIONS,
        "voices": _voices(draw),
        "posts": [_post(draw) for _ in range(many)],
        "heard": [_heard(draw) for _ in range(many)],
        "contacts": [_contact(draw) for _ in range(many)],
        "counts": [_counts(draw, id, platform) for id in SPEAKING for platform in PLATFORMS],
        "seen": [{"organisation": id, "with_parent": 40, "parent_seen": draw.randrange(41)} for id in SPEAKING],
    }


def _voices(draw: random.Random) -> list[Row]:
    held = [(id, platform) for id in (*SPEAKING, "nl.silent") for platform in PLATFORMS]
    return [
        {"organisation": id, "platform": platform, "author": draw.choice([None, place]), "role": _role(platform)}
        for place, (id, platform) in enumerate(held)
    ]


def _role(platform: str) -> str:
    return "theme" if platform == "x" else "corporate"


def _who(draw: random.Random) -> Row:
    return {"organisation": draw.choice(SPEAKING), "platform": draw.choice(PLATFORMS)}


def _at(draw: random.Random) -> datetime:
    return START + timedelta(seconds=draw.randrange(364 * 86_400))


def _post(draw: random.Random) -> Row:
    who = _who(draw)
    said = {
        "kind": draw.choice(["post", "post", "reply", "comment", "repost", "quote"]),
        "role": _role(who["platform"]),
    }
    marks = {"hashtags": draw.randrange(3), "own_link": draw.random() < 0.4, "automatic": draw.random() < 0.1}
    return who | said | marks | {"created_at": _at(draw)}


def _heard(draw: random.Random) -> Row:
    said: dict[str, Any] = {"author": draw.randrange(20), "created_at": _at(draw), "is_question": draw.random() < 0.5}
    read = {"contact": draw.choice(["question", "complaint", "report", "none"])}
    return _who(draw) | said | read | {"sentiment": draw.choice(["positive", "neutral", "negative", None])}


def _contact(draw: random.Random) -> Row:
    asked, status = _at(draw), draw.choice(STATUSES)
    taken = timedelta(seconds=draw.randrange(60, 6 * 86_400), days=7 if status == "late" else 0)
    answered = asked + taken if status in ("answered", "late") else None
    followed = status not in ("open", "unclear")
    times = {"asked_at": asked, "answered_at": answered, "status": status, "followed": followed}
    return _who(draw) | times | {"question": draw.random() < 0.8, "automatic": draw.random() < 0.1}


def _counts(draw: random.Random, id: str, platform: str) -> Row:
    def number() -> float | None:
        return None if draw.random() < 0.2 else float(draw.randrange(5_000))

    known = {name: number() for name in ("first_followers", "followers", "following", "posts")}
    return {"organisation": id, "platform": platform, "role": _role(platform)} | known
