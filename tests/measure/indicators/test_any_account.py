from tests.measure.tables import two_with_accounts, value_of


def test_who_has_any_account() -> None:
    """A former account does not count, a shared one does."""
    assert value_of("any_account", two_with_accounts()) == {"nl.a": 1.0, "nl.b": 1.0, "nl.c": 0.0}
