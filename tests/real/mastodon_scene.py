"""Twenty official accounts and two hundred residents on a server with Mastodon's API, and 5,000 things they say.

Written into the server's database at once: by its API that would take ten minutes. It is read by the API.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from tests.real.mastodon import Account, Mastodon

FIRST = ["jan", "piet", "els", "kees", "anna", "toos", "henk", "ria", "wim", "joke"]
LAST = ["de_vries", "bakker", "smit", "visser", "bos", "vos", "prins", "mol", "kok", "maas"]
OFFICIALS, RESIDENTS = 20, 200
ROOTS, QUESTIONS, ANSWERED, THANKS, WISHES, CHATTER = 220, 8, 4, 8, 100, 180
ALL = ROOTS * (1 + QUESTIONS + ANSWERED + THANKS) + 2 * WISHES + CHATTER
FIRST_ID = 1_700_000_000_000  # below every id that the server gives out itself
MASK = "@…"

STATUS = (
    "INSERT INTO statuses (id, account_id, content, text, created_at, in_reply_to_id, in_reply_to_account_id,"
    " sensitive, spoiler_text, visibility, quote_state, quote_approval_policy, edit_history)"
    " VALUES (?, ?, ?, '', ?, ?, ?, 0, '', 'public', 'accepted', 'public', '[]')"
)
MENTION = "INSERT INTO status_mentions (id, status_id, account_id) VALUES (?, ?, ?)"


@dataclass(frozen=True)
class Line:
    """Something said; ``to`` is who is mentioned in front of it."""

    id: int
    by: Account
    text: str
    at: datetime
    answers: "Line | None" = None
    to: Account | None = None

    def uri(self, server: Mastodon) -> str:
        return f"{server.address}/@{self.by.username}/{self.id}"

    @property
    def root(self) -> "Line":
        return self.answers.root if self.answers else self


@dataclass
class Scene:
    """``lines``: what a collector of the official accounts should bring home; ``chatter``: what it should not."""

    officials: list[Account]
    residents: list[Account]
    names: list[str]
    lines: list[Line] = field(default_factory=list)
    chatter: list[Line] = field(default_factory=list)

    def masked(self, line: Line, server: Mastodon) -> str:
        """The text as it may lie in the lake."""
        if not line.to:
            return line.text
        shown = f"@{line.to.username}@{server.host}" if line.to in self.officials else MASK
        return f"{shown} {line.text}"


def play(server: Mastodon) -> Scene:
    officials = [server.create_account(f"gem_polder_{number:02}") for number in range(OFFICIALS)]
    people = [f"{FIRST[n % 10]}_{LAST[n // 10 % 10]}_{1950 + n % 47}_{n // 100}" for n in range(RESIDENTS)]
    names = [f"{name.split('_')[0].title()} uit de {number}e straat" for number, name in enumerate(people)]
    residents = [server.create_account(one, name=name) for one, name in zip(people, names, strict=True)]
    scene = Scene(officials, residents, names)
    scene.lines = list(_said(scene))
    scene.chatter = list(_chatter(scene, len(scene.lines)))
    _write(server, [*scene.lines, *scene.chatter])
    return scene


def _said(scene: Scene) -> Iterator[Line]:
    """Posts with questions, answers and thanks under them, three levels deep; wishes that are answered."""
    numbers, people = count(), count()
    start = datetime.now(UTC).replace(microsecond=0) - timedelta(days=5)

    def line(by: Account, text: str, answers: Line | None = None, to: Account | None = None) -> Line:
        number = next(numbers)
        return Line(FIRST_ID + number, by, f"{text} {number}", start + timedelta(seconds=number), answers, to)

    def somebody() -> Account:
        return scene.residents[next(people) % RESIDENTS]

    for number in range(ROOTS):
        town = scene.officials[number % OFFICIALS]
        yield (root := line(town, "De weg is dicht, deel"))
        for asked in range(QUESTIONS):
            yield (question := line(somebody(), "Hoe lang nog? Vraag", root, town))
            if asked < ANSWERED:
                yield (answer := line(town, "Tot vrijdag,", question, question.by))
                for _ in range(THANKS // ANSWERED):
                    yield line(somebody(), "Dank! 🚧", answer, town)
    for number in range(WISHES):
        town = scene.officials[number % OFFICIALS]
        yield (wish := line(somebody(), "Mag er een bank bij? Wens", to=town))
        yield line(town, "Wij kijken ernaar,", wish, wish.by)


def _chatter(scene: Scene, before: int) -> Iterator[Line]:
    for number in range(before, before + CHATTER):
        to = scene.residents[number % 7]
        yield Line(FIRST_ID + number, scene.residents[number % RESIDENTS], "Mooi weer", datetime.now(UTC), to=to)


def _write(server: Mastodon, lines: list[Line]) -> None:
    with closing(sqlite3.connect(server.database, timeout=30)) as connection, connection:
        connection.executemany(STATUS, [_row(server, line) for line in lines])
        connection.executemany(MENTION, [(line.id, line.id, int(line.to.id)) for line in lines if line.to])


def _row(server: Mastodon, line: Line) -> tuple[object, ...]:
    above = line.answers
    return (
        line.id, int(line.by.id), f"<p>{_mention(server, line.to)}{line.text}</p>",
        line.at.strftime("%Y-%m-%d %H:%M:%S.%f"),
        above.id if above else None, int(above.by.id) if above else None,
    )  # fmt: skip


def _mention(server: Mastodon, to: Account | None) -> str:
    """As Mastodon shows one."""
    if not to:
        return ""
    link = f'<a href="{server.address}/@{to.username}" class="u-url mention">@<span>{to.username}</span></a>'
    return f'<span class="h-card" translate="no">{link}</span> '
