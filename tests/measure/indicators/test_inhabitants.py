from tests.measure.tables import two_with_accounts, value_of


def test_inhabitants() -> None:
    """Unknown stays unknown."""
    assert value_of("inhabitants", two_with_accounts()) == {"nl.a": 50000.0, "nl.b": 0.0, "nl.c": None}
