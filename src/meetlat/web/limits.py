"""What a server says about its limits, in the dialects that are spoken: Mastodon, X, Bluesky and the IETF's drafts.

X-RateLimit-Limit: 300         x-rate-limit-limit: 900           RateLimit-Limit: 3000
X-RateLimit-Remaining: 120     x-rate-limit-remaining: 1         RateLimit-Remaining: 2999
X-RateLimit-Reset: 2026-11-…   x-rate-limit-reset: 1795910400    RateLimit-Reset: 1795910400 (or 30, in seconds)

RateLimit: limit=100, remaining=50, reset=30                     RateLimit: "default";r=50;t=30
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

PREFIXES = ("ratelimit-", "x-ratelimit-", "x-rate-limit-", "x-app-limit-24hour-", "x-user-limit-24hour-")
YEAR = 366 * 86_400.0  # seconds; nobody means a longer wait
FIRST_MOMENT = 1_000_000_000  # a larger number of seconds is a moment since 1970, a smaller one a wait
FIRST_IN_MILLISECONDS = 100 * FIRST_MOMENT
WHOLE = re.compile(r"\s*([0-9]{1,18})(?![0-9])")
NUMBER = re.compile(r"\s*([0-9]{1,18}(?:\.[0-9]{1,18})?)\s*")
PAIR = re.compile(r"\b(limit|remaining|reset|q|r|t)=([0-9]{1,18})(?![0-9])")
LONG_NAMES = {"q": "limit", "r": "remaining", "t": "reset"}


@dataclass(frozen=True)
class Limit:
    """``limit`` requests a window, ``remaining`` of them; a new window in ``seconds``. None: not told."""

    limit: int | None
    remaining: int
    seconds: float | None


def limits(headers: Mapping[str, str], now: datetime) -> list[Limit]:
    """Every limit the headers tell of. Moments are compared with the server's own clock where it shows it."""
    clock = moment(headers.get("date", "")) or now
    named = ({key: headers.get(prefix + key, "") for key in ("limit", "remaining", "reset")} for prefix in PREFIXES)
    return [limit for told in (*named, *_in_one(headers)) if (limit := _limit(told, clock))]


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """The seconds that Retry-After asks for (RFC 9110, 10.2.3: seconds or a date)."""
    return seconds_until(headers.get("retry-after", ""), moment(headers.get("date", "")) or now)


def seconds_until(text: str, now: datetime) -> float | None:
    """A wait in seconds, from a wait, a moment in seconds or milliseconds since 1970, or a date."""
    if found := NUMBER.fullmatch(text):
        number = float(found[1])
        if number >= FIRST_IN_MILLISECONDS:
            number /= 1000
        return _wait(number - now.timestamp() if number >= FIRST_MOMENT else number)
    at = moment(text)
    return _wait((at - now).total_seconds()) if at else None


def moment(text: str) -> datetime | None:
    """A date as Mastodon (ISO 8601) or HTTP writes it; without a zone it is UTC."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            at = read(text.strip())
            return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _in_one(headers: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The drafts' one header; its limit may stand in the policy."""
    told = headers.get("ratelimit", "")
    pairs = PAIR.findall(f"{headers.get('ratelimit-policy', '')} {told}".lower()) if told else []
    if pairs:
        yield {LONG_NAMES.get(name, name): value for name, value in pairs}


def _limit(told: Mapping[str, str], clock: datetime) -> Limit | None:
    remaining, limit = WHOLE.match(told.get("remaining", "")), WHOLE.match(told.get("limit", ""))
    if not remaining:
        return None
    return Limit(int(limit[1]) if limit else None, int(remaining[1]), seconds_until(told.get("reset", ""), clock))


def _wait(seconds: float) -> float:
    return min(max(0.0, seconds), YEAR)
