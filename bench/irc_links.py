"""How often the answer that Meetlat's rule finds is the one that people marked: two help channels on IRC.

    .venv/bin/python -m bench.irc_links FOLDER_OF_IRC_LINKS [--split dev]

Nobody there replies to a message: one names whom one talks to. Each person is taken as a resident whose every message
is on a page of the channel, and everybody else as that channel. So the rule is put to the test that counts each
message by itself: its answer is the next message, by anybody else, that names its author. A message that names nobody
answers nobody by this rule.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from meetlat.lake import connect
from meetlat.measure.conversations import Rule, answered, contacts, inward, ordered, outward, talk, turns, voices
from meetlat.measure.yardstick.workbench import Workbench

Row = dict[str, Any]
Link = tuple[int, int]  # keys of a message and of its answer
NAME = re.compile(r"\bu\d{5}\b")
RULE = Rule(None, ("page",), "any-account", True, "first")
BEGIN = datetime(2000, 1, 1)  # noqa: DTZ001 - UTC without saying so, as in the lake
LINE = timedelta(seconds=1)  # only the order of lines matters
APART = 10_000_000  # numbers of a file
CHANNEL = APART - 1
MESSAGE = {
    "key": pa.int64(), "author": pa.int64(), "account": pa.string(), "created_at": pa.timestamp("us"),
    "kind": pa.string(), "mentions": pa.list_(pa.int64()), "page": pa.int64(), "parent": pa.int64(), "root": pa.int64(),
}  # fmt: skip
HOLDER = {
    "account": pa.string(), "author": pa.int64(), "organisation": pa.string(), "platform": pa.string(),
    "role": pa.string(), "theme": pa.string(), "since": pa.timestamp("us"), "until": pa.timestamp("us"),
}  # fmt: skip
READING = {"key": pa.int64(), "is_question": pa.bool_(), "automatic": pa.bool_()}


@dataclass(frozen=True)
class Agreement:
    """Numbers of messages.

    ``asked``: people marked an answer to it · ``naming``: and the first of those names its author · ``found``: the rule
    finds an answer · ``marked``: and people marked the same · ``person``: or marked it as an answer to something else
    that the same person said · ``first``: of ``asked``, the rule finds the very first answer.
    """

    asked: int
    naming: int
    found: int
    marked: int
    person: int
    first: int

    @property
    def precision(self) -> float:
        return self.marked / self.found

    @property
    def precision_of_person(self) -> float:
        return self.person / self.found

    @property
    def recall(self) -> float:
        return self.first / self.asked

    @property
    def recall_where_named(self) -> float:
        return self.first / self.naming


class Channels:
    """The files of one split: who said what, and which answers people marked."""

    def __init__(self, folder: Path, split: str) -> None:
        rows = pq.read_table(folder / "irc_messages.parquet").to_pylist()
        self.rows = [row for row in rows if row["split"] == split and row["author"] and not row["system"]]
        self.files = {file: place for place, file in enumerate(sorted({row["file"] for row in self.rows}))}
        self.said = {self.key(row["file"], row["line"]): row for row in self.rows}
        links = pq.read_table(folder / "irc_links.parquet").to_pylist()
        known = [row for row in links if row["file"] in self.files]
        self.read = {self.key(row["file"], row["line"]) for row in known}  # what people read in order to mark it
        self.marked = set(self._answers(known))

    def key(self, file: str, line: int) -> int:
        return self.files[file] * APART + line

    def author(self, key: int) -> str:
        return str(self.said[key]["author"])

    def naming(self, link: Link) -> bool:
        asker, answer = (self.said[key] for key in link)
        return asker["author"] in NAME.findall(answer["text"])

    def _answers(self, links: Iterable[Row]) -> Iterator[Link]:
        """Marked links between two people."""
        for row in links:
            link = self.key(row["file"], row["parent_line"]), self.key(row["file"], row["line"])
            if set(link) <= self.said.keys() and len({self.said[key]["author"] for key in link}) == 2:
                yield min(link), max(link)


def agreement(channels: Channels) -> Agreement:
    firsts: dict[int, int] = {}
    for asker, answer in sorted(channels.marked):
        firsts.setdefault(asker, answer)
    asked = {(asker, answer) for asker, answer in firsts.items() if asker in channels.read}
    found = {(asker, answer) for asker, answer in answers(channels) if {asker, answer} <= channels.read}
    helped = {(channels.author(asker), answer) for asker, answer in channels.marked}
    person = sum((channels.author(asker), answer) in helped for asker, answer in found)
    naming = sum(map(channels.naming, asked))
    return Agreement(len(asked), naming, len(found), len(found & channels.marked), person, len(found & asked))


def answers(channels: Channels) -> list[Link]:
    """As the yardstick finds them."""
    backend = connect()
    bench = Workbench(backend)
    messages = bench.bring("messages", _table(_messages(channels), MESSAGE))
    speaking = bench.keep("voices", voices(bench.bring("holders", _table(_holders(channels), HOLDER)), messages))
    talked = bench.keep("talk", talk(messages))
    heard = inward(talked, speaking).mutate(is_question=ibis.literal(False))
    said = turns(heard, outward(talked, speaking), bench.bring("readings", _table([], READING)))
    said = bench.keep("turns", ordered(said))
    found = answered(contacts(said, RULE), said, RULE)
    rows = bench.result("answered", found.filter(found.answer.notnull()).select("first", "answer")).to_pylist()
    return [(row["first"] // 2, row["answer"] // 2) for row in rows]


def _holders(channels: Channels) -> list[Row]:
    nothing = {"platform": "irc", "role": "", "theme": "", "since": None, "until": None}
    return [
        {"account": file, "author": place * APART + CHANNEL, "organisation": file, **nothing}
        for file, place in channels.files.items()
    ]


def _messages(channels: Channels) -> list[Row]:
    """Every line twice: of its author to the channel, and of the channel to whom it names."""
    people: dict[str, dict[str, int]] = defaultdict(dict)
    for row in channels.rows:
        people[row["file"]].setdefault(row["author"], len(people[row["file"]]))
    return [row for line in channels.rows for row in _both(channels, line, people[line["file"]])]


def _both(channels: Channels, line: Row, people: dict[str, int]) -> Iterator[Row]:
    begin = channels.files[line["file"]] * APART
    key, channel = channels.key(line["file"], line["line"]), begin + CHANNEL
    named = {name for name in NAME.findall(line["text"]) if name in people} - {line["author"]}
    row = {"created_at": BEGIN + LINE * line["line"], "kind": "post", "parent": None, "root": None}
    yield row | {
        "key": key * 2, "author": begin + people[line["author"]], "account": None, "mentions": [], "page": channel,
    }  # fmt: skip
    yield row | {
        "key": key * 2 + 1, "author": channel, "account": line["file"], "page": None,
        "mentions": sorted(begin + people[name] for name in named),
    }  # fmt: skip


def _table(rows: Iterable[Row], types: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), pa.schema(list(types.items())))


def line(split: str, told: Agreement) -> str:
    shares = (told.precision, told.precision_of_person, told.recall, told.recall_where_named)
    numbers = astuple(told)
    cells = [*(f"{number:,}" for number in numbers), *(f"{share:.1%}".replace("%", " %") for share in shares)]
    return f"| {split} | {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", action="append", choices=SPLITS)
    asked = parser.parse_args()
    for split in asked.split or SPLITS:
        print(line(split, agreement(Channels(asked.folder, split))))


SPLITS = ("dev", "channel-two", "train")

if __name__ == "__main__":
    main()
