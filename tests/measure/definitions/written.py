"""A definition as somebody could write it, to change in one place."""

from pathlib import Path

WHOLE = """\
version = 2
source = "A handbook"
contact = { silence = "24h", ways = ["page", "mention"] }
counts = "all"
answer = { by = "any-account", automatic = false }
from = "last"
clock = "calendar"
within = "7d"
window = { last = "30d", at-least = 10 }
among = "all"
censoring = true
unseen = "answered"
statistic = { time = "mean-of-fastest", share = 0.9 }
minimum = 10
norm = { share = 0.9, time = "15m" }

[nl]
title = "Handboek"
says = "Zo telt het handboek."
assumed = ["Niets."]
[en]
title = "Handbook"
says = "This is how the handbook counts."
assumed = ["Nothing."]
[fr]
title = "Manuel"
says = "Voilà comment compte le manuel."
assumed = ["Rien."]
"""


def written(folder: Path, old: str = "", new: str = "") -> Path:
    """The file of it, with ``old`` replaced by ``new``."""
    assert WHOLE.count(old) == 1 or not old, f"{old!r} is not there once"
    file = folder / "handbook.toml"
    file.write_bytes((WHOLE.replace(old, new) if old else WHOLE).encode())
    return file
