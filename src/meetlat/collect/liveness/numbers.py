"""Which of a platform's ids never change, whatever an account calls itself."""

import re

UNCHANGING = {
    "x": r"\d{1,20}",
    "youtube": r"UC[\w-]{22}",
    "bluesky": r"did:[a-z]+:[\w.:%-]+",
    "facebook": r"\d{5,20}",
    "instagram": r"\d{5,20}",
    "linkedin": r"\d{4,20}",
}  # on Mastodon the name with its server is the id: with another name it is another account, to which it may point


def unchanging(platform: str, id: str) -> str:
    """The id, where it is one that lasts; empty where it is a name or nothing."""
    pattern = UNCHANGING.get(platform)
    return id if pattern and re.fullmatch(pattern, id) else ""
