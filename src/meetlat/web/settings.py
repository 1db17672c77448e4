"""How to ask: with what patience, at what pace, within what limits, and in whose name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from meetlat import __version__, environment

PRODUCT = "Meetlat"  # the name robots.txt knows us by
ABOUT = "https://meetlat.example/docs"
MIB = 1024 * 1024


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds, and how often to ask. What is longer than ``longest`` is not waited for.

    ``answer`` is for the whole of one question, asking again included, but not the waits that a limit asks for.
    """

    attempts: int = 5
    first: float = 1.0
    longest: float = 900.0  # the windows of X's limits; Mastodon's and Bluesky's are shorter
    jitter: float = 1.0
    connect: float = 10.0
    read: float = 60.0
    answer: float = 600.0


@dataclass(frozen=True)
class Pace:
    """How much of a server we use.

    ``politeness``: the share of a server's own limit, above 0 up to 1. ``per_minute`` and ``per_day``: our budget per
    host, of which ``asked_before`` (host -> requests) was spent earlier today.
    """

    politeness: float = 0.5
    per_minute: int | None = None
    per_day: int | None = None
    asked_before: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 < self.politeness <= 1:
            raise ValueError(f"politeness is {self.politeness}; expected a share above 0, up to 1")


@dataclass(frozen=True)
class Settings:
    """``most_bytes`` is after unpacking; ``contact`` is an e-mail address for whoever wonders who asks."""

    patience: Patience = Patience()
    pace: Pace = Pace()
    most_bytes: int = 64 * MIB
    redirects: int = 5
    contact: str = field(default_factory=environment.contact)

    @property
    def user_agent(self) -> str:
        about = f"+{ABOUT}; {self.contact}" if self.contact else f"+{ABOUT}"
        return f"{PRODUCT}/{__version__} ({about})"


GUARDED_PATIENCE = Patience(attempts=2, longest=5.0, connect=5.0, read=10.0, answer=20.0)


def guarded_settings() -> Settings:
    """For an address a person gave: small answers, soon."""
    return Settings(patience=GUARDED_PATIENCE, most_bytes=10 * MIB)
