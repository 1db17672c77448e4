from tests.measure.tables import two_with_accounts, value_of


def test_whose_website_is_in_the_domain_register() -> None:
    """Without a known website there is nothing to say."""
    assert value_of("official_website", two_with_accounts()) == {"nl.a": 1.0, "nl.b": 0.0}
