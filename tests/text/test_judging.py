"""What the linear model says of a message, and the reasons it gives."""

import numpy as np
import pytest

from meetlat.text.batch import Batch
from meetlat.text.judging import Judged
from meetlat.text.labelled import CONTACTS, RELATIONS, SENTIMENTS


def judged(*texts: str | None) -> Judged:
    return Judged(Batch(texts))


def reasons(text: str) -> list[str]:
    said = judged(text)
    return [said.reason_names[number] for number in said.reasons[1]]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("kan iemand mij vertellen wanneer het grofvuil komt", True),
        ("Wanneer wordt dit nou eens opgelost", True),
        ("container al drie weken niet geleegd graag actie", True),
        ("je me demande si la piscine est ouverte", True),
        ("Does anyone know if the tip is open today", True),
        ("Weiß jemand, wann das Freibad wieder aufmacht", True),
        ("hoe dom kun je zijn?", False),
        ("Alles goed?", False),
        ("Komt er een nieuw zwembad? Lees het op onze site https://polderdam.example/a?b=c", False),
        ("Wat is jouw favoriete plek in de stad? Laat het weten in de reacties!", False),
        ("Mooi weer vandaag, lekker gewandeld langs de vaart", False),
        ("https://polderdam.example/zoek?q=afval", False),
    ],
)
def test_question(text: str, question: bool) -> None:
    assert judged(text).questions.tolist() == [question]


def test_reasons_name_the_rules_that_moved_the_score() -> None:
    assert "+asks-anybody" in reasons("Weet iemand hoe laat de milieustraat opengaat?")
    assert "+question-mark" in reasons("Weet iemand hoe laat de milieustraat opengaat?")
    assert "-greeting" in reasons("Alles goed?")
    assert reasons("") == []


def test_a_question_is_never_of_another_contact_and_nothing_else_is_a_question() -> None:
    said = judged(
        "Wanneer komt het grofvuil?", "Lantaarnpaal kapot bij de brug", "Dank voor de snelle hulp!", "Zon vandaag"
    )
    for question, contact in zip(said.questions, said.contacts, strict=True):
        assert not (question and CONTACTS[contact] == "other")
        assert question or CONTACTS[contact] != "question"


def test_automatic_replies() -> None:
    said = judged(
        "Dank voor uw bericht. Wij reageren binnen twee werkdagen.",
        "Dank voor je melding, we gaan vanmiddag kijken in de Kerkstraat.",
    )
    assert said.automatic.tolist() == [True, False]


@pytest.mark.parametrize("text", [None, "", "   ", "\u200b"])
def test_nothing_is_read_in_nothing(text: str | None) -> None:
    said = judged(text, "Wanneer komt het grofvuil?")
    assert said.question_scores[0] == 0
    assert not said.automatic[0]
    assert (CONTACTS[said.contacts[0]], RELATIONS[said.relations[0]]) == ("other", "unknown")
    assert SENTIMENTS[said.sentiments[0]] == "neutral"


def test_a_text_is_judged_the_same_alone_and_among_others() -> None:
    texts = ["Wanneer komt het grofvuil?", "", "Schandalig dit", None, "Bedankt!", "Is the pool open"]
    together = judged(*texts)
    alone = [judged(text) for text in texts]
    assert np.allclose(together.question_scores, [one.question_scores[0] for one in alone], atol=1e-5)
    assert together.contacts.tolist() == [one.contacts[0] for one in alone]
