from tests.measure.tables import two_with_accounts, value_of


def test_on_how_many_platforms() -> None:
    """Two accounts on one platform are one platform."""
    assert value_of("platforms", two_with_accounts()) == {"nl.a": 2.0, "nl.b": 1.0, "nl.c": 0.0}
