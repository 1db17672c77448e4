from tests.measure.messages import Row, columns_of, tables

ORGANISATIONS: list[Row] = [
    {"organisation": "nl.a", "inhabitants": 20_000.0},
    {"organisation": "nl.b", "inhabitants": 500.0},
    {"organisation": "nl.c", "inhabitants": None},
    {"organisation": "nl.d", "inhabitants": 0.0},
]


def test_messages_per_1000_inhabitants() -> None:
    """Nobody is divided by zero or by what is not known."""
    voices = [{"organisation": row["organisation"]} for row in ORGANISATIONS]
    given = tables(heard=[{}, {}, {}, {"organisation": "nl.c"}], voices=voices, organisations=ORGANISATIONS)
    found = columns_of("heard_per_1000", given, "organisation", "value", "count", "base")
    assert found == [("nl.a", 0.15, 3.0, 20_000.0), ("nl.b", 0.0, 0.0, 500.0)]
