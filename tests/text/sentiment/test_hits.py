"""Where a feeling stands, and what the words around it do to it."""

import numpy as np
import pytest

from meetlat.text.language import LANGUAGES
from meetlat.text.sentiment.hits import DENIED, Hits, hits
from meetlat.text.sentiment.lexicon import ROLES, SPOKEN, lexicon
from meetlat.text.texts import laid_out


def found(text: str, language: str = "nl") -> Hits:
    return hits(laid_out([text]), np.array([LANGUAGES.index(language)], np.int8), lexicon())


def polarity(word: str, language: str) -> float:
    held = hits(laid_out([word]), np.array([LANGUAGES.index(language)], np.int8), lexicon())
    return float(held.polarity[0])


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("dit is niet mooi", "nl", "mooi"),
        ("dat klopt niet", "nl", "klopt"),  # a verb is denied from behind
        ("ik heb geen enkele hoop", "nl", "hoop"),
        ("this was never any fun", "en", "fun"),
        ("ce n'est pas très propre", "fr", "propre"),
        ("on ne vous comprend pas", "fr", "comprend"),
        ("das ist keine schöne sache", "de", "schöne"),
        ("das klappt nicht", "de", "klappt"),
    ],
)
def test_denied(text: str, language: str, word: str) -> None:
    held = found(text, language)
    assert held.denied.tolist() == [True]
    assert np.sign(held.felt[0]) == -np.sign(polarity(word, language))
    assert abs(held.felt[0]) == pytest.approx(abs(held.polarity[0] * DENIED))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("niet. mooi", "nl"),  # another sentence
        ("niet hier en nu dus mooi", "nl"),  # too far
        ("niet groot maar mooi", "nl"),  # "maar" turns it back
        ("niet alleen mooi", "nl"),  # looks like a denial
        ("mooi niet", "nl"),  # no verb
        ("niet 😍", "nl"),  # signs are not denied
        ("not only lovely", "en"),
    ],
)
def test_not_denied(text: str, language: str) -> None:
    assert not found(text, language).denied[-1]


@pytest.mark.parametrize(
    ("text", "language", "sign"),
    [
        ("niet slecht", "nl", 1),
        ("geen klachten", "nl", 1),
        ("pas mal", "fr", 1),
        ("not happy", "en", -1),
        ("nicht schlecht", "de", 1),
        ("not bad", "en", 1),
    ],
)
def test_what_is_said_together_counts_once(text: str, language: str, sign: int) -> None:
    held = found(text, language)
    assert np.sign(held.felt).tolist() == [sign]
    assert not held.denied.any()


@pytest.mark.parametrize(
    ("text", "plain"), [("heel lelijk", 1.5), ("beetje lelijk", 0.6), ("lelijk", 1.0), ("heel. lelijk", 1.0)]
)
def test_degrees(text: str, plain: float) -> None:
    assert found(text).polarity[-1] == pytest.approx(polarity("lelijk", "nl") * plain)


def test_but_parts_what_was_said_before_from_what_comes_after() -> None:
    held = found("mooi park maar vies water")
    assert held.before_but.tolist() == [True, False]
    assert held.after_but.tolist() == [False, True]


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [("schandalig", "nl", 1), ("schandalig", "fr", 0), ("schandalig", "unsure", 1), ("schandalig", "other", 1)],
)
def test_words_count_in_their_own_language(text: str, language: str, number: int) -> None:
    assert len(found(text, language).text) == number


def test_a_neighbour_neither_denies_nor_strengthens() -> None:
    held = hits(laid_out(["dit is niet heel", "mooi", "maar"]), np.zeros(3, np.int8), lexicon())
    at = held.text.tolist().index(1)
    assert [held.denied[at], held.before_but[at], held.after_but[at]] == [False, False, False]
    assert held.polarity[at] == pytest.approx(polarity("mooi", "nl"))


def test_every_language_has_words_on_both_sides() -> None:
    polarities = lexicon().says[:, :, ROLES.index("polarity")]
    assert polarities.shape == (lexicon().phrases.number, len(SPOKEN) + 1)
    assert ((polarities > 0).sum(axis=0) > 300).all()
    assert ((polarities < 0).sum(axis=0) > 300).all()


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_filled_in_every_language(role: str) -> None:
    assert (lexicon().says[:, :, ROLES.index(role)] != 0).any(axis=0).all()
