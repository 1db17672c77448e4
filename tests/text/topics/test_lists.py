"""The files of the topics: what is refused and how that is told, and whether every shipped phrase does something."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetlat.text.language import LANGUAGES
from meetlat.text.texts import laid_out
from meetlat.text.topics import BadTopic, Topic, Topics, Words, load, topics
from meetlat.text.topics.lists import SPOKEN, read_topic

TITLE = '[title]\nnl = "Afval"\nen = "Waste"\nfr = "Déchets"\n'
GOOD = f'about = "refuse"\n{TITLE}\n[nl]\nkeywords = ["*afval*"]\nweak = ["vol"]\nnot = ["afvallen"]\n'


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "waste.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_a_file_is_a_topic(tmp_path: Path) -> None:
    words = (Words(("*afval*",), ("vol",), ("afvallen",)), Words(), Words(), Words())
    title = {"nl": "Afval", "en": "Waste", "fr": "Déchets"}
    assert read_topic(written(tmp_path, GOOD)) == Topic("waste", title, "refuse", "", words)


def test_a_researcher_edits_a_file_and_sees_the_effect(tmp_path: Path) -> None:
    text, dutch = laid_out(["De glasbol is weg"]), np.zeros(1, np.int8)
    written(tmp_path, GOOD)
    assert not load(tmp_path).topics_of(text, dutch).any()
    written(tmp_path, GOOD.replace('"*afval*"', '"*afval*", "glasbol"'))
    assert load(tmp_path).topics_of(text, dutch).all()


@pytest.mark.parametrize(("text", "told"), [
    ("x = [", "is not TOML: "),
    (b"about = '\xff'", "is not UTF-8. Save it as UTF-8."),
    (GOOD.replace("[nl]", "[nll]"), "the key nll is not known. Known: title, about, source, nl, en, fr, de."),
    (GOOD.replace("keywords", "keyword"), "the key nl.keyword is not known. Known: keywords, weak, not."),
    (GOOD.replace('fr = "', 'de = "'), "the key title.de is not known. Known: nl, en, fr."),
    (GOOD.replace('fr = "Déchets"', ""), "title.fr is missing. A topic has a title in nl, en, fr."),
    (GOOD.replace('"Waste"', "3"), "title.en holds 3; it must be text between quotation marks."),
    (GOOD.replace('"refuse"', "3"), "about holds 3; it must be text between quotation marks."),
    (GOOD.replace('["vol"]', "[12]"), "nl.weak holds 12; it must be text between quotation marks."),
    (GOOD.replace('["vol"]', '"vol"'), "nl.weak is 'vol'; it must be a list of phrases."),
    (GOOD.replace(TITLE, 'title = "Afval"\n'), "title is 'Afval'; it must be a table: [title]."),
    ('fr = 1\n' + GOOD, "fr is 1; it must be a table: [fr]."),
    (GOOD.replace('"vol"', '"a*f"'), "nl.weak: 'a*f' has a * inside; it may stand at the beginning and the end."),
    (GOOD.replace('"vol"', '"*vo*"'), "nl.weak: '*vo*' is too short; beside a * stand at least 3 letters."),
    (GOOD.replace('"vol"', '"%"'), "nl.weak: '%' holds no word or sign that could be found."),
    (GOOD.replace('"vol"', '"*AFVAL*"'), "[nl] holds '*AFVAL*' twice. Keep one of them."),
    (TITLE, "holds no keywords. Give some in [nl], [en], [fr] or [de]."),
    (f'{TITLE}[nl]\nweak = ["vol"]', "holds no keywords."),
])  # fmt: skip
def test_a_broken_file_is_refused_with_what_would_be_right(tmp_path: Path, text: str | bytes, told: str) -> None:
    with pytest.raises(BadTopic) as refused:
        load(written(tmp_path, text).parent)
    assert str(refused.value).startswith(f"waste.toml: {told}")


def test_a_folder_without_topics_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadTopic, match=r"holds no topics\. A topic is a file NAME\.toml\."):
        load(tmp_path / "nowhere")


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "waste.toml").mkdir()
    with pytest.raises(BadTopic, match=r"waste\.toml: cannot be read"):
        load(tmp_path)


@given(st.text(max_size=80).map(lambda text: f"{TITLE}{text}") | st.text("[]nlkeyword=\"'*,\n ", max_size=60))
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = written(tmp_path_factory.getbasetemp(), text.encode("utf-8", "replace"))
    try:
        assert read_topic(file).name == "waste"
    except BadTopic as refused:
        assert str(refused).startswith("waste.toml: ")  # noqa: PT017 - most texts are refused, some are not


def words() -> Iterator[tuple[Topic, int, Words]]:
    for topic in topics().lists:
        for language, held in enumerate(topic.words):
            yield topic, language, held


def unheld(topic: Topic, language: int, phrases: tuple[str, ...], exceptions: tuple[str, ...] = ()) -> list[str]:
    """Of the phrases those in which, taken as texts, neither a keyword nor a weak phrase of the topic is found."""
    held = topic.words[language]
    alone = [
        Words(held.keywords + held.weak, (), exceptions) if at == language else Words() for at in range(len(SPOKEN))
    ]
    lists = Topics([Topic(topic.name, topic.title, "", "", tuple(alone))])
    said = [phrase.strip("*^$ ") for phrase in phrases]
    found = lists.topics_of(laid_out(said), np.full(len(said), language, np.int8))
    return [phrase for phrase, one in zip(phrases, found[:, 0], strict=True) if not one]


def test_every_topic_speaks_every_language() -> None:
    assert [(topic.name, LANGUAGES[language]) for topic, language, held in words() if len(held.keywords) < 10] == []


def test_every_exception_holds_a_keyword_that_it_excepts() -> None:
    assert {(t.name, LANGUAGES[at]): lost for t, at, held in words() if (lost := unheld(t, at, held.exceptions))} == {}


def test_no_exception_swallows_a_whole_keyword() -> None:
    lost = {(t.name, LANGUAGES[at]): unheld(t, at, held.keywords, held.exceptions) for t, at, held in words()}
    assert {where: phrases for where, phrases in lost.items() if phrases} == {}
