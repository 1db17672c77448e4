import pytest

from tests.measure.messages import Expected, columns_of, tables, value_of


@pytest.mark.parametrize(
    ("local", "outside"),
    [
        ("2025-03-05 09:00", 0.0),  # Wednesday
        ("2025-03-05 08:59:59", 1.0),
        ("2025-03-05 16:59:59", 0.0),
        ("2025-03-05 17:00", 1.0),
        ("2025-03-03 12:00", 0.0),  # Monday
        ("2025-03-07 12:00", 0.0),  # Friday
        ("2025-03-08 12:00", 1.0),  # Saturday
        ("2025-03-09 12:00", 1.0),  # Sunday
        ("2025-12-25 12:00", 0.0),  # Christmas, a Thursday: here an ordinary day
    ],
)
def test_when_the_office_is_open(local: str, outside: float) -> None:
    assert value_of("outside_office", tables(posts=[{"local": local}])) == {"nl.a": outside}


@pytest.mark.parametrize(("utc", "outside"), [("2025-03-05 15:30", 0.0), ("2025-07-02 15:30", 1.0)])
def test_the_clock_is_the_one_on_the_wall(utc: str, outside: float) -> None:
    """Half past four in winter is half past five in summer."""
    assert value_of("outside_office", tables(posts=[{"created_at": utc}])) == {"nl.a": outside}


@pytest.mark.parametrize(
    ("locals", "expected"),
    [
        (["2025-03-05 12:00", "2025-03-05 22:00"], {"nl.a": 0.5}),
        ([], {}),
    ],
)
def test_a_share_of_the_messages(locals: list[str], expected: Expected) -> None:
    given = tables(posts=[{"local": local} for local in locals], voices=[{}])
    assert value_of("outside_office", given) == expected


def test_what_stands_behind_it() -> None:
    assert columns_of("outside_office", tables(posts=[{}] * 3), "count", "base", "n") == [(0.0, 3.0, 3)]
