from tests.measure.messages import Row, tables, value_of

VOICES = [{}, {"organisation": "nl.b"}, {"organisation": "nl.b", "platform": "facebook"}]


def test_messages_to_the_organisation_are_counted() -> None:
    """Whoever has an account and hears nothing has zero; whoever has none has no figure."""
    heard: list[Row] = [{}, {"contact": "report"}, {"is_question": False}]
    given = tables(heard=heard, voices=VOICES, organisations=[{}, {"organisation": "nl.c"}])
    assert value_of("heard", given) == {"nl.a": 3.0, "nl.b": 0.0}
