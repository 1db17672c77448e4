"""The whole way from a server that goes wrong into the lake: complete, resumed after kill -9, and without a name."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

from meetlat.collect.names import Names
from tests.collect.traces import found_on_disk
from tests.real.installation import Installation
from tests.real.mastodon import Account, Mastodon
from tests.real.mastodon_scene import ALL, Line, Scene, play

SOON = {"Retry-After": "1", "X-RateLimit-Reset": "1"}
FAULTS: list[tuple[str, str, dict[str, Any]]] = [
    ("ratelimit", "/api/v1/accounts/*/statuses", {"count": 2, "headers": SOON}),
    ("status", "/api/v1/accounts/lookup", {"count": 1, "status": 500}),
    ("status", "/api/v1/statuses/*/context", {"count": 2, "status": 503}),
    ("malformed", "/api/v1/statuses/*/context", {"count": 2}),
    ("malformed", "/api/v1/accounts/*/statuses", {"count": 1, "truncate": False}),
    ("latency", "/api/v1/statuses/*/context", {"count": 3, "delay_ms": 500}),
]


@contextmanager
def going_wrong(server: Mastodon) -> Iterator[None]:
    with ExitStack() as faults:
        for kind, path, effect in FAULTS:
            faults.enter_context(server.fault(kind, path, **effect))
        yield


@pytest.fixture(scope="module")
def scene(mastodon_server: Mastodon) -> Scene:
    return play(mastodon_server)


@pytest.fixture(scope="module")
def collected(mastodon_server: Mastodon, scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Killed twice on its way, on a server that goes wrong, then left alone."""
    host = mastodon_server.host
    settings = {"MEETLAT_SERVERS": f"{host}={mastodon_server.address}"}
    installation = Installation(tmp_path_factory.mktemp("mastodon-home"), "mastodon", settings)
    installation.register("mastodon", [f"{account.username}@{host}" for account in scene.officials])
    for share in (4, 2):
        with going_wrong(mastodon_server):
            installation.collect_until(len(scene.lines) // share)
    with going_wrong(mastodon_server):
        told = installation.collect()
    assert (told["status"], told["refused"], told["new"]) == ("done", 0, len(scene.lines))
    return installation


def row_of(line: Line, scene: Scene, server: Mastodon, names: Names) -> dict[str, Any]:
    """What should lie in the lake of it."""

    def key(said: Line | None) -> int | None:
        return names.message("mastodon", said.uri(server)) if said else None

    def who(account: Account) -> int:
        return names.author("mastodon", f"{account.username}@{server.host}")

    official = line.by in scene.officials
    return {
        "author": who(line.by),
        "created_at": line.at,
        "kind": "reply" if line.answers else "post",
        "text": scene.masked(line, server),
        "parent": key(line.answers),
        "root": key(line.root) if line.answers else None,
        "parent_seen": True,
        "mentions": [who(line.to)] if line.to else [],
        "official": official,
        "id": line.uri(server) if official else str(line.id),
    }


def test_every_message_is_there_as_it_was_posted_and_no_other(
    collected: Installation, scene: Scene, mastodon_server: Mastodon
) -> None:
    names, found = collected.names, collected.messages()
    expected = {
        names.message("mastodon", line.uri(mastodon_server)): row_of(line, scene, mastodon_server, names)
        for line in scene.lines
    }
    assert len(scene.lines) + len(scene.chatter) == ALL == 5_000
    assert found.keys() == expected.keys()
    for key, wanted in expected.items():
        row = found[key] | {"official": found[key]["account"] is not None}
        assert {name: row[name] for name in wanted} == wanted


def test_the_lake_is_sound(collected: Installation) -> None:
    checked = collected.lake.check()
    assert (checked.duplicates, checked.orphans, checked.bad_files) == (0, 0, 0)


def test_no_resident_is_named_anywhere_on_disk(collected: Installation, scene: Scene) -> None:
    assert found_on_disk(collected.home, *(one.username for one in scene.residents), *scene.names) == []
    assert found_on_disk(collected.home, scene.officials[0].username)  # the search finds who may be named


def test_a_second_visit_adds_nothing(collected: Installation) -> None:
    before = collected.messages()
    told = collected.collect()
    assert (told["new"], told["changed"], told["gone"]) == (0, 0, 0)
    assert collected.messages() == before


def test_an_edit_and_deletions_are_honoured(collected: Installation, scene: Scene, mastodon_server: Mastodon) -> None:
    edited, thanks, own = scene.lines[0], scene.lines[3], scene.lines[-1]
    mastodon_server.edit(edited.by, {"id": edited.id}, "De weg is open")
    for line in (thanks, own):
        mastodon_server.delete(line.by, {"id": line.id})
    told = collected.collect()
    found, names = collected.messages(), collected.names
    gone = {names.message("mastodon", line.uri(mastodon_server)) for line in (thanks, own)}
    assert (told["changed"] >= 1, told["gone"]) == (True, 2)
    assert not gone & found.keys()
    assert found[names.message("mastodon", edited.uri(mastodon_server))]["text"] == "De weg is open"
