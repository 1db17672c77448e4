"""Four messages, and what somebody sees who speaks of one of them."""

from meetlat.collect.readings.corrections import Seen, digest

VERSION = "1-aaaaaaaa"
TEXTS = {1: "Wanneer komt het afval?", 2: "Mooi weer", 3: "container weer vol", 4: "Hoe dom kun je zijn?"}


def seen(key: int, text: str = "") -> Seen:
    return Seen(key, digest(text or TEXTS[key]), VERSION)
