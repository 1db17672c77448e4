"""Read messages on the desk: who sees which, what was read in them and why, and how a person corrects it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from meetlat.collect.readings.models import Correction
from meetlat.collect.readings.reading import read_lake
from meetlat.lake import CORRECTABLE, Lake
from meetlat.register.models import Account, Holding, Organisation
from meetlat.site.desk.readings.tables import key_of
from meetlat.site.desk.readings.words import COLUMNS, RULES, VALUES, reason_words, topic_titles, value_words
from meetlat.site.people.models import AuditEvent
from meetlat.text import cues, labelled, language
from meetlat.text.judging import WORDS
from tests.collect.readings.plain_reader import PlainReader
from tests.lake.model import row, table
from tests.site.people.somebody import signed_in

pytestmark = pytest.mark.django_db
ASKED, PLAIN, ELSEWHERE = "Wanneer komt het <b>afval</b>?", "Mooi weer vandaag", "Van iemand anders"
ANSWER = {
    "is_question": "no", "contact": "complaint", "relation": "customer", "sentiment": "negative", "language": "nl",
    "topics": ["waste", "taxes"], "places": "", "automatic": "no", "why": "Retorisch.",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _said(lake: Lake, organisation: Organisation, neighbour: Organisation) -> None:
    said = []
    for number, (holder, text) in enumerate(((organisation, PLAIN), (neighbour, ELSEWHERE)), 1):
        account = Account.objects.create(platform="x", handle=f"waard{number}", key=f"waard{number}", url="https://x")
        Holding.objects.create(account=account, organisation=holder)
        said.append(row(number, text=text, author=number, account=str(account.pk)))
    lake.commit(table([*said, row(-3, text=ASKED, author=9, kind="reply", parent=1)]), run=1)
    read_lake(lake, PlainReader(), "1-aaaaaaaa")


@pytest.fixture
def researcher() -> Client:
    return signed_in("researcher")


def text(client: Client, name: str, *where: Any, **asked: str) -> str:
    response = client.get(reverse(name, args=where), asked)
    assert response.status_code == 200
    return str(response.content.decode())


def id_of(key: int) -> str:
    return f"{key % 2**64:016x}"


def seen(client: Client, key: int) -> str:
    return seen_in(text(client, "desk_message_correct", id_of(key)))


def seen_in(page: str) -> str:
    return page.split('name="seen" value="')[1].split('"')[0]


def send(client: Client, key: int, **changed: Any) -> Any:
    given = {**ANSWER, "seen": seen(client, key), **changed}
    return client.post(reverse("desk_message_correct", args=[id_of(key)]), given)


def test_the_doubtful_come_first_with_the_reasons_in_words(researcher: Client) -> None:
    page = text(researcher, "desk_messages")
    assert page.index(PLAIN) < page.index("Wanneer komt het &lt;b&gt;afval&lt;/b&gt;?")
    assert "ja (0,90)" in page
    assert "Ervoor: er staat een vraagteken." in page
    assert "Afval" in page
    assert ELSEWHERE not in text(researcher, "desk_messages", question="yes")
    assert "Wanneer komt het" not in text(researcher, "desk_messages", which="doubtful")


def test_a_member_sees_what_is_to_and_from_her_own_accounts(organisation: Organisation) -> None:
    member = signed_in("member", organisation)
    page = text(member, "desk_messages")
    assert PLAIN in page
    assert "Wanneer komt het" in page
    assert ELSEWHERE not in page
    assert ELSEWHERE not in text(member, "desk_messages", q="Grootewaard")
    assert member.get(reverse("desk_message", args=[id_of(2)])).status_code == 404
    assert "verbeteren/" not in text(member, "desk_message", id_of(1))
    assert member.post(reverse("desk_message_correct", args=[id_of(1)]), ANSWER).status_code == 403
    assert PLAIN not in text(signed_in_elsewhere(member), "desk_messages")


def signed_in_elsewhere(member: Client) -> Client:
    """The same person, no member of anything any more."""
    Organisation.objects.get(pk="nl.gm9901").members.clear()
    return member


@pytest.mark.parametrize("name", ["desk_messages", "desk_message", "desk_message_correct"])
def test_a_visitor_sees_no_text(name: str) -> None:
    response = Client().get(reverse(name, args=[] if name == "desk_messages" else [id_of(1)]))
    assert (response.status_code, PLAIN in response.content.decode()) == (302, False)


@pytest.mark.parametrize("word", ["Grootewaard", "nl.gm9902", "waard2", "GROOTEWAARD"])
def test_an_organisation_or_account(researcher: Client, word: str) -> None:
    page = text(researcher, "desk_messages", q=word)
    assert ELSEWHERE in page
    assert PLAIN not in page


@pytest.mark.parametrize(
    "asked",
    [
        {"page": "0"}, {"page": "-1"}, {"page": "99999999999999999999"}, {"page": "x"}, {"page": "²"},
        {"question": "maybe"}, {"language": "'; DROP"}, {"which": "all"}, {"q": "x" * 5_000},
    ],
)  # fmt: skip
def test_whatever_is_asked_there_is_an_answer(researcher: Client, asked: dict[str, str]) -> None:
    assert "<h1>Berichten</h1>" in text(researcher, "desk_messages", **asked)


def test_page_after_page(researcher: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meetlat.collect.readings.listing.PER_PAGE", 2)
    first, second = (text(researcher, "desk_messages", page=page) for page in "12")
    assert 'rel="next" href="?page=2"' in first
    assert 'rel="prev" href="?page=1"' in second
    assert ("Wanneer komt het" in first, "Wanneer komt het" in second) == (False, True)


@pytest.mark.parametrize("id", ["x", "1", "zzzzzzzzzzzzzzzz", "00000000000000ff", "٠" * 16])
def test_a_message_that_is_not_there(researcher: Client, id: str) -> None:
    assert researcher.get(f"/nl/werktafel/berichten/{id}/").status_code == 404


def test_an_address_holds_a_key() -> None:
    assert [key_of(id_of(key)) for key in (1, -3, 2**63 - 1, -(2**63))] == [1, -3, 2**63 - 1, -(2**63)]


def test_a_correction_outranks_the_reader_and_shows_who_when_and_why(researcher: Client) -> None:
    assert send(researcher, -3).status_code == 302
    said = {one.column: (one.value, one.why, one.reader_version) for one in Correction.objects.all()}
    why = ("Retorisch.", "1-aaaaaaaa")
    assert said == {
        "is_question": (False, *why), "contact": ("complaint", *why), "relation": ("customer", *why),
        "sentiment": ("negative", *why), "topics": (["taxes", "waste"], *why),
    }  # fmt: skip
    page = text(researcher, "desk_message", id_of(-3))
    for shown in ("ja (0,90)", "klacht", "Afval", "een-researcher", "Retorisch.", "Verbeteringen"):
        assert shown in page, shown
    event = AuditEvent.objects.latest("id")
    assert (event.kind, event.subject) == ("reading_corrected", f"message:{id_of(-3)}")
    assert event.detail == {"columns": "is_question, contact, relation, sentiment, topics"}
    assert "nagekeken" in text(researcher, "desk_messages", question="no")


def test_whoever_saves_says_whether_it_is_a_question(researcher: Client) -> None:
    """Also when that is what Meetlat reads: then it is no doubt any more."""
    unchanged = {"contact": "other", "relation": "unknown", "sentiment": "neutral", "topics": [], "why": ""}
    assert send(researcher, 1, **unchanged).status_code == 302
    assert list(Correction.objects.values_list("column", "value")) == [("is_question", False)]
    assert PLAIN not in text(researcher, "desk_messages", which="doubtful")


def test_a_correction_is_taken_back(researcher: Client) -> None:
    assert "Neem een verbetering terug" not in text(researcher, "desk_message_correct", id_of(-3))
    send(researcher, -3)
    assert send(researcher, -3, taken_back=["is_question", "topics"]).status_code == 302
    last = {one.column: one.value for one in Correction.objects.order_by("pk")}
    assert (last["is_question"], last["topics"], last["contact"]) == (None, None, "complaint")
    assert "teruggenomen" in text(researcher, "desk_message", id_of(-3))


def test_a_text_that_was_edited_meanwhile_is_read_again_first(researcher: Client, lake: Lake) -> None:
    before = seen(researcher, -3)
    send(researcher, -3)
    lake.commit(table([row(-3, text="Andere tekst", author=9, kind="reply", parent=1)]), run=2)
    read_lake(lake, PlainReader(), "1-aaaaaaaa")
    response = send(researcher, -3, seen=before)
    assert response.status_code == 200
    assert "intussen gewijzigd" in response.content.decode()
    assert seen_in(response.content.decode()) == seen(researcher, -3)  # sent again, it stands on the new text
    page = text(researcher, "desk_message", id_of(-3))
    assert "geldt niet meer: de tekst is daarna gewijzigd" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"is_question": "maybe"}, {"is_question": ""}, {"contact": "praise"}, {"topics": ["garbage"]},
        {"places": "Nergenshuizen"}, {"taken_back": ["is_question"]}, {"why": "x" * 301}, {"language": "xx"},
    ],
)  # fmt: skip
def test_wrong_input_is_told_at_the_field(researcher: Client, wrong: dict[str, Any]) -> None:
    response = send(researcher, 1, **wrong)
    if "taken_back" in wrong:  # there is nothing to take back: the field is not there
        assert response.status_code == 302
        return
    assert response.status_code == 200
    assert "utrecht-form-field-error-message" in response.content.decode()
    assert not Correction.objects.exists()


def test_places_by_name_or_id(researcher: Client) -> None:
    send(researcher, 1, places="Lutjewaard, nl.gm9902,")
    assert Correction.objects.get(column="places").value == ["nl.gm9901", "nl.gm9902"]
    page = text(researcher, "desk_message", id_of(1))
    assert "Lutjewaard, Grootewaard" in page


def test_the_desk_leads_there(researcher: Client) -> None:
    assert reverse("desk_messages") in text(researcher, "desk")


def test_every_rule_has_a_title() -> None:
    assert set(RULES) == {*cues.rules(), WORDS}


def test_every_value_has_a_word() -> None:
    known = {
        "language": language.LANGUAGES, "contact": labelled.CONTACTS, "relation": labelled.RELATIONS,
        "sentiment": labelled.SENTIMENTS,
    }  # fmt: skip
    assert {name: tuple(words) for name, words in VALUES.items()} == known
    assert set(COLUMNS) == set(CORRECTABLE)


@pytest.mark.parametrize("code", ["nl", "en", "fr"])
def test_topics_have_titles_in_the_readers_language(code: str) -> None:
    with translation.override(code):
        assert len(set(topic_titles().values())) == len(topic_titles()) > 10
        assert value_words("topics", ["waste", "unheard-of"]) == f"{topic_titles()['waste']}, unheard-of"


def test_reasons_are_told_for_and_against() -> None:
    assert reason_words(["-rhetorical", "+question-mark", "+asks-anybody", "+brand-new"]) == [
        "Ervoor: er staat een vraagteken, vraagt of iemand het weet, brand-new.",
        "Ertegen: vraagt zonder antwoord te willen.",
    ]
    assert reason_words([]) == []
