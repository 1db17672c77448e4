from meetlat.measure import indicators, values
from tests.measure.tables import rows_of, two_with_accounts


def test_who_is_on_which_platform() -> None:
    """One row per platform where somebody is, whatever the number of accounts; no row where nobody was found."""
    found = values(indicators()["on_platform"], two_with_accounts())
    assert rows_of(found, "organisation", "platform", "value") == [
        ("nl.a", "facebook", 1.0),
        ("nl.a", "mastodon", 1.0),
        ("nl.b", "mastodon", 1.0),
    ]
