import pytest

from tests.measure.messages import Expected, Given, tables, value_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # each role that is a theme
        ({"posts": [{"role": role} for role in ("theme", "project", "corporate", "council")]}, {"nl.a": 0.5}),
        # no theme channel
        ({"posts": [{}]}, {"nl.a": 0.0}),
        # a theme channel that was silent
        ({"voices": [{"role": "theme"}]}, {}),
    ],
)
def test_what_theme_channels_say(given: Given, expected: Expected) -> None:
    """Accounts about one theme or project."""
    assert value_of("theme_share", tables(**given)) == expected
