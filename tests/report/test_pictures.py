"""The pictures of an edition."""

from pathlib import Path

import pytest

from meetlat.register.practice import write
from meetlat.report import pictures
from meetlat.report.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(practice: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The maps of one platform and the size classes, drawn in a home of their own."""
    monkeypatch.setattr("django.conf.settings.HOME", tmp_path)
    monkeypatch.setattr("django.conf.settings.LANGUAGES", [("nl", "Nederlands"), ("fr", "Français")])
    monkeypatch.setattr(pictures._drawing, "_common", lambda: ["facebook"])
    write(tmp_path / "reference")
    pictures.draw(practice, tmp_path / "reference")
    return tmp_path


def test_a_map_links_every_organisation_in_each_language(practice: Edition, drawn: Path) -> None:
    for language, address in (("nl", "/nl/organisaties/zz.m001/"), ("fr", "/fr/organisations/zz.m001/")):
        picture = pictures.country_map(practice, "ZZ", "municipality", "facebook", language)
        assert picture is not None
        assert address in picture.svg
        assert len(picture.rows) == 64
        assert "style=" not in picture.svg


def test_size_classes_are_drawn_with_their_table(practice: Edition, drawn: Path) -> None:
    picture = pictures.class_chart(practice, "ZZ", "municipality", "fr")
    assert picture is not None
    assert {row[1] for row in picture.rows} == {"petite", "moyenne", "grande"}


def test_what_was_drawn_is_not_drawn_again(practice: Edition, drawn: Path) -> None:
    told: list[str] = []
    pictures.draw(practice, drawn / "reference", told.append)
    assert told == []


@pytest.mark.parametrize(("kind", "platform"), [("province", "facebook"), ("municipality", "flickr")])
def test_where_nothing_was_drawn_there_is_no_map(practice: Edition, drawn: Path, kind: str, platform: str) -> None:
    assert pictures.country_map(practice, "ZZ", kind, platform, "nl") is None


def test_tiles_need_no_boundaries(practice: Edition) -> None:
    picture = pictures.tiles(practice, "ZZ", "municipality", "facebook", "en")
    assert "/en/organisations/zz.m001/" in picture.svg
    assert picture.columns == ("Organisation", "Facebook")
    assert {"found", "not found"} == {row[1] for row in picture.rows}
