import pytest

from tests.measure.messages import Expected, Given, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # spoke on the first of those days
        ({"voices": [{"author": 1}], "posts": [{"created_at": "2025-10-03 00:00"}]}, {"nl.a": 0.0}),
        # spoke just before them
        ({"voices": [{"author": 1}], "posts": [{"created_at": "2025-10-02 23:59:59"}]}, {"nl.a": 1.0}),
        # one of two
        (
            {"voices": [{"author": 1}, {"author": 2, "platform": "x"}], "posts": [{"created_at": "2025-12-01 12:00"}]},
            {"nl.a": 0.5},
        ),
        # one account under two pseudonyms, silent, beside one that speaks
        (
            {
                "voices": [{"author": 1}, {"author": 3}, {"author": 2, "platform": "x"}],
                "posts": [{"platform": "x", "created_at": "2025-12-01 12:00"}],
            },
            {"nl.a": 0.5},
        ),
        # never seen: not known
        ({"voices": [{}]}, {}),
        # never seen, because it never spoke
        ({"voices": [{}], "counts": [{"posts": 0.0}]}, {"nl.a": 1.0}),
        # not its own through those days
        ({"voices": [{"author": 1, "line": None}]}, {}),
        # of which nothing was seen in a part of them
        ({"voices": [{"author": 1, "through": False}]}, {}),
        # followed no longer than to the end of May
        ({"voices": [{"author": 1, "line": "2025-03-02"}], "posts": [{}]}, {"nl.a": 0.0}),
        # spoke before the period, and not in it
        ({"voices": [{"author": 1}], "last_said": [{"at": "2025-10-03"}]}, {"nl.a": 0.0}),
    ],
)
def test_which_share_is_silent(given: Given, expected: Expected) -> None:
    """The last 90 days of 2025 begin on 3 October; an account we never saw is not called silent."""
    assert value_of("silent_accounts", tables(**given)) == expected


def test_a_full_count_has_no_interval() -> None:
    given = tables(voices=[{"author": 1}, {"author": 2, "platform": "x"}], posts=[{}])
    assert columns_of("silent_accounts", given, "value", "count", "base", "n") == [(1.0, 2.0, 2.0, 2)]
    with pytest.raises(Exception, match="low"):
        columns_of("silent_accounts", given, "low")


def test_a_shared_account_is_silent_for_both() -> None:
    """It speaks for both as well, if it speaks."""
    both = [{"account": "hlt", "author": 1, "organisation": id} for id in ("nl.a", "nl.b")]
    assert value_of("silent_accounts", tables(voices=both)) == {"nl.a": 1.0, "nl.b": 1.0}
