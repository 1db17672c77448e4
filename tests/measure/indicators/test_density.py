from meetlat.measure import indicators, values
from tests.measure.tables import rows_of, two_with_accounts


def test_density() -> None:
    """Only where both inhabitants and area are known; with the year and the note of the inhabitants."""
    found = values(indicators()["density"], two_with_accounts())
    columns = ("indicator", "organisation", "value", "count", "base", "year", "note")
    assert rows_of(found, *columns) == [("density", "nl.a", 5000.0, 50_000.0, 10.0, 2020, "measured")]
