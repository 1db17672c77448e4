"""What is proposed for a file that nobody described, and what is said about it."""

import json
from pathlib import Path

import pytest

from meetlat.collect.draft import FormatChanged
from meetlat.collect.mapping import Unsure, as_toml, certain, mapping_from, propose, tried

FIXTURES = Path(__file__).parent / "fixtures"
COOSTO = FIXTURES / "coosto-2025-12.csv"


def written(tmp_path: Path, content: str, name: str = "export.csv") -> Path:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


MONITORS = [
    (
        "coosto-2025-12.csv",
        {
            "platform": "Bron",
            "url": "Url",
            "name": "Auteur",
            "time": ["Datum", "Tijd"],
            "text": "Bericht",
            "kind": "Type",
        },
        {("x", "post"): 1, ("facebook", "reply"): 1},
    ),
    (
        "brandwatch-2025-03.csv",
        {"platform": "Page Type", "url": "Url", "name": "Author", "time": "Date", "text": "Full Text"},
        {("x", "post"): 2},
    ),
    (
        "meltwater-2023-11.csv",
        {"platform": "Source Type", "handle": "Author Handle", "time": ["Date", "Time"], "text": "Hit Sentence"},
        {("x", "post"): 2},
    ),
]


@pytest.mark.parametrize(("name", "columns", "kinds"), MONITORS)
def test_the_export_of_a_monitor_is_understood(
    name: str, columns: dict[str, object], kinds: dict[tuple[str, str], int]
) -> None:
    path = FIXTURES / name
    found = certain(path)
    said = {role: list(names) if len(names) > 1 else names[0] for role, names in found.columns.items()}
    assert {role: said.get(role) for role in columns} == columns
    assert dict(tried(found, path).kinds) == kinds
    assert mapping_from(as_toml(found)).columns == found.columns


def test_the_zone_is_said_aloud() -> None:
    assert "are read as Europe/Amsterdam; change it" in as_toml(propose(COOSTO))


def test_neither_texts_nor_names_are_shown() -> None:
    found = propose(COOSTO)
    trial = tried(found, COOSTO)
    shown = as_toml(found) + json.dumps(trial.as_json()) + str(trial.rows)
    for secret in ("vries", "Boer", "Krant", "zondag", "Bedankt", "krant.example", "/123"):
        assert secret.lower() not in shown.lower()
    assert trial.as_json()["refused"] == [
        {"reason": "column Bron names no platform that is known (6 characters)", "n": 1, "line": 5}
    ]


UNSURE = [
    ("Datum,Auteur,Bericht,Bron\n1/2/2025,jan,hoi,Twitter\n", "whether the day or the month"),
    ("Datum,Auteur,Bericht,Bron\n31/1/2025,a,h,X\n1/31/2025,a,h,X\n", "not in every row"),
    ("Datum,Auteur,Bericht\n2025-01-02,jan,hoi\n", "not found: the platform"),
    ("Datum,Bericht,Bron\n2025-01-02,hoi,Twitter\n", "not found: whose it is"),
    ("Datum,Auteur,Bron\n2025-01-02,jan,Twitter\n", "not found: what was said"),
    ("Auteur,Bericht,Bron\njan,hoi,Twitter\n", "not found: when"),
    ("Id,Datum,Auteur,Bericht,Bron\n1.2E+17,2025-01-02,jan,hoi,Twitter\n", "spreadsheet has rounded"),
    ("Id,Datum,Auteur,Bericht,Bron\n1,2025-01-02,jan,hoi,X\n1,2025-01-02,jan,hoi,X\n", "more than one row"),
    (
        "Type,Datum,Auteur,Bericht,Bron\nBericht,2025-01-02,jan,hoi,X\nAnders,2025-01-02,jan,hoi,X\n",
        "translate its other values",
    ),
    (
        "Datum,Auteur,Bericht,Url\n2025-01-02,jan,a,https://www.facebook.com/gem/posts/5\n"
        "2025-01-02,piet,b,https://www.facebook.com/gem/posts/5\n",
        "say with kind which are comments",
    ),
]


@pytest.mark.parametrize(("content", "says"), UNSURE)
def test_what_a_person_must_look_at(tmp_path: Path, content: str, says: str) -> None:
    path = written(tmp_path, content)
    assert any(says in unsure for unsure in propose(path).unsure)
    assert "# UNSURE: " in as_toml(propose(path))
    assert tried(propose(path), path).seen in (0, 1, 2)
    with pytest.raises(Unsure, match="--dry-run"):
        certain(path)


def test_a_proposal_that_lacks_something_is_shown_and_not_tried(tmp_path: Path) -> None:
    path = written(tmp_path, "Datum,Auteur,Bericht\n2025-01-02,jan,hoi\n")
    assert "# UNSURE: not found: the platform" in as_toml(propose(path))
    assert tried(propose(path), path).as_json()["seen"] == 0


def test_json_line_by_line(tmp_path: Path) -> None:
    lines = [
        {
            "post": {"id": str(number), "text": "Dag"},
            "author": {"username": "jan"},
            "created_at": "2025-01-02T03:04:05Z",
            "platform": "x",
        }
        for number in range(3)
    ]
    path = written(tmp_path, "\n".join(map(json.dumps, lines)) + "\n{half\n", name="posts.ndjson")
    found = certain(path)
    assert found.columns["text"] == ("post.text",)
    assert found.columns["handle"] == ("author.username",)
    assert tried(found, path).as_json()["messages"] == 3
    assert list(tried(found, path).refused) == ["the line is no JSON"]


@pytest.mark.parametrize(
    "content",
    [
        "jan de vries;hallo allemaal;31-12-2025\npiet;dag;1-1-2026\n",  # no column names: nothing of it may be shown
        "post;https://x.com/jan/status/1;facebook\n",
        "",
        '{"naam": "jan"}\n',
    ],
)
def test_a_file_without_column_names_is_refused_without_showing_it(tmp_path: Path, content: str) -> None:
    with pytest.raises(FormatChanged) as why:
        propose(written(tmp_path, content))
    assert "jan" not in str(why.value)
