"""Messages with what was read in them and what people said of that, a page at a time, out of the lake."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from meetlat.collect.accounts import known_accounts
from meetlat.collect.names import Names, pseudonym_key
from meetlat.collect.readings.corrections import Seen, corrections_of, digest
from meetlat.environment import home
from meetlat.problem import Problem

if TYPE_CHECKING:
    from ibis.backends.sql import SQLBackend
    from ibis.expr.types import BooleanValue, Table

    from meetlat.lake import Lake

T = TypeVar("T")

PER_PAGE = 50
DOUBT = (0.3, 0.7)  # scores of a question between which a person is asked first
AGAIN = 3  # times: a change of the lake may take files away while they are being asked
TOLD = ("platform", "account", "kind", "created_at", "text")


@dataclass(frozen=True)
class Asked:
    """Which messages. ``accounts``: to or from one of these accounts of the register; None: all."""

    accounts: tuple[int, ...] | None = None
    question: bool | None = None
    doubtful: bool = False
    language: str = ""
    page: int = 1


@dataclass(frozen=True)
class Message:
    """``stands``: the reading with what people said laid over it; ``read``: what the reader made of it."""

    key: int
    platform: str
    account: str | None
    kind: str
    created_at: datetime
    text: str
    stands: dict[str, Any]
    read: dict[str, Any] = field(default_factory=dict)

    @property
    def by_person(self) -> bool:
        return bool(self.stands["by_person"])

    @property
    def doubtful(self) -> bool:
        return not self.by_person and DOUBT[0] <= self.stands["question_score"] <= DOUBT[1]

    @property
    def seen(self) -> Seen:
        return Seen(self.key, digest(self.text), self.stands["reader_version"])


def listed(lake: "Lake", asked: Asked) -> tuple[list[Message], bool]:
    """A page of read messages, the doubtful ones first and then the latest; and whether there is another."""

    def ask(backend: "SQLBackend") -> list[Message]:
        found = _standing(lake, backend).join(
            _messages(lake, backend, asked.accounts).select("key", "created_at"), "key"
        )
        doubtful = found.question_score.between(*DOUBT) & ~found.by_person
        wanted = found.filter(_wanted(found, asked, doubtful))
        ordered = wanted.order_by([doubtful.desc(), wanted.created_at.desc(), wanted.key])
        return _told(lake, ordered.limit(PER_PAGE + 1, offset=(asked.page - 1) * PER_PAGE).drop("created_at"))

    found = _undisturbed(ask)
    return found[:PER_PAGE], len(found) > PER_PAGE


def one(lake: "Lake", key: int, accounts: tuple[int, ...] | None = None) -> Message | None:
    """A message that was read; None where there is none, or none to or from one of these accounts."""

    def ask(backend: "SQLBackend") -> list[Message]:
        messages = _messages(lake, backend, accounts)
        if not messages.filter(messages.key == key).count().to_pyarrow().as_py():
            return []
        standing, plain = _standing(lake, backend), lake.readings(backend)
        (read,) = plain.filter(plain.key == key).to_pyarrow().to_pylist() or [{}]
        return [replace(found, read=read) for found in _told(lake, standing.filter(standing.key == key))]

    return next(iter(_undisturbed(ask)), None)


def _standing(lake: "Lake", backend: "SQLBackend") -> "Table":
    from meetlat.lake import corrected

    return corrected(lake.readings(backend), corrections_of(lake))


def _wanted(found: "Table", asked: Asked, doubtful: "BooleanValue") -> Any:
    import ibis

    wanted = [found.is_question == asked.question] if asked.question is not None else []
    wanted += [found.language == asked.language] if asked.language else []
    return [*wanted, doubtful if asked.doubtful else ibis.literal(True)]


def _messages(lake: "Lake", backend: "SQLBackend", accounts: tuple[int, ...] | None) -> "Table":
    """What these accounts said, what mentions them, stands on their page or in a thread of theirs."""
    import ibis

    messages = lake.messages(backend)
    if accounts is None:
        return messages
    ours = messages.filter(messages.account.isin([str(account) for account in accounts]))
    authors = sorted(_authors(lake, accounts))
    named = ibis.literal(authors, type="array<int64>")
    return messages.filter(
        messages.key.isin(ours.key)
        | (messages.mentions.intersect(named).length() > 0)
        | messages.page.isin(authors)
        | messages.parent.isin(ours.key)
        | messages.root.isin(ours.key)
    )


def _authors(lake: "Lake", accounts: tuple[int, ...]) -> set[int]:
    """By whom the accounts are known: from the register, and from what they said."""
    known = [one for one in known_accounts() if int(one.account) in accounts]
    names = Names(pseudonym_key(home()), known)
    listed = ", ".join(f"'{account:d}'" for account in accounts) or "NULL"
    said = lake.scan(["author"], where=f"account in ({listed})")["author"].unique().to_pylist()
    told = {names.author(one.platform, id) for one in known for id in (one.platform_id, one.handle) if id}
    return told | {author for author in said if author is not None}


def _told(lake: "Lake", readings: "Table") -> list[Message]:
    """With their texts, which are asked for of these few only."""
    rows = readings.to_pyarrow().to_pylist()
    listed = ", ".join(f"{row['key']:d}" for row in rows)
    texts = lake.scan(["key", *TOLD], where=f"key in ({listed})").to_pylist() if rows else []
    said = {text.pop("key"): text for text in texts}
    return [Message(key=row["key"], **said[row["key"]], stands=row) for row in rows if row["key"] in said]


def _undisturbed(ask: "Callable[[SQLBackend], Iterable[Message]]") -> list[Message]:
    """Asked again where a change took files away meanwhile. Raises Problem where the lake cannot be asked."""
    import duckdb

    from meetlat.lake import connect

    for _ in range(AGAIN):
        try:
            return list(ask(connect()))
        except duckdb.IOException as error:
            last = error
    raise Problem("The lake cannot be read now. `meetlat lake check` names every damaged file.") from last
