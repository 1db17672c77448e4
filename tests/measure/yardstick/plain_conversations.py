"""Who turned to whom, and the contacts that makes: a second time, message by message and list by list."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from meetlat.measure.definitions import Definition
from tests.measure.yardstick.worlds import Row, World

NEAR = timedelta(days=32)  # what was said longer before or after the period is left out
TALK = ("post", "reply", "comment")


@dataclass(frozen=True, eq=False)
class Turn:
    """A message between an organisation and a resident. ``ours``: the organisation said it."""

    organisation: str
    account: str  # that speaks or was addressed; of several the first
    resident: int
    message: Row
    ours: bool
    ways: frozenset[str]
    lost: bool  # it replies to something that is not there

    @property
    def at(self) -> datetime:
        at: datetime = self.message["created_at"]
        return at

    @property
    def order(self) -> tuple[datetime, int]:
        return self.at, self.message["key"]

    @property
    def thread(self) -> int:
        return int(self.message["root"] or self.message["key"])

    @property
    def on_lost_post(self) -> bool:
        """It replies to what its thread starts with, and that is not there."""
        return self.lost and self.thread == self.message["parent"]

    def tells_of_answer(self, asked: "Turn") -> bool:
        """Whether what it replies to may have been said after ``asked``: the start of the same thread was not."""
        return self.lost and not (self.on_lost_post and self.thread == asked.thread)


@dataclass(frozen=True, eq=False)
class Contact:
    heard: list[Turn]
    answer: Turn | None
    automatic: bool
    lost_at: datetime | None
    doubtful: bool = False
    aftermath: bool = False

    @property
    def first(self) -> Turn:
        return self.heard[0]

    @property
    def question(self) -> bool:
        return any(turn.message["is_question"] for turn in self.heard)

    def asked_at(self, measured_from: str) -> datetime:
        if measured_from == "first":
            return self.first.at
        return max(turn.at for turn in self.heard if self.answer is None or turn.order < self.answer.order)


class Talk:
    """All that residents and organisations said to each other."""

    def __init__(self, world: World) -> None:
        self.holders = world.holders
        since, until = world.period.since - NEAR, world.period.until + NEAR
        self.lake = {row["key"]: row for row in world.messages if since <= row["created_at"] < until}
        self.authors: dict[str, set[int]] = {row["account"]: set() for row in self.holders}
        for row in self.holders + world.messages:
            if row["account"] in self.authors and row["author"] is not None:
                self.authors[row["account"]].add(row["author"])
        self.official = set().union(*self.authors.values())
        self.said: dict[str, list[Row]] = defaultdict(list)  # by and to an organisation, to whomever
        spoken = [row for row in self.lake.values() if row["kind"] in TALK]
        self.turns = [turn for row in spoken for turn in (self._ours(row) if row["account"] else self._theirs(row))]

    def parent(self, message: Row) -> Row | None:
        return self.lake.get(message["parent"])

    def held(self, at: datetime) -> Iterator[Row]:
        """Who has which account at that moment."""
        for row in self.holders:
            if (row["since"] is None or row["since"] <= at) and (row["until"] is None or at < row["until"]):
                yield row

    def _ours(self, message: Row) -> Iterator[Turn]:
        parent = self.parent(message)
        to = {author for author in message["mentions"] if author not in self.official}
        if parent and not parent["account"]:
            to.add(parent["author"])
        for holder in self.held(message["created_at"]):
            if holder["account"] == message["account"]:
                self.said[holder["organisation"]].append(message)
                for resident in to:
                    yield Turn(holder["organisation"], holder["account"], resident, message, True, frozenset(), False)

    def _theirs(self, message: Row) -> Iterator[Turn]:
        addressed: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for holder in self.held(message["created_at"]):
            for author in self.authors[holder["account"]]:
                for way in self._ways(message, author):
                    addressed[holder["organisation"]].append((holder["account"], way))
        lost = message["parent"] is not None and self.parent(message) is None
        for organisation, found in addressed.items():
            self.said[organisation].append(message)
            ways = frozenset(way for _, way in found)
            yield Turn(organisation, min(found)[0], message["author"], message, False, ways, lost)

    def _ways(self, message: Row, author: int) -> Iterator[str]:
        parent = self.parent(message)
        if author in message["mentions"]:
            yield "mention"
        if parent and parent["account"] and parent["author"] == author:
            yield "reply"
        if message["page"] == author and (parent is None or parent["author"] == message["author"]):
            yield "page"


def contacts(turns: list[Turn], rule: Definition) -> list[Contact]:
    """What a definition makes of them."""
    pairs: dict[tuple[str, str, int], list[Turn]] = defaultdict(list)
    for turn in turns:
        if turn.ours or rule.silence is None or turn.ways & set(rule.ways):
            account = turn.account if rule.answer_by == "same-account" else ""
            pairs[turn.organisation, account, turn.resident].append(turn)
    ordered = [sorted(pair, key=lambda turn: turn.order) for pair in pairs.values()]
    return [contact for pair in ordered for contact in (_runs if rule.silence else _each)(pair, rule)]


def _each(pair: list[Turn], rule: Definition) -> Iterator[Contact]:
    for place, turn in enumerate(pair):
        after = pair[place + 1 :]
        if turn.ways & set(rule.ways):
            again = bool(after) and not after[0].ours and after[0].tells_of_answer(turn)
            automatic = bool(after) and after[0].ours and after[0].message["automatic"]
            yield Contact([turn], _answer(after, rule), automatic, after[0].at if again else None)


def _runs(pair: list[Turn], rule: Definition) -> Iterator[Contact]:
    runs: list[list[Turn]] = []
    before = datetime.min
    for turn in pair:
        if not turn.ours and turn.at - before >= timedelta(seconds=rule.silence or 0):
            runs.append([])
        if runs:
            runs[-1].append(turn)
        before = turn.at
    starts: list[Turn | None] = [None, *(run[0] for run in runs), None]
    for place, run in enumerate(runs):
        yield _contact(run, rule, starts[place], starts[place + 2])


def _contact(run: list[Turn], rule: Definition, previous: Turn | None, following: Turn | None) -> Contact:
    first, lost = run[0], [turn.at for turn in run[1:] if turn.tells_of_answer(run[0])]
    if following and following.tells_of_answer(first) and following.thread == first.thread:
        lost.append(following.at)
    return Contact(
        heard=[turn for turn in run if not turn.ours],
        answer=_answer(run, rule),
        automatic=any(turn.ours and turn.message["automatic"] for turn in run),
        lost_at=min(lost, default=None),
        doubtful=bool(following and following.on_lost_post and following.thread != first.thread),
        aftermath=bool(previous and first.tells_of_answer(previous) and previous.thread == first.thread),
    )


def _answer(turns: list[Turn], rule: Definition) -> Turn | None:
    said = (turn for turn in turns if turn.ours and (rule.answer_automatic or not turn.message["automatic"]))
    return next(said, None)
