from tests.measure.tables import two_with_accounts, value_of


def test_who_shares_an_account() -> None:
    """An account that one of two gave up is not shared."""
    assert value_of("shared_accounts", two_with_accounts()) == {"nl.a": 1.0, "nl.b": 1.0, "nl.c": 0.0}
