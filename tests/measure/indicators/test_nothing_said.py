import pytest

from tests.measure.messages import Expected, Given, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # seen before, silent now
        ({"voices": [{"author": 1}]}, {"nl.a": 1.0}),
        # said something
        ({"voices": [{"author": 1}], "posts": [{}]}, {"nl.a": 0.0}),
        # never seen: not known
        ({"voices": [{}]}, {}),
        # never seen, and its own counter says why
        ({"voices": [{}], "counts": [{"posts": 0.0}]}, {"nl.a": 1.0}),
        # never seen, and its own counter says that it did speak
        ({"voices": [{}], "counts": [{"posts": 7.0}]}, {}),
        # one of two accounts spoke
        ({"voices": [{"author": 1}, {"author": 2, "platform": "x"}], "posts": [{}]}, {"nl.a": 0.0}),
    ],
)
def test_who_said_nothing(given: Given, expected: Expected) -> None:
    """Silence is only called so where it would have been noticed."""
    assert value_of("nothing_said", tables(**given)) == expected
