from tests.measure.messages import columns_of, tables


def test_messages_to_the_organisation_on_each_platform_where_it_has_an_account() -> None:
    voices = [{}, {"account": "second"}, {"platform": "x"}, {"organisation": "nl.b", "platform": "x"}]
    given = tables(heard=[{}, {}, {"organisation": "nl.b", "platform": "x"}], voices=voices)
    found = columns_of("heard_on_platform", given, "organisation", "platform", "value")
    assert found == [("nl.a", "mastodon", 2.0), ("nl.a", "x", 0.0), ("nl.b", "x", 1.0)]
