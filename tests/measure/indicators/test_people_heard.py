from tests.measure.messages import Row, tables, value_of


def test_somebody_who_writes_often_counts_once_for_each_organisation() -> None:
    heard: list[Row] = [
        {"author": 1},
        {"author": 1, "platform": "x"},
        {"author": 2},
        {"author": 1, "organisation": "nl.b"},
    ]
    given = tables(heard=heard, voices=[{}, {"organisation": "nl.b"}, {"organisation": "nl.c"}])
    assert value_of("people_heard", given) == {"nl.a": 2.0, "nl.b": 1.0, "nl.c": 0.0}
