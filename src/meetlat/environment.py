"""The settings a person gives in the environment, checked loudly: name, value, what was expected."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from meetlat.problem import Problem

T = TypeVar("T")


class WrongSetting(Problem):
    """A setting has a value the program cannot use; the text names it and says what was expected."""


@dataclass(frozen=True)
class Setting:
    """One setting: what it is for, what it falls back to, what is allowed. The docs are tested against these."""

    name: str
    purpose: str
    default: str
    expected: str


SETTINGS: dict[str, Setting] = {}
_VALUES: list[Callable[[], object]] = []


def _setting(name: str, purpose: str, default: str, expected: str, read: Callable[[str], T]) -> Callable[[], T]:
    SETTINGS[name] = Setting(name, purpose, default, expected)

    def value() -> T:
        text = os.environ.get(name, "") or default
        try:
            return read(text)
        except ValueError as error:
            detail = f" ({error})" if str(error) else ""
            raise WrongSetting(f"{name}={text!r}: expected {expected}{detail}. Change it or leave it out.") from None

    _VALUES.append(value)
    return value


def _path(text: str) -> Path:
    if "\0" in text:
        raise ValueError("a path cannot hold a NUL")
    return Path(text).expanduser().absolute()


def _existing_folder(text: str) -> Path | None:
    if not text:
        return None
    folder = _path(text)
    if not folder.is_dir():
        raise ValueError("no such folder")
    return folder


def _yes(text: str) -> bool:
    answers = {"1": True, "yes": True, "true": True, "0": False, "no": False, "false": False}
    if text.lower() not in answers:
        raise ValueError
    return answers[text.lower()]


def _database(text: str) -> str:
    if not text:
        return ""
    if urlsplit(text).scheme not in {"sqlite", "postgresql", "postgres"}:
        raise ValueError
    return text


def _engine(text: str) -> str:
    parts = urlsplit(text)
    if text != "duckdb" and (parts.scheme != "sc" or not parts.hostname or not parts.port):
        raise ValueError
    return text


def _hosts(text: str) -> list[str]:
    hosts = [host.strip() for host in text.split(",") if host.strip()]
    if any("/" in host or " " in host for host in hosts):
        raise ValueError("host names only, no address")
    return hosts


def _secret(text: str) -> str:
    if text and len(text) < 32:
        raise ValueError("too short")
    return text


def _theme(text: str) -> Path | None:
    if not text:
        return None
    file = _path(text)
    if not file.is_file() or file.suffix != ".css":
        raise ValueError("no such .css file")
    return file


def _email(text: str) -> str:
    name, _, host = text.partition("@")
    if text and (not name or "." not in host or any(sign in " \t\r\n<>,;:" for sign in text)):
        raise ValueError("one address, without a name")
    return text


def _pairs(text: str) -> dict[str, str]:
    """``name=value,name=value``."""
    pairs = [part.strip().partition("=") for part in text.split(",") if part.strip()]
    if any(not name or not value for name, _, value in pairs):
        raise ValueError("each as name=value")
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _servers(text: str) -> dict[str, str]:
    return {host: _web_address(address) for host, address in _pairs(text).items()}


def _web_address(text: str, schemes: tuple[str, ...] = ("http", "https")) -> str:
    parts = urlsplit(text)
    if parts.scheme not in schemes or not parts.hostname:
        raise ValueError(f"an address that begins with {schemes[0]}:// or {schemes[1]}://")
    return text.rstrip("/")


def _share(text: str) -> float:
    share = float(text)
    if not 0 < share <= 1:
        raise ValueError
    return share


def _above_zero(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


home = _setting(
    "MEETLAT_HOME", "the folder with the database, the lake and the secrets", "meetlat-data", "a folder", _path
)
reference = _setting(
    "MEETLAT_REFERENCE",
    "the reference folder that says which organisations exist",
    "",
    "an existing folder",
    _existing_folder,
)
database = _setting(
    "DATABASE_URL", "the database; SQLite in MEETLAT_HOME when empty", "",
    "sqlite:///path or postgresql://user:password@host:port/name", _database,
)  # fmt: skip
engine = _setting("MEETLAT_ENGINE", "what computes the figures", "duckdb", "duckdb or sc://host:port", _engine)
lake = _setting(
    "MEETLAT_LAKE",
    "the folder of the lake; lake/ in MEETLAT_HOME when empty",
    "",
    "a folder",
    lambda text: _path(text) if text else None,
)
debug = _setting("MEETLAT_DEBUG", "show errors in full, for developers only", "no", "yes or no", _yes)
hosts = _setting(
    "MEETLAT_HOSTS",
    "host names the site answers to, with commas",
    "127.0.0.1,localhost",
    "host names with commas",
    _hosts,
)
https = _setting("MEETLAT_HTTPS", "the site stands behind https: secure cookies and HSTS", "no", "yes or no", _yes)
secret = _setting(
    "MEETLAT_SECRET",
    "the key that signs sessions; made and kept in MEETLAT_HOME when empty",
    "",
    "at least 32 characters",
    _secret,
)
theme = _setting(
    "MEETLAT_THEME", "a token file of your own (.css) that re-skins the site", "", "an existing .css file", _theme
)
contact = _setting(
    "MEETLAT_CONTACT",
    "the e-mail address for mistakes, the right of reply and security, shown on the site",
    "",
    "an e-mail address",
    _email,
)
politeness = _setting(
    "MEETLAT_POLITENESS", "the share of a server's rate limit that collecting may use", "0.5",
    "a number above 0 and at most 1", _share,
)  # fmt: skip
servers = _setting(
    "MEETLAT_SERVERS",
    "servers that are reached at another address than https://name, also on the inner network",
    "",
    "name=address with commas: social.example.nl=http://10.0.0.5:3000",
    _servers,
)
mastodon_tokens = _setting(
    "MEETLAT_MASTODON_TOKENS",
    "access tokens by account, to see the mentions of that account",
    "",
    "account=token with commas: gemeente@social.example.nl=abc",
    _pairs,
)
bluesky_service = _setting(
    "MEETLAT_BLUESKY_SERVICE", "the Bluesky AppView that is asked", "https://public.api.bsky.app",
    "a web address", _web_address,
)  # fmt: skip
bluesky_pds = _setting(
    "MEETLAT_BLUESKY_PDS", "the server where MEETLAT_BLUESKY_LOGIN is at home", "https://bsky.social",
    "a web address", _web_address,
)  # fmt: skip
bluesky_login = _setting(
    "MEETLAT_BLUESKY_LOGIN",
    "an account with an app password, to search for mentions",
    "",
    "handle=app-password",
    _pairs,
)
bluesky_stream = _setting(
    "MEETLAT_BLUESKY_STREAM",
    "the live stream: a Jetstream, or a relay's com.atproto.sync.subscribeRepos",
    "wss://jetstream2.us-east.bsky.network/subscribe",
    "an address that begins with ws:// or wss://",
    lambda text: _web_address(text, ("ws", "wss")),
)
youtube_key = _setting("MEETLAT_YOUTUBE_KEY", "the key for the YouTube Data API", "", "a key", str.strip)
youtube_quota = _setting(
    "MEETLAT_YOUTUBE_QUOTA", "the units of the YouTube Data API that may be spent in a day", "10000",
    "a number above 0", _above_zero,
)  # fmt: skip
x_token = _setting("MEETLAT_X_TOKEN", "the bearer token for the X API", "", "a token", str.strip)


def read_all() -> None:
    """Reads every setting, so that a wrong one is named now and not halfway."""
    for value in _VALUES:
        value()
