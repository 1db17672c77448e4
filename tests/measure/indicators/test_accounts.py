from tests.measure.tables import two_with_accounts, value_of


def test_how_many_accounts() -> None:
    """Current ones only; a shared account counts for each holder; what was given up does not."""
    assert value_of("accounts", two_with_accounts()) == {"nl.a": 3.0, "nl.b": 1.0, "nl.c": 0.0}
