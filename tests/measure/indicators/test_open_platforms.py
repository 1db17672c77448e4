from tests.measure.tables import two_with_accounts, value_of


def test_who_is_on_an_open_platform() -> None:
    """Mastodon is open, Facebook is not."""
    assert value_of("open_platforms", two_with_accounts()) == {"nl.a": 1.0, "nl.b": 1.0, "nl.c": 0.0}
