"""A lake for which nobody collected what organisations post: half of the contacts begin under something unseen."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest
from scipy.stats import fisher_exact

from meetlat.measure.simulation import Plan, posts
from tests.measure.yardstick.test_known_truth import true_status
from tests.measure.yardstick.truth_given import Known, Row


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Known]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(posts, "LOST", 1.0)
        yield Known(tmp_path_factory.mktemp("known"), Plan(20_000, 2), 20)


@pytest.fixture(scope="module")
def found(known: Known) -> list[tuple[Row, str]]:
    """Every contact, with what truly became of it."""
    true = {row["first"]: true_status(row) for row in known.true_contacts if row["seen"]}
    return [(row, true[row["first"]]) for row in known.contacts if row["first"] in true]


def test_nothing_that_an_organisation_posted_is_there(known: Known) -> None:
    unseen = known.values("unseen_parents")
    assert sum(row["count"] for row in unseen.values()) > 0.15 * sum(row["n"] for row in unseen.values())


def test_a_second_word_under_the_same_post_is_no_answer_to_the_first(found: list[tuple[Row, str]]) -> None:
    clear = [(row["status"], true) for row, true in found if row["status"] != "unclear"]
    assert all(status == true for status, true in clear)
    assert len(clear) > 0.9 * len(found)


def test_what_is_left_out_was_answered_as_often_as_what_is_not(found: list[tuple[Row, str]]) -> None:
    counts = Counter((row["status"] == "unclear", true in ("answered", "unseen")) for row, true in found)
    table = [[counts[unclear, answered] for answered in (True, False)] for unclear in (True, False)]
    assert min(table[0]) >= 20
    assert fisher_exact(np.array(table)).pvalue > 0.01
