"""The model card says what a fresh evaluation says. Renew it with ``python -m scripts.model_card``."""

from pathlib import Path

import pytest

from meetlat.text.evaluating import Evaluation, evaluate
from meetlat.text.places import Gazetteer
from scripts.model_card import CARD, figures, standing, written


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return evaluate()


@pytest.fixture(scope="session")
def others(reference_folder: Path) -> Path:
    """Labelled sets that others made, where they lie beside the reference folder."""
    folder = reference_folder.parent / "corpora" / "text-eval"
    if not folder.is_dir():
        pytest.skip("there are no labelled sets of others beside the reference folder")
    return folder


def card() -> str:
    return CARD.read_text(encoding="utf-8")


def test_figures_on_the_shipped_sets(evaluation: Evaluation) -> None:
    assert standing(card(), "shipped") == figures(evaluation)["shipped"].strip()


def test_figures_of_places(reference_folder: Path) -> None:
    fresh = figures(evaluate(Gazetteer.from_folder(reference_folder)))
    assert standing(card(), "places") == fresh["places"].strip()


@pytest.mark.reference
def test_figures_on_the_sets_of_others(others: Path) -> None:
    assert standing(card(), "others") == figures(evaluate(None, others))["others"].strip()


def test_a_figure_that_differs_is_seen(evaluation: Evaluation) -> None:
    fresh = figures(evaluation)
    changed = written(card(), {"shipped": fresh["shipped"].replace("1", "2", 1)})
    assert standing(changed, "shipped") != fresh["shipped"].strip()
    assert standing(written(changed, fresh), "shipped") == fresh["shipped"].strip()


def test_a_card_without_its_place() -> None:
    with pytest.raises(SystemExit, match="holds 0 places for the figures of 'shipped'"):
        written("# Model card", {"shipped": "…"})
