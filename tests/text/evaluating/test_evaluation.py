"""Readers are judged on the split that nobody tuned them on, beside rules of one line; no text comes out."""

import csv
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from meetlat.problem import Problem
from meetlat.text.evaluating import Evaluation, corpora, tables
from meetlat.text.evaluating.bars import Bar, on_others, on_shipped
from meetlat.text.evaluating.baselines import COMMONEST, LEXICON, MARK, NAMES, commonest, marked, named
from meetlat.text.evaluating.score import READER, Score
from meetlat.text.evaluating.shipped import EVERY, UNMARKED, profiles, shipped
from meetlat.text.labelled import TEST, labelled
from meetlat.text.places import Gazetteer

ROWS = {row.text: row for row in labelled()}
GAZETTEER = Gazetteer.from_rows(
    [{"id": "nl.gm9001", "kind": "municipality", "name": "Polderdam"}],
    [
        {
            "place": "Polderdam",
            "kind": "Gemeente",
            "organisation": "nl.gm9001",
            "municipality": "",
            "province": "Utrecht",
        }
    ],
)


class Knows:
    """Reads every labelled message as it is labelled, and other texts by what they hold."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def read(self, texts: Sequence[str]) -> pa.Table:
        self.seen += texts
        return pa.Table.from_pylist([_known(text) for text in texts])


def _known(text: str) -> dict[str, Any]:
    row = ROWS.get(text)
    if row is None:
        language = text.split()[0] if text else "unsure"
        return {"language": language, "is_question": "?" in text, "sentiment": "positive", "topics": [""]}
    return {
        "language": row.language, "is_question": row.question, "contact": row.contact, "relation": row.relation,
        "automatic": row.automatic, "sentiment": row.sentiment, "topics": list(row.topics), "places": [],
    }  # fmt: skip


@pytest.fixture(scope="module")
def knows() -> Knows:
    return Knows()


@pytest.fixture(scope="module")
def scores(knows: Knows) -> list[Score]:
    return list(shipped(knows))  # type: ignore[arg-type]


def where(scores: list[Score], **wanted: str) -> list[Score]:
    return [score for score in scores if all(getattr(score, name) == value for name, value in wanted.items())]


def test_only_the_test_split_is_read(knows: Knows, scores: list[Score]) -> None:
    assert scores
    assert {ROWS[text].split for text in knows.seen} == {TEST}
    assert len(knows.seen) == sum(row.split == TEST for row in labelled())


def test_who_knows_all_labels_has_everything_right(scores: list[Score]) -> None:
    own = where(scores, by=READER)
    assert {score.reader for score in own} == {
        *("language", "question", "automatic", "contact", "relation", "sentiment", "topics")
    }
    assert {
        (score.measures.precision.value, score.measures.recall.value, score.measures.f1.value) for score in own
    } == {(1.0, 1.0, 1.0)}


def test_rules_of_one_line_stand_beside(scores: list[Score]) -> None:
    beside = {score.reader: {one.by for one in where(scores, reader=score.reader)} for score in scores}
    assert beside["question"] == {READER, MARK, COMMONEST}
    assert beside["sentiment"] == {READER, LEXICON, COMMONEST}
    assert all(COMMONEST in rules for rules in beside.values())
    assert all(score.measures.f1.value < 1 for score in scores if score.by != READER)


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de", EVERY])
def test_messages_without_a_question_mark(scores: list[Score], language: str) -> None:
    kept = [
        row for row in labelled() if row.split == TEST and language in (EVERY, row.language) and "?" not in row.text
    ]
    own, mark, _ = where(scores, reader="question", language=language, on=UNMARKED)
    assert own.texts == len(kept)
    assert own.given == sum(row.question for row in kept)
    assert mark.measures.recall.value == 0


def test_profiles(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"split": "test", "text": "Polderdam", "places": "nl.gm9001"},
        {"split": "test", "text": "Inwoner van Polderdam", "places": "nl.gm9001"},
        {"split": "test", "text": "Verder niets", "places": ""},
        {"split": "development", "text": "Polderdam", "places": ""},
    ]
    monkeypatch.setattr("meetlat.text.evaluating.shipped._profiles", lambda: rows)
    own, every = profiles(GAZETTEER)
    assert (own.by, own.texts, own.given, own.measures.f1.value) == (READER, 3, 2, 1)
    assert (every.by, every.measures.recall.value) == (NAMES, 1)


def test_bars(scores: list[Score], knows: Knows, folder: Path) -> None:
    found = list(on_shipped(scores))
    assert all(bar.met for bar in found)
    assert [bar.asked for bar in found] == [0.90, 0.88, 0.88, 0.15, 0.15, 0.15]
    assert not Bar("", 0.9, 0.8999).met
    others = {bar.what: bar for bar in on_others(corpora(knows, folder))}  # type: ignore[arg-type]
    assert not others["language, right, all"].met
    assert others["language, right, under 40 characters"].found == 0.5
    assert others["language, right of decided, under 40 characters"].met


def test_baselines() -> None:
    assert marked(["Hoe laat?", "Hoe laat", "https://polderdam.example/?a"]) == [True, False, True]
    assert commonest(["b", "a", "a", "b"]) == "b"
    assert commonest([True, False, False]) is False
    assert named(["ik woon in Polderdam", "Polderdamseweg"], GAZETTEER) == [["nl.gm9001"], []]


SETS: dict[str, list[dict[str, str]]] = {
    "langid_nl_fr_de_en.csv.gz": [
        {"lang": "nl", "kind": "single-words", "text": "nl"},
        {"lang": "nl", "kind": "single-words", "text": "unsure"},
        {"lang": "fr", "kind": "sentences", "text": "en " + "x" * 60},
    ],
    "sentiment_nl_fr_en_de.csv.gz": [
        {"lang": "nl", "source": "tweets train (who)", "text": "nl goed", "label": "positive"},
        {"lang": "nl", "source": "tweets val (who)", "text": "nl slecht", "label": "negative"},
    ],
    "ud_sentences_nl_fr.csv.gz": [
        {"lang": "nl", "source": "A", "text": "nl wat?", "ends_with_question_mark": "True"},
        {"lang": "nl", "source": "A", "text": "nl dat.", "ends_with_question_mark": "False"},
    ],
    "swda_dialogue_acts_en.csv.gz": [{"text": "en what", "is_question": "True"}],
    "nl_bus_intents.csv": [
        {"intent": "greetings", "text": "nl hallo"},
        {"intent": "meldKlachten", "text": "nl de bus was te laat"},
        {"intent": "geefReisTijden", "text": "nl hoe laat?"},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, rows in SETS.items():
        with (gzip.open if name.endswith(".gz") else open)(tmp_path / name, "wt", newline="") as stream:
            written = csv.DictWriter(stream, rows[0])
            written.writeheader()
            written.writerows(rows)
    return tmp_path


def test_sets_of_others(knows: Knows, folder: Path) -> None:
    held = corpora(knows, folder)  # type: ignore[arg-type]
    languages = {(one.kind, one.language): one for one in held.languages}
    assert languages["single-words", "nl"].right.value == 0.5
    assert languages["single-words", "nl"].decided.value == 0.5
    assert languages["single-words", "nl"].right_of_decided.value == 1
    assert languages["under 40 characters", "all"].texts == 2
    assert languages["all", "all"].right.value == pytest.approx(1 / 3)
    own = {score.on: score for score in held.scores if score.by == READER}
    assert own["tweets"].texts == 2
    assert own["tweets"].measures.recall.value == 0.5
    assert own["A"].measures.f1.value == 1
    assert own["SwDA"].measures.recall.value == 0
    assert (own["bus intents"].texts, own["bus intents"].given) == (2, 1)


def test_a_set_that_is_missing(knows: Knows, folder: Path) -> None:
    (folder / "nl_bus_intents.csv").unlink()
    with pytest.raises(Problem, match=r"nl_bus_intents\.csv cannot be read"):
        corpora(knows, folder)  # type: ignore[arg-type]


def test_tables_and_json_hold_figures_and_no_text(knows: Knows, scores: list[Score], folder: Path) -> None:
    others = corpora(knows, folder)  # type: ignore[arg-type]
    evaluation = Evaluation("1-abc", [*scores, *profiles(GAZETTEER)], others)
    shown = list(tables(evaluation))
    assert {table.part for table in shown} == {"shipped", "places", "others"}
    for table in shown:
        assert {len(row) for row in table.rows} <= {len(table.columns)}
        assert table.markdown().count("\n| ") == len(table.rows) + 2
        assert table.plain().count("\n") == len(table.rows) + 5
    said = json.dumps(evaluation.as_json(), allow_nan=False) + "".join(table.plain() for table in shown)
    assert not [text for text in knows.seen if len(text) > 12 and text in said]
    assert json.loads(json.dumps(evaluation.as_json()))["split"] == "test"
