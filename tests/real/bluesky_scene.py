"""Twenty official accounts and two hundred residents on the Bluesky network, and 5,000 things they say."""

import re
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count, cycle, islice, product
from typing import Any

import httpx

from tests.real.bluesky import BYPASS, Account, Bluesky, Post, post_record

FIRST = ["jan", "piet", "els", "kees", "anna", "toos", "henk", "ria", "wim", "joke"]
LAST = ["de-vries", "bakker", "smit", "visser", "bos", "vos", "prins", "mol", "kok", "maas"]
OFFICIALS, RESIDENTS = 20, 200
ROOTS, ANSWERED, THANKS, MENTIONS, HELPED, CHATTER = 800, 1600, 1000, 300, 150, 350
MASK = "@…"


@dataclass
class Scene:
    """Who is there, and every message that a collector of the official accounts should bring home."""

    officials: list[Account]
    residents: list[Account]
    names: list[str]  # what residents call themselves
    expected: dict[str, Post] = field(default_factory=dict)  # uri -> post
    authors: dict[str, Account] = field(default_factory=dict)  # uri -> who wrote it
    strangers: list[Post] = field(default_factory=list)  # not for us
    questions: list[Post] = field(default_factory=list)
    roots: list[Post] = field(default_factory=list)

    def masked(self, text: str) -> str:
        """The text as it may lie in the lake."""
        handles = "|".join(re.escape(resident.handle) for resident in self.residents)
        return re.sub(f"@(?:{handles})", MASK, text)


class Seeding(Bluesky):
    """The same deeds over one connection: a thousand calls in seconds."""

    def over(self, client: httpx.Client) -> "Seeding":
        object.__setattr__(self, "client", client)
        return self

    def _call(self, method: str, given: dict[str, Any], by: Account | None = None) -> dict[str, Any]:
        headers = {"x-ratelimit-bypass": BYPASS} | ({"authorization": f"Bearer {by.token}"} if by else {})
        client: httpx.Client = vars(self)["client"]
        return self._answered(client.post(f"{self.pds}/xrpc/{method}", json=given, headers=headers, timeout=60))


def handles() -> list[str]:
    """Handles that look like people's: jan-de-vries-1950.test."""
    years = count()
    names = (f"{first}-{last}" for last, first in cycle(product(LAST, FIRST)))
    return [f"{name}-{1950 + next(years) % 47}.test" for name in islice(names, RESIDENTS)]


def play(network: Bluesky) -> Scene:
    """Everybody comes in and speaks, three levels deep under the posts and under the questions."""
    with httpx.Client() as client:
        scene = _played(Seeding(**asdict(network)).over(client))
    network.wait_until_indexed()
    return scene


def _played(network: Bluesky) -> Scene:
    officials = [network.create_account(f"gem-polder-{number:02}.test") for number in range(OFFICIALS)]
    residents = [network.create_account(handle) for handle in handles()]
    names = [
        f"{resident.handle.split('-')[0].title()} uit de {number}e straat" for number, resident in enumerate(residents)
    ]
    for resident, name in zip(residents, names, strict=True):
        network.describe(resident, name=name, text=f"Ik ben {name}")
    scene = Scene(officials, residents, names)
    _Speaking(network, scene).all()
    return scene


Line = tuple[Account, str, Post | None, list[Account]]


class _Speaking:
    def __init__(self, network: Bluesky, scene: Scene) -> None:
        self._network, self._scene = network, scene
        start = datetime.now(UTC).replace(microsecond=0) - timedelta(days=5)
        self._moments = (start + timedelta(seconds=step, milliseconds=step % 1000) for step in count())

    def all(self) -> None:
        scene = self._scene
        officials, residents = cycle(scene.officials), cycle(scene.residents)
        scene.roots = self._say([(next(officials), f"De weg is dicht, deel {n}", None, []) for n in range(ROOTS)])
        scene.questions = self._say(
            [self._question(n, next(residents), scene.roots[n % ROOTS]) for n in range(ANSWERED)]
        )
        answers = self._say([self._answer(question) for question in scene.questions[:ROOTS]])
        self._say([(next(residents), f"Dank, {n} keer", answers[n % ROOTS], []) for n in range(THANKS)])
        wishes = self._say([self._wish(n, next(residents), next(officials)) for n in range(MENTIONS)])
        self._say([self._help(wish) for wish in wishes[:HELPED]])
        self._chat(wishes)

    def _question(self, number: int, by: Account, root: Post) -> Line:
        """Now and then to a neighbour too: some clients mark a mention, some do not."""
        neighbour = self._scene.residents[(number * 7) % RESIDENTS]
        if number % 3:
            return by, f"Hoe lang nog? Vraag {number} 🚧", root, []
        text = f"Hé @{neighbour.handle}, wist jij dit? Vraag {number}"
        return by, text, root, [neighbour] if number % 2 else []

    def _answer(self, question: Post) -> Line:
        to = self._scene.authors[question.uri]
        return self._owner(question.root["uri"]), f"@{to.handle} Tot vrijdag", question, [to]

    def _wish(self, number: int, by: Account, to: Account) -> Line:
        return by, f"Mag er een bank bij, @{to.handle}? Wens {number}", None, [to]

    def _help(self, wish: Post) -> Line:
        did = wish.record["facets"][0]["features"][0]["did"]
        return next(one for one in self._scene.officials if one.did == did), "Wij kijken ernaar", wish, []

    def _chat(self, wishes: list[Post]) -> None:
        """Talk among residents, some of it under a wish that nobody official answered."""
        residents = cycle(self._scene.residents)
        begun = self._said([(next(residents), f"Mooi weer {n}", None, []) for n in range(CHATTER - 100)])
        under = [wishes[HELPED + n] if n % 2 else begun[n] for n in range(100)]
        self._scene.strangers = begun + self._said([(next(residents), "Ja hoor", post, []) for post in under])

    def _owner(self, uri: str) -> Account:
        return self._scene.authors[uri]

    def _say(self, lines: list[Line]) -> list[Post]:
        posts = self._said(lines)
        for post in posts:
            self._scene.expected[post.uri] = post
        return posts

    def _said(self, lines: list[Line]) -> list[Post]:
        """Written by many people, each in one go; in the order they were asked."""
        told: dict[str, list[int]] = defaultdict(list)
        for number, (by, *_) in enumerate(lines):
            told[by.did].append(number)
        records = [post_record(text, at=next(self._moments), reply_to=to, mentions=whom) for _, text, to, whom in lines]
        posts: dict[int, Post] = {}
        for numbers in told.values():
            by = lines[numbers[0]][0]
            posts |= dict(zip(numbers, self._network.bulk(by, (records[n] for n in numbers)), strict=True))
        for number, (by, *_) in enumerate(lines):
            self._scene.authors[posts[number].uri] = by
        return [posts[number] for number in range(len(lines))]
