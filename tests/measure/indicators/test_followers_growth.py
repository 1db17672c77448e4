import pytest

from tests.measure.messages import Expected, Given, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # GemeenteBuzz 2012: from 1,550 to 2,325
        ({"counts": [{"first_followers": 1_550.0, "followers": 2_325.0}]}, {"nl.a": 0.5}),
        # all accounts together
        (
            {
                "counts": [
                    {"first_followers": 100.0, "followers": 150.0},
                    {"first_followers": 300.0, "followers": 250.0, "platform": "x"},
                ]
            },
            {"nl.a": 0.0},
        ),
        # from 400 to 500 by two accounts
        (
            {
                "counts": [
                    {"first_followers": 100.0, "followers": 150.0},
                    {"first_followers": 300.0, "followers": 350.0, "platform": "x"},
                ]
            },
            {"nl.a": 0.25},
        ),
        # fewer than before
        ({"counts": [{"first_followers": 100.0, "followers": 75.0}]}, {"nl.a": -0.25}),
        # an account that is new takes no part
        (
            {"counts": [{"first_followers": 100.0, "followers": 110.0}, {"followers": 900.0, "platform": "x"}]},
            {"nl.a": 0.1},
        ),
        # nor does one that is gone
        (
            {"counts": [{"first_followers": 100.0, "followers": 110.0}, {"first_followers": 900.0, "platform": "x"}]},
            {"nl.a": 0.1},
        ),
        # counted once is no growth
        (
            {
                "counts": [
                    {"first_followers": 100.0, "followers": 100.0, "first_at": "2025-05-01", "last_at": "2025-05-01"}
                ]
            },
            {},
        ),
        # from nothing there is no share
        ({"counts": [{"first_followers": 0.0, "followers": 10.0}]}, {}),
    ],
)
def test_how_followers_grew(given: Given, expected: Expected) -> None:
    """Over the accounts that were counted twice."""
    assert value_of("followers_growth", tables(**given)) == pytest.approx(expected)


def test_what_stands_behind_it() -> None:
    found = columns_of(
        "followers_growth",
        tables(counts=[{"first_followers": 100.0, "followers": 150.0}, {"platform": "x"}]),
        "count",
        "base",
        "n",
    )
    assert found == [(50.0, 100.0, 1)]
