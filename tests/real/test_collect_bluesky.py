"""The whole way from a real Bluesky network into the lake: complete, resumed after kill -9, and without a name."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from meetlat.collect.names import Names
from tests.real.bluesky import Bluesky, Post
from tests.real.bluesky_scene import Scene, play
from tests.real.installation import Installation


@pytest.fixture(scope="module")
def scene(bluesky: Bluesky) -> Scene:
    return play(bluesky)


@pytest.fixture(scope="module")
def collected(bluesky: Bluesky, scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Killed twice on its way, then left alone."""
    settings = {"MEETLAT_BLUESKY_SERVICE": bluesky.appview}
    installation = Installation(tmp_path_factory.mktemp("bluesky-home"), "bluesky", settings)
    installation.register("bluesky", [account.handle for account in scene.officials])
    installation.collect_until(len(scene.expected) // 4)
    installation.collect_until(len(scene.expected) // 2)
    told = installation.collect()
    assert (told["status"], told["refused"]) == ("done", 0)
    assert told["new"] == len(scene.expected)
    return installation


def row_of(post: Post, scene: Scene, names: Names) -> dict[str, Any]:
    """What should lie in the lake of a post."""
    by, record, reply = scene.authors[post.uri], post.record, post.record.get("reply")
    mentioned = [facet["features"][0]["did"] for facet in record.get("facets", [])]
    return {
        "author": names.author("bluesky", by.did),
        "created_at": datetime.fromisoformat(record["createdAt"]),
        "kind": "reply" if reply else "post",
        "text": scene.masked(record["text"]),
        "parent": names.message("bluesky", reply["parent"]["uri"]) if reply else None,
        "root": names.message("bluesky", reply["root"]["uri"]) if reply else None,
        "parent_seen": True,
        "mentions": [names.author("bluesky", did) for did in mentioned],
        "official": by in scene.officials,
        "id": post.uri if by in scene.officials else post.rkey,
    }


def test_every_message_is_there_as_it_was_posted_and_no_other(collected: Installation, scene: Scene) -> None:
    names, found = collected.names, collected.messages()
    expected = {names.message("bluesky", uri): row_of(post, scene, names) for uri, post in scene.expected.items()}
    assert len(expected) + len(scene.strangers) == 5_000
    assert found.keys() == expected.keys()
    for key, wanted in expected.items():
        row = found[key] | {"official": found[key]["account"] is not None}
        assert {name: row[name] for name in wanted} == wanted


def test_the_lake_is_sound(collected: Installation) -> None:
    checked = collected.lake.check()
    assert (checked.duplicates, checked.orphans, checked.bad_files) == (0, 0, 0)


def test_no_resident_is_named_anywhere_on_disk(collected: Installation, scene: Scene) -> None:
    residents = scene.residents
    handles = [resident.handle.removesuffix(".test") for resident in residents]
    dids = [resident.did.rpartition(":")[2] for resident in residents]
    needles = [needle.encode() for needle in (*handles, *dids, *scene.names)]
    files = [file for file in collected.home.rglob("*") if file.is_file()]
    assert any(file.suffix == ".parquet" for file in files)
    for file in files:
        content = file.read_bytes() + unpacked(file)
        assert not [needle for needle in needles if needle in content], file.name


def unpacked(file: Path) -> bytes:
    """Every text in a Parquet file, its metadata included."""
    if file.suffix != ".parquet":
        return b""
    parquet = pq.ParquetFile(file)
    return repr((parquet.read().to_pydict(), parquet.metadata, parquet.schema_arrow)).encode()


def test_a_second_visit_adds_nothing(collected: Installation) -> None:
    before = collected.messages()
    told = collected.collect()
    assert (told["new"], told["changed"], told["gone"]) == (0, 0, 0)
    assert collected.messages() == before


def test_what_was_deleted_goes_and_what_was_written_since_comes(
    collected: Installation, scene: Scene, bluesky: Bluesky
) -> None:
    question, alone, root = scene.questions[-1], scene.questions[-2], scene.roots[3]
    by = scene.authors
    for post in (question, alone, root):
        bluesky.delete(by[post.uri], post)
    late = bluesky.reply(scene.residents[5], scene.roots[0], "Is het nog dicht?")
    bluesky.wait_until_indexed()
    told = collected.collect()
    found, names = collected.messages(), collected.names
    assert (told["new"], told["gone"]) == (1, 3)
    assert names.message("bluesky", late.uri) in found
    assert not {names.message("bluesky", post.uri) for post in (question, alone, root)} & found.keys()
