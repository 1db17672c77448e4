"""Any sequence of commits, erasures, settling and merging leaves what a plain dictionary would hold."""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from meetlat.lake import Lake
from tests.lake.model import COUNTS, Model, Row, differences, held, row, table
from tests.lake.small import low_limits

__all__ = ["low_limits"]

KEYS = st.integers(1, 12)
AUTHORS = st.integers(1, 4)
DAYS = st.sampled_from(
    [datetime(2025, 12, 31, 23, 59, 59, 999999, UTC), *(datetime(2026, n, 1, tzinfo=UTC) for n in (1, 2))]
)
OBSERVED = st.sampled_from([datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2)])
COUNT = st.sampled_from([None, None, 0, 5])


@st.composite
def messages(draw: st.DrawFn) -> Row:
    key = draw(KEYS)
    told: dict[str, Any] = {name: draw(COUNT) for name in COUNTS}
    told |= {
        "platform": ("x", "bluesky")[key % 2],
        "author": draw(AUTHORS),
        "account": draw(st.sampled_from([None, "1"])),
    }
    told |= {"created_at": draw(DAYS), "kind": draw(st.sampled_from(["post", "reply"]))}
    told |= {"parent": draw(st.none() | KEYS), "root": draw(st.none() | st.none() | KEYS)}
    return row(key, **told, text=draw(st.sampled_from(["", "é"])), mentions=draw(st.lists(AUTHORS, max_size=2)))


@st.composite
def batches(draw: st.DrawFn) -> list[Row]:
    """Observed at one moment, as a batch is."""
    moment = draw(OBSERVED)
    return [one | {"observed_at": moment} for one in draw(st.lists(messages(), max_size=12))]


class Sequence(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="meetlat-lake-"))
        self.lake = Lake(self.folder)
        self.model = Model()
        self.run = 0

    @rule(rows=batches(), gone=st.lists(KEYS, max_size=2))
    def commit(self, rows: list[Row], gone: list[int]) -> None:
        self.run += 1
        before = set(self.model.rows)
        committed = self.lake.commit(table(rows), run=self.run, gone=gone)
        self.model.commit(rows, self.run, gone)
        assert committed.new == len(self.model.rows.keys() - before)
        assert committed.gone == len(before - self.model.rows.keys())

    @rule(rows=batches())
    def commit_twice(self, rows: list[Row]) -> None:
        self.commit(rows, [])
        again = self.lake.commit(table(rows[:1]), run=99)
        self.model.commit(rows[:1], 99)
        assert again.new == 0

    @rule(authors=st.sets(AUTHORS, max_size=1), accounts=st.sets(st.just("1"), max_size=1))
    def erase(self, authors: set[int], accounts: set[str]) -> None:
        before = len(self.model.rows)
        erased = self.lake.erase(authors=authors, accounts=accounts)
        self.model.erase(authors, accounts, None)
        assert erased.messages == before - len(self.model.rows)

    @rule(before=DAYS)
    def erase_a_period(self, before: datetime) -> None:
        self.lake.erase(before=before)
        self.model.erase(set(), set(), before)

    @rule()
    def compact(self) -> None:
        compacted = self.lake.compact()
        assert compacted.after <= compacted.before

    @rule()
    def settle(self) -> None:
        self.lake.settle()
        assert differences(held(self.lake), self.model.settled()) == []

    def teardown(self) -> None:
        self.settle()
        checked = self.lake.check()
        assert checked.sound, checked
        assert checked.messages == len(self.model.rows)
        shutil.rmtree(self.folder)


@pytest.mark.usefixtures("low_limits")
@pytest.mark.parametrize("examples", [4, pytest.param(150, marks=pytest.mark.slow)])
def test_any_sequence(examples: int) -> None:
    steps = settings(
        max_examples=examples, stateful_step_count=8, phases=(Phase.explicit, Phase.generate)
    )  # shrinking takes minutes

    run_state_machine_as_test(Sequence, settings=steps)
