from tests.measure.tables import two_with_accounts, value_of


def test_how_many_former_accounts() -> None:
    """A current account that was handed over is not a former one."""
    assert value_of("former_accounts", two_with_accounts()) == {"nl.a": 1.0, "nl.b": 0.0, "nl.c": 0.0}
