import pytest

from tests.measure.messages import Expected, Given, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # 99 and 100
        ({"counts": [{"following": 99.0}, {"following": 100.0, "organisation": "nl.b"}]}, {"nl.a": 1.0, "nl.b": 0.0}),
        # 60 and 40 are 100
        ({"counts": [{"following": 60.0}, {"following": 40.0, "platform": "x"}]}, {"nl.a": 0.0}),
        # nobody
        ({"counts": [{"following": 0.0}]}, {"nl.a": 1.0}),
        # not known
        ({"counts": [{}]}, {}),
    ],
)
def test_who_follows_few(given: Given, expected: Expected) -> None:
    """Fewer than 100 by all accounts together."""
    assert value_of("follows_few", tables(**given)) == expected
