from tests.measure.tables import two_with_accounts, value_of


def test_who_has_an_account_on_a_government_domain() -> None:
    """Directory evidence alone is not enough."""
    assert value_of("own_domain_accounts", two_with_accounts()) == {"nl.a": 1.0, "nl.b": 1.0, "nl.c": 0.0}
