from tests.measure.tables import two_with_accounts, value_of


def test_density() -> None:
    """Only where both inhabitants and area are known."""
    assert value_of("density", two_with_accounts()) == {"nl.a": 5000.0}
