"""The demo: the practice country alone, beside a real folder, and never among real messages."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import translation

from meetlat.cli.demo import MEASURING, loaded
from meetlat.cli.practising import practise
from meetlat.register import practice
from meetlat.register.loading import BadReference
from meetlat.register.models import Load, Organisation
from meetlat.report.measures import latest
from meetlat.report.models import Edition, Figure
from tests.cli.running import Outcome, run
from tests.register.loading.folders import without, write

pytestmark = pytest.mark.django_db
Meetlat = Callable[..., Outcome]
SUBJECTS = ("census", "completeness", "measures", "residents")
MEASURES = ["measures-2025", "measures-2025-q3", "measures-2025-q4"]
ONCE = ("loading", "measuring", "simulating", "taken", "drawing", "storing", "open data")  # said where work is done


@pytest.fixture
def meetlat(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> Meetlat:
    monkeypatch.delenv("MEETLAT_REFERENCE", raising=False)
    monkeypatch.delenv("MEETLAT_LAKE", raising=False)
    monkeypatch.setattr("django.conf.settings.HOME", home)
    monkeypatch.setattr("meetlat.cli.practising.practise", partial(practise, 2_000))
    return lambda *arguments: run(capsys, monkeypatch, *arguments)


@pytest.fixture
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("real"))


def demo(meetlat: Meetlat) -> Outcome:
    outcome = meetlat("demo", "--no-serve")
    assert outcome.status == 0, outcome.err
    return outcome


def test_where_to_look_is_an_address_of_the_site() -> None:
    with translation.override("nl"):
        assert reverse("measuring") == MEASURING


@pytest.mark.slow
def test_on_the_practice_country_alone(meetlat: Meetlat) -> None:
    out = demo(meetlat).out
    assert "Practice Land: 64 municipalities" in out
    assert "This is the practice country: every name and figure in it is invented" in out
    assert f"http://127.0.0.1:8000{MEASURING}" in out
    assert {one.subject: one.practice for one in Edition.objects.all()} == dict.fromkeys(SUBJECTS, True)
    assert [one.pk for one in Edition.objects.filter(subject="measures").order_by("pk")] == MEASURES
    again = demo(meetlat).err
    assert not [word for word in ONCE if word in again]


@pytest.mark.slow
def test_beside_a_real_folder(meetlat: Meetlat, real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETLAT_REFERENCE", str(real))
    out = demo(meetlat).out
    assert "Netherlands: 2 municipalities" in out
    assert "Beside it stands the practice country" in out
    assert sorted(Organisation.current.values_list("country", flat=True).distinct()) == ["NL", "ZZ"]
    assert sorted(set(Edition.objects.values_list("subject", "practice"))) == [
        ("census", False),
        *((subject, True) for subject in SUBJECTS),
    ]
    measured = latest()
    assert set(Figure.objects.filter(edition=measured).values_list("country", flat=True)) == {"ZZ"}
    again = demo(meetlat)
    assert not [word for word in ONCE if word in again.err]
    assert (Edition.objects.count(), Load.objects.count()) == (7, 2)
    assert again.out == out


def test_a_practice_folder_of_ones_own_is_the_practice_country(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    practice.write(home / "own", seed=7)
    monkeypatch.setenv("MEETLAT_REFERENCE", str(home / "own"))
    assert loaded() == [home / "own"]
    assert Load.objects.get().practice


def test_a_folder_is_loaded_again_only_where_a_file_of_it_changed(real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETLAT_REFERENCE", str(real))
    loaded()
    loaded()
    assert Load.objects.filter(practice=False).count() == 1
    write(real, accounts=without("accounts", 0))
    loaded()
    assert Load.objects.filter(practice=False).count() == 2


def test_a_folder_that_lost_a_file_is_refused(real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETLAT_REFERENCE", str(real))
    loaded()
    (real / "places.csv").unlink()
    with pytest.raises(BadReference, match=r"places\.csv: is missing"):
        loaded()
