"""Real messages are never mixed with simulated ones."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from meetlat.collect.collecting import collect
from meetlat.collect.formats import format_named
from meetlat.collect.importing import import_file
from meetlat.collect.lakes import Simulated, refuse_simulated
from meetlat.collect.live import follow
from meetlat.collect.models import Run
from meetlat.lake import Lake
from meetlat.measure.simulation import Plan, fill, invented
from tests.collect.recording import records, write_records

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def simulated(tmp_path: Path) -> Lake:
    lake, plan = Lake(tmp_path / "simulated"), Plan(200, 1)
    fill(lake, plan, invented(plan, 3))
    return lake


def test_a_simulated_lake_takes_no_file(simulated: Lake, tmp_path: Path) -> None:
    file = write_records(tmp_path / "posts.ndjson", records(5))
    before = simulated.number_of_messages()
    with pytest.raises(Simulated) as refused:
        import_file(file, format_named("bluesky"), simulated)
    assert str(refused.value) == (
        f"{simulated.folder} holds simulated messages (it has a folder truth); real ones are not mixed with them. "
        "Nothing was written. Set MEETLAT_LAKE to another folder, or remove this one."
    )
    assert simulated.number_of_messages() == before
    assert not Run.objects.exists()


def test_a_simulated_lake_takes_nothing_that_is_collected(simulated: Lake) -> None:
    source: Any = _Source()
    nothing: Any = None
    with pytest.raises(Simulated):
        collect(source, [], simulated, nothing, nothing, datetime(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(Simulated):
        follow(source, [], simulated, nothing)
    assert not Run.objects.exists()


def test_any_other_lake_may_be_filled(lake: Lake) -> None:
    refuse_simulated(lake)


class _Source:
    name, version, platforms, stream = "mastodon", "1", ("mastodon",), staticmethod(lambda accounts, cursor: iter(()))
