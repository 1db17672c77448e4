"""Drafts in, a table of the lake out. This is where names stop: nothing after it knows who a private person is."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from meetlat.collect.draft import Draft, Refused
from meetlat.collect.names import Names

if TYPE_CHECKING:
    import pyarrow as pa

FIRST = datetime(1997, 1, 1, tzinfo=UTC)  # the first social network site opened that year
AHEAD = timedelta(days=1)  # clocks of servers differ; more than this is no moment at which something was said
KINDS = frozenset({"post", "reply", "comment", "repost", "quote"})
ANSWERS = frozenset({"reply", "comment"})
LONGEST = 100_000  # characters; Facebook allows 63,206
MOST = 2**31 - 1  # what a count in the lake can hold
NAMING = ("mastodon", "bluesky")  # platforms whose message ids say who wrote them

COLUMNS = (
    "platform", "key", "id", "author", "account", "created_at", "observed_at", "kind", "text", "parent", "root",
    "parent_seen", "mentions", "page", "likes", "replies", "reposts", "views", "run",
)  # fmt: skip


class Intake:
    """Gathers drafts of one run and gives them as a table of the lake.

    ``seen`` is the moment at which they were observed (``Lake.now``).
    """

    def __init__(self, names: Names, run: int, seen: datetime) -> None:
        self._names, self._run, self._seen = names, run, seen
        self._first, self._last = FIRST, seen + AHEAD
        self._rows: list[tuple[Any, ...]] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, draft: Draft) -> int:
        """Takes one draft; returns its key. Raises Refused when it cannot be a message."""
        self._check(draft)
        row = self._row(draft)
        self._rows.append(row)
        return int(row[1])

    def table(self) -> "pa.Table":
        """What was gathered since the last call, in the form of ``meetlat.lake.MESSAGES``."""
        import pyarrow as pa

        from meetlat.lake import MESSAGES

        columns = list(zip(*self._rows, strict=True)) or [()] * len(COLUMNS)
        self._rows = []
        named = dict(zip(COLUMNS, columns, strict=True))
        return pa.table([pa.array(named[field.name], field.type) for field in MESSAGES], schema=MESSAGES)

    def _check(self, draft: Draft) -> None:
        if not draft.id or not draft.author.id:
            raise Refused("the message or its author has no id")
        if draft.kind not in KINDS:
            raise Refused(f"kind is none of {', '.join(sorted(KINDS))}")
        if draft.created_at.tzinfo is None:
            raise Refused("the moment it was written has no time zone")
        if not self._first <= draft.created_at <= self._last:
            raise Refused("the moment it was written lies before 1997 or in the future")
        if len(draft.text) > LONGEST:
            raise Refused(f"the text is longer than {LONGEST:,} characters")

    def _row(self, draft: Draft) -> tuple[Any, ...]:
        names, platform = self._names, draft.platform
        account = names.account(platform, draft.author)
        answers = draft.kind in ANSWERS  # a repost and a quote show a message; they do not reply to it
        return (
            platform,
            names.message(platform, draft.id),
            draft.id if account else _anonymous(platform, draft.id),
            names.author(platform, draft.author.id),
            account,
            draft.created_at,
            self._seen,
            draft.kind,
            _storable(names.masked(platform, draft.text, _private(draft, account))),
            names.message(platform, draft.parent) if answers and draft.parent else None,
            names.message(platform, draft.root) if answers and draft.root and draft.root != draft.id else None,
            False,  # the lake settles it: the parent may come later
            [names.author(platform, id) for id in draft.mentions],
            names.author(platform, draft.page) if draft.page else None,
            _count(draft.likes),
            _count(draft.replies),
            _count(draft.reposts),
            _count(draft.views),
            self._run,
        )


def _private(draft: Draft, account: str | None) -> tuple[str, ...]:
    """Handles to look for in the text: people sign with their own."""
    return draft.handles if account else (*draft.handles, draft.author.handle)


def _anonymous(platform: str, id: str) -> str:
    """As much of a message's id as does not say who wrote it."""
    return id.removesuffix("/activity").rstrip("/").rpartition("/")[2] if platform in NAMING else id


def _count(number: int | None) -> int | None:
    return None if number is None or number < 0 else min(number, MOST)


def _storable(text: str) -> str:
    """Without NUL and without half a surrogate pair, which no file of text can hold."""
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text
