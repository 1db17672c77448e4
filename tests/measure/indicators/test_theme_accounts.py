from tests.measure.tables import two_with_accounts, value_of


def test_how_many_theme_channels() -> None:
    """Only the roles theme and project."""
    assert value_of("theme_accounts", two_with_accounts()) == {"nl.a": 1.0, "nl.b": 0.0, "nl.c": 0.0}
