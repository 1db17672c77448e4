"""The labelled profiles, and the bar for reading places in them."""

import re
from pathlib import Path

import pytest

from meetlat.text.places import Gazetteer, Places
from meetlat.text.places.profiles import DEVELOPMENT, TEST, Profile, Share, profiles, score
from tests.repository import ROOT
from tests.text.places.gazetteers import two_countries

BAR = 0.95


@pytest.fixture(scope="module")
def everywhere(reference_folder: Path) -> Places:
    return Places(Gazetteer.from_folder(reference_folder))


def test_there_are_three_hundred_and_none_twice() -> None:
    everyone = [*profiles(DEVELOPMENT), *profiles(TEST)]
    assert [len(profiles(DEVELOPMENT)), len(profiles(TEST))] == [150, 150]
    assert len({one.id for one in everyone}) == 300
    assert len({" ".join(re.findall(r"\w+", one.text)) for one in everyone}) > 280


def test_labels_name_organisations(everywhere: Places) -> None:
    labels = {id for split in (DEVELOPMENT, TEST) for one in profiles(split) for id in one.places}
    assert labels - set(everywhere.organisations) == set()


@pytest.mark.parametrize("split", [DEVELOPMENT, TEST])
def test_precision_meets_the_bar(everywhere: Places, split: str) -> None:
    assert score(everywhere, profiles(split)).precision.value >= BAR


def test_the_explanation_gives_the_figures(everywhere: Places) -> None:
    said = (ROOT / "docs" / "explanation" / "places.md").read_text("utf-8")
    for split in (DEVELOPMENT, TEST):
        made = score(everywhere, profiles(split))
        assert f"| {split} | {_cell(made.precision)} | {_cell(made.recall)} |" in said


def test_a_score_counts_places_not_profiles() -> None:
    judged = [
        Profile("a", TEST, "Utrecht en Zwolle", frozenset({"nl.gm0344"})),
        Profile("b", TEST, "ergens in Brabant", frozenset({"nl.gm0758"})),
    ]
    made = score(Places(two_countries()), judged)
    assert made.precision == Share(1, 2)
    assert made.recall == Share(1, 2)


@pytest.mark.parametrize(
    ("share", "interval"),
    [(Share(0, 0), (0.0, 1.0)), (Share(50, 100), (0.404, 0.596)), (Share(100, 100), (0.963, 1.0))],
)
def test_intervals(share: Share, interval: tuple[float, float]) -> None:
    assert share.interval == pytest.approx(interval, abs=0.001)


def _cell(share: Share) -> str:
    low, high = share.interval
    return f"{share.value:.3f} ({low:.3f}–{high:.3f}), {share.held} of {share.whole}"
