from tests.measure.tables import two_with_accounts, value_of


def test_accounts_per_100000_inhabitants() -> None:
    """Nobody is divided by zero or by what is not known."""
    assert value_of("accounts_per_100000", two_with_accounts()) == {"nl.a": 6.0}
