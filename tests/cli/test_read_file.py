"""meetlat read FILE: a line of JSON for each text, in order, whatever the table and however many processes."""

import gzip
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from meetlat.text.accessibility import accessibility
from meetlat.text.reading import COLUMNS
from tests.cli.running import Outcome, run

Meetlat = Callable[..., Outcome]

MESSAGES = [
    "Wanneer komt het grofvuil in de Kerkstraat?",
    "The bin has not been emptied for three weeks, please fix",
    "je me demande si la piscine est ouverte\ndimanche; ou lundi",
    "Dank voor uw bericht, wij reageren binnen twee werkdagen.",
    "",
]
HOSTILE = {
    "nothing": "",
    "one": "a",
    "NUL": "\0 ja \0",
    "right to left": "\u202e\u200f\u061c? \u2067abc",
    "half a letter": "\ud800\udfff\udc80",
    "marks": "e" + "\u0301" * 10_000,
    "long": "wat een troep. " * 7_000,
    "a": "a" * 1_000_000,
    "question marks": "?" * 100_000,
    "spaces": " \t\u00a0\u2003" * 25_000,
    "emoji": "👩‍👩‍👧‍👦" * 20_000,
    "links": "https://" * 12_500,
    "handles": "@" * 100_000,
}


@pytest.fixture
def meetlat(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> Meetlat:
    monkeypatch.delenv("MEETLAT_REFERENCE", raising=False)
    return lambda *arguments: run(capsys, monkeypatch, "read", *arguments, "--processes", "1")


def lines(outcome: Outcome) -> list[dict[str, Any]]:
    assert outcome.out == "" or outcome.out.endswith("\n")
    return [json.loads(line) for line in outcome.out.split("\n")[:-1]]


def written(file: Path, texts: list[str], column: str = "text") -> Path:
    file.write_text("".join(json.dumps({column: text}) + "\n" for text in texts))
    return file


def test_a_line_per_text_in_order(meetlat: Meetlat, tmp_path: Path) -> None:
    outcome = meetlat(str(written(tmp_path / "a.ndjson", MESSAGES)), "--json")
    assert outcome.status == 0
    said = lines(outcome)
    assert all(tuple(one) == COLUMNS for one in said)
    assert [one["language"] for one in said] == ["nl", "en", "fr", "nl", "unsure"]
    assert [one["is_question"] for one in said] == [True, True, True, False, False]
    assert [one["automatic"] for one in said] == [False, False, False, True, False]
    assert all(0 <= one["question_score"] <= 1 for one in said)
    assert said[0]["reasons"]
    assert said[0]["topics"] == ["waste"]


def test_all_kinds_of_tables_say_the_same(meetlat: Meetlat, tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": range(5), "said": MESSAGES}), tmp_path / "a.parquet")
    rows = "".join(f'{number};"{text}"\r\n' for number, text in enumerate(MESSAGES))
    (tmp_path / "a.csv").write_text("\ufeffid;said\r\n" + rows, encoding="utf-8", newline="")
    ndjson = written(tmp_path / "a.ndjson", MESSAGES, "said")
    (tmp_path / "b.ndjson.gz").write_bytes(gzip.compress(ndjson.read_bytes()))
    outputs = {meetlat(str(file), "--column", "said", "--json").out for file in tmp_path.iterdir() if file.is_file()}
    assert len(outputs) == 1


def test_what_cannot_be_read_keeps_its_line(meetlat: Meetlat, tmp_path: Path) -> None:
    file = tmp_path / "a.ndjson"
    file.write_text('{"text": "Goedemorgen"}\n{"text": 5}\n{"text": null}\nno\n{"text": "Wanneer?"}\n')
    outcome = meetlat(str(file), "--json")
    said = lines(outcome)
    assert outcome.status == 0
    assert [one.get("line") for one in said] == [None, 2, 3, 4, None]
    assert said[1] == {"refused": "a number where a text is expected", "line": 2}
    assert outcome.err == (
        "· no places are looked for: name the folder that says which there are with --gazetteer\n"
        "· 3 of 5 texts set aside: line 2: a number where a text is expected; line 3: no text (null);"
        " line 4: no JSON: Expecting value\n"
    )


def test_nothing_that_can_be_read(meetlat: Meetlat, tmp_path: Path) -> None:
    file = tmp_path / "a.ndjson"
    file.write_text("no\n" * 9)
    outcome = meetlat(str(file), "--json")
    assert outcome.status == 1
    assert "meetlat: a.ndjson: 9 of 9 texts set aside: line 1: no JSON" in outcome.err
    assert "and 4 more." in outcome.err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "id;tekst\n1;ja\n", "a.csv: has no column 'text'. It has: id, tekst. Name the right one: --column"),
        ("a.xlsx", "PK", "a.xlsx: the type .xlsx is not read. Known: .csv, .tsv, .txt, .ndjson, .jsonl, .parquet"),
    ],
)
def test_a_wrong_file(meetlat: Meetlat, tmp_path: Path, name: str, content: str, said: str) -> None:
    (tmp_path / name).write_text(content)
    outcome = meetlat(str(tmp_path / name), "--json")
    assert (outcome.status, outcome.out) == (1, "")
    assert f"meetlat: {said}" in outcome.err


def test_no_file_and_no_gazetteer(meetlat: Meetlat, tmp_path: Path) -> None:
    assert "nowhere.csv: cannot be opened (No such file or directory)." in meetlat(str(tmp_path / "nowhere.csv")).err
    file = written(tmp_path / "a.ndjson", MESSAGES)
    outcome = meetlat(str(file), "--gazetteer", str(tmp_path))
    assert outcome.status == 1
    assert f"--gazetteer {tmp_path}: holds no organisations.csv" in outcome.err


def test_places_by_a_gazetteer(meetlat: Meetlat, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "organisations.csv").write_text("id,kind,name\nnl.gm9001,municipality,Polderdam\n")
    (folder / "places.csv").write_text(
        "place,alternative,kind,organisation,municipality,province\nPolderdam,,Gemeente,nl.gm9001,Polderdam,Flevoland\n"
    )
    file = written(tmp_path / "a.ndjson", ["Wanneer gaat het zwembad in Polderdam open?", "Wanneer gaat het open?"])
    said = lines(meetlat(str(file), "--json", "--gazetteer", str(folder)))
    assert [one["places"] for one in said] == [["nl.gm9001"], []]


POSTS = ["Kom naar de #wateenmooiedag", 'Lees: "\u2028"\nen #WatEenMooieDag', "HET ZWEMBAD IS VANDAAG DICHT", "{}"]


def test_accessibility_comes_behind_the_readings(meetlat: Meetlat, tmp_path: Path) -> None:
    file = written(tmp_path / "a.ndjson", POSTS)
    with file.open("a") as more:
        more.write('{"text": 5}\n')
    *said, aside = lines(meetlat(str(file), "--json", "--accessibility"))
    plain = lines(meetlat(str(file), "--json"))
    assert [{name: one[name] for name in COLUMNS} for one in said] == plain[:-1]
    assert {tuple(one) for one in said} == {(*COLUMNS, "accessibility")}
    assert [one["accessibility"] for one in said] == accessibility(POSTS).to_pylist()
    assert [one["accessibility"]["readable_hashtags"] for one in said] == [False, True, None, None]
    assert [one["accessibility"]["no_shouting"] for one in said] == [True, True, False, True]
    assert aside == plain[-1] == {"refused": "a number where a text is expected", "line": 5}


def test_accessibility_for_people(meetlat: Meetlat, tmp_path: Path) -> None:
    said = meetlat(str(written(tmp_path / "a.ndjson", POSTS)), "--accessibility").out
    rows = [row for line in said.splitlines() if len(row := line.split()) > 2]
    assert ["no_shouting", "yes", "3", "75.0%"] in rows
    assert "readable_hashtags" in said
    assert "links_to_original" not in said  # nobody can tell
    assert "no_shouting" not in meetlat(str(tmp_path / "a.ndjson")).out


def test_accessibility_without_a_file(meetlat: Meetlat) -> None:
    outcome = meetlat("--accessibility")
    assert (outcome.status, outcome.out) == (1, "")
    assert "--accessibility looks at the texts of a FILE. Name one." in outcome.err


def test_for_people(meetlat: Meetlat, tmp_path: Path) -> None:
    outcome = meetlat(str(written(tmp_path / "a.ndjson", ["\x1b[31m" + MESSAGES[0] + "a" * 90, *MESSAGES])))
    assert outcome.status == 0
    assert "a.ndjson: 6 texts" in outcome.out
    assert "language" in outcome.out
    assert "50.0%" in outcome.out
    assert "\x1b" not in outcome.out


def test_an_empty_table(meetlat: Meetlat, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\n")
    assert meetlat(str(tmp_path / "a.csv"), "--json") == Outcome(0, "", meetlat(str(tmp_path / "a.csv")).err)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_read_within_a_second(meetlat: Meetlat, tmp_path: Path, text: str) -> None:
    file = written(tmp_path / "a.ndjson", ["Wanneer komt het grofvuil?", text, "Wanneer komt het grofvuil?"])
    meetlat(str(written(tmp_path / "b.ndjson", ["ja"])), "--json")  # what is read only once
    start = time.process_time()
    said = lines(meetlat(str(file), "--json"))
    assert time.process_time() - start < 1
    assert tuple(said[1]) == COLUMNS
    assert said[0] == said[2]


def command(file: Path, processes: str) -> list[str]:
    return [sys.executable, "-m", "meetlat.cli", "read", str(file), "--json", "--processes", processes]


@pytest.mark.slow
@pytest.mark.parametrize("more", [[], ["--accessibility"]])
def test_several_processes_print_the_same(home: Path, tmp_path: Path, more: list[str]) -> None:
    file = written(tmp_path / "a.ndjson", [f"{text} {number}" for number in range(3_000) for text in MESSAGES])
    asked = ([*command(file, number), *more] for number in ("1", "2", "3"))
    outputs = {subprocess.run(one, capture_output=True, check=True).stdout for one in asked}
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") == 15_000


@pytest.mark.slow
@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_pipe_that_closes_early_ends_it_quietly(home: Path, tmp_path: Path, processes: str) -> None:
    file = written(tmp_path / "a.ndjson", MESSAGES * 6_000)
    with subprocess.Popen(command(file, processes), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(60) == 1
    assert b"Traceback" not in said
