"""What accounts post of themselves, and what else is said without asking anybody anything."""

from dataclasses import dataclass

import numpy as np

from meetlat.measure.simulation import keys
from meetlat.measure.simulation.clock import Clock
from meetlat.measure.simulation.moments import of_posts, of_residents
from meetlat.measure.simulation.numbers import Numbers, drawn
from meetlat.measure.simulation.plan import Piece, Plan
from meetlat.measure.simulation.said import COMMENT, NOBODY, POST, QUOTE, REPLY, REPOST, Said
from meetlat.measure.simulation.texts import SILENT, languages, texts
from meetlat.measure.simulation.world import OPEN, World

LOST = 0.04  # share of posts by accounts that never reached the lake
TALK, REPOSTED, QUOTED, THREADED = range(4)
OTHERS = np.array(
    [48, 30, 12, 10], float
)  # residents among themselves; of a post: repost, quote, the account's own sequel


@dataclass(frozen=True)
class Posts:
    """By accounts, sorted by account and moment. ``lost``: not in the lake."""

    key: Numbers
    number: Numbers
    account: Numbers
    at: Numbers
    lost: Numbers

    def __len__(self) -> int:
        return len(self.key)

    def before(self, account: Numbers, at: Numbers) -> Numbers:
        """For each account and moment its last post before it; NOBODY where there is none."""
        place = np.searchsorted(_order(self.account, self.at), _order(account, at)) - 1
        there = (place >= 0) & (self.account[place] == account) if len(self) else np.zeros(len(at), bool)
        return np.where(there, place, NOBODY)


def draw_posts(chance: np.random.Generator, plan: Plan, world: World, piece: Piece, clock: Clock, number: int) -> Posts:
    """About so many; none of an organisation that is gone."""
    account = drawn(chance, world.weight * world.size[world.holder] ** 0.3, number)
    at = of_posts(chance, piece, clock, number)
    there = np.flatnonzero(at < world.until[world.holder[account]])
    order = there[np.argsort(_order(account[there], at[there]), kind="stable")]
    numbers = np.arange(len(order))
    return Posts(
        key=keys.keys(plan.seed, keys.POST, numbers, piece.number),
        number=numbers,
        account=account[order],
        at=at[order],
        lost=chance.random(len(order)) < LOST,
    )


def posted(chance: np.random.Generator, plan: Plan, world: World, posts: Posts) -> Said:
    """As they lie in the lake."""
    nothing = np.zeros(len(posts), np.int64)
    said = Said(
        key=posts.key,
        number=posts.number * 8 + keys.POST,
        author=world.authors[posts.account],
        account=posts.account,
        organisation=world.holder[posts.account],
        platform=world.platform[posts.account],
        at=posts.at,
        kind=np.full(len(posts), POST),
        text=texts().draw(chance, "post", nothing),
        parent=nothing,
        parent_there=np.ones(len(posts), bool),
        root=nothing,
        mention=nothing,
        page=nothing,
    )
    return said.only(~posts.lost)


def others(
    chance: np.random.Generator, plan: Plan, world: World, piece: Piece, clock: Clock, posts: Posts, number: int
) -> Said:
    """So many messages that turn to no organisation: none of them opens a contact."""
    sort = drawn(chance, OTHERS, number) if len(posts) else np.full(number, TALK)
    post = chance.integers(0, max(len(posts), 1), number)
    of_post, own = sort != TALK, sort == THREADED
    account = posts.account[post] if len(posts) else np.zeros(number, int)
    resident = (piece.phase * plan.parts + piece.part) * plan.pool + chance.integers(0, plan.pool, number)
    key = posts.key[post] if len(posts) else np.zeros(number, np.int64)
    parent = np.where(of_post, key, 0)
    platform = np.where(of_post, world.platform[account], chance.integers(0, len(OPEN), number))
    numbers = np.arange(number)
    return Said(
        key=keys.keys(plan.seed, keys.OTHER, numbers, piece.number),
        number=numbers * 8 + keys.OTHER,
        author=np.where(own, world.authors[account], keys.pseudonyms(plan.seed, resident, platform)),
        account=np.where(own, account, NOBODY),
        organisation=np.where(of_post, world.holder[account], NOBODY),
        platform=platform,
        at=_moments(chance, world, piece, clock, posts, post, of_post),
        kind=np.select(
            [sort == REPOSTED, sort == QUOTED, own],
            [REPOST, QUOTE, np.where(platform < len(OPEN), REPLY, COMMENT)],
            POST,
        ),
        text=_texts(chance, sort),
        parent=parent,
        parent_there=~of_post | ~(posts.lost[post] if len(posts) else of_post),
        root=np.where(own, parent, 0),
        mention=np.zeros(number, np.int64),
        page=np.where(own & (platform >= len(OPEN)), world.authors[account], 0),
    )


def _moments(
    chance: np.random.Generator,
    world: World,
    piece: Piece,
    clock: Clock,
    posts: Posts,
    post: Numbers,
    of_post: Numbers,
) -> Numbers:
    at = of_residents(chance, piece, clock, len(post))
    if len(posts):
        first = posts.at[post]
        last = np.minimum(piece.until, world.until[world.holder[posts.account[post]]])
        at = np.where(of_post, first + (chance.random(len(post)) * (last - first)).astype(int), at)
    return at


def _texts(chance: np.random.Generator, sort: Numbers) -> Numbers:
    spoken = languages(chance, len(sort))
    own = sort == THREADED
    said = texts().draw(chance, np.where(own, texts().sorts["post"], texts().sorts["talk"]), np.where(own, 0, spoken))
    return np.where(sort == REPOSTED, SILENT, said)


def _order(account: Numbers, at: Numbers) -> Numbers:
    order: Numbers = account.astype(np.int64) * (1 << 40) + at
    return order
