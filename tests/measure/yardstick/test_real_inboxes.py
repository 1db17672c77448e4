"""Real messages: the eight definitions are what a plain computation finds, and the page about them says so."""

from pathlib import Path

import pytest

from bench import irc_links, twcs_definitions
from meetlat.lake import connect
from meetlat.measure.definitions import definitions
from tests.measure.yardstick.comparing import Answers, assert_same, counted
from tests.measure.yardstick.worlds import Row, World
from tests.repository import ROOT

PAGE = (ROOT / "docs" / "explanation" / "twcs-eight-definitions.md").read_text()
BRANDS, SHOWN = 73, 4

pytestmark = [pytest.mark.reference, pytest.mark.slow]


@pytest.fixture(scope="module")
def corpora(reference_folder: Path) -> Path:
    return reference_folder.parent / "corpora"


@pytest.fixture(scope="module")
def tweets(corpora: Path) -> list[Row]:
    return twcs_definitions.tweets(corpora / "twcs-slices" / "twcs_slices.parquet")


@pytest.fixture(scope="module")
def measured(tweets: list[Row]) -> Answers:
    backend = connect()
    return twcs_definitions.counted(twcs_definitions.given(tweets, backend), backend, definitions().values())


def test_every_brand_by_every_definition(tweets: list[Row], measured: Answers) -> None:
    holders = twcs_definitions.brands(tweets)
    assert len(holders) == BRANDS
    always = twcs_definitions.ALWAYS
    world = World(
        messages=tweets,
        holders=holders,
        organisations=[{"organisation": row["organisation"], "schedule": always.id} for row in holders],
        observed={"x": twcs_definitions.until(tweets)},
        period=twcs_definitions.PERIOD,
        schedules={always.id: always},
    )
    assert_same(measured, counted([world]))


def test_the_page_shows_what_is_measured(measured: Answers) -> None:
    lines = [*twcs_definitions.lines(measured, twcs_definitions.biggest(measured, SHOWN))]
    assert len(lines) > SHOWN * len(definitions())
    assert "\n".join(lines).strip() in PAGE


@pytest.mark.parametrize("split", ["dev", "channel-two"])
def test_the_page_shows_how_often_the_right_answer_is_found(corpora: Path, split: str) -> None:
    found = irc_links.agreement(irc_links.Channels(corpora / "irc-links", split))
    assert irc_links.line(split, found) in PAGE
    assert found.recall_where_named > 0.9
    assert found.precision_of_person > 0.9
